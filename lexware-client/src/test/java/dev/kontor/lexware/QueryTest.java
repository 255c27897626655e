package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "tom & co, name=tom%20%26amp%3B%20co",
        "a<b>c, name=a%26lt%3Bb%26gt%3Bc",
        "&amp;, name=%26amp%3Bamp%3B",
        "Müller+Söhne, name=M%C3%BCller%2BS%C3%B6hne",
        "'50%', name=50%25",
        "'\"x\"', name=%22x%22"
    })
    void encodesSearchWordsForHtmlAndThenForTheAddress(String word, String query) {
        assertThat(new Query().withSearch("name", word)).hasToString(query);
    }

    @Test
    void encodesOtherWordsForTheAddressOnly() {
        assertThat(new Query().with("a", "x & y").with("b", null).with("c", 3))
                .hasToString("a=x%20%26%20y&c=3");
    }

    @Test
    void asksForAnyKindAndStateUnlessToldOtherwise() {
        assertThat(VoucherlistQuery.any().query())
                .isEqualTo("voucherType=any&voucherStatus=any&page=0&size=250");
    }

    @Test
    void writesEveryPartOfAVoucherlistQuery() {
        UUID contact = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
        String query =
                VoucherlistQuery.any()
                        .withTypes(VoucherType.INVOICE, VoucherType.CREDIT_NOTE)
                        .withStatuses(VoucherStatus.OPEN, VoucherStatus.PAID)
                        .withArchived(false)
                        .withContact(contact)
                        .withVoucherDate(
                                VoucherlistQuery.Days.between(
                                        LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 3)))
                        .withCreated(VoucherlistQuery.Days.since(LocalDate.of(2026, 2, 1)))
                        .withUpdated(new VoucherlistQuery.Days(null, LocalDate.of(2026, 3, 1)))
                        .withVoucherNumber("R&D 1")
                        .withPage(2, 100)
                        .sortedBy(VoucherlistQuery.Sort.Property.CREATED_DATE, true)
                        .query();

        assertThat(query)
                .isEqualTo(
                        "voucherType=creditnote%2Cinvoice&voucherStatus=open%2Cpaid&archived=false&contactId="
                                + contact
                                + "&voucherDateFrom=2026-01-02&voucherDateTo=2026-01-03&createdDateFrom=2026-02-01"
                                + "&updatedDateTo=2026-03-01&voucherNumber=R%26amp%3BD%201&page=2&size=100&sort=createdDate%2CASC");
    }

    @Test
    void refusesOverdueTogetherWithOtherStates() {
        assertThatThrownBy(() ->
                        VoucherlistQuery.any()
                                .withStatuses(VoucherStatus.OVERDUE, VoucherStatus.OPEN))
                .isInstanceOf(FieldRefused.class)
                .hasMessageStartingWith("voucherStatus");
        assertThat(VoucherlistQuery.any().withStatuses(VoucherStatus.OVERDUE).query())
                .contains("voucherStatus=overdue");
    }

    @Test
    void refusesKindsThatTheVoucherlistDoesNotHold() {
        assertThatThrownBy(() -> VoucherlistQuery.any().withTypes(VoucherType.DUNNING))
                .isInstanceOf(FieldRefused.class)
                .hasMessageStartingWith("voucherType");
    }

    @Test
    void refusesADayBeforeTheFirst() {
        assertThatThrownBy(() ->
                        VoucherlistQuery.Days.between(
                                LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(FieldRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 251, size", "0, 0, size", "-1, 10, page", "40, 250, page", "10000, 1, page"})
    void refusesPagesThatTheApiDoesNotHave(int page, int size, String field) {
        assertThatThrownBy(() -> VoucherlistQuery.any().withPage(page, size))
                .isInstanceOfSatisfying(
                        FieldRefused.class, it -> assertThat(it.field()).isEqualTo(field));
    }

    @Test
    void allowsTheLastPageOfTheWindow() {
        assertThat(VoucherlistQuery.any().withPage(39, 250).query()).contains("page=39&size=250");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void knowsEveryEventByItsWireWord(EventType type) {
        assertThat(EventType.ofWire(type.wire())).contains(type);
        assertThat(type.wire().replace('.', '_').replace('-', '_'))
                .isEqualToIgnoringCase(type.name());
    }

    @Test
    void takesAnEventThatItDoesNotKnowCalmly() {
        assertThat(EventType.ofWire("sunrise.happened")).isEmpty();
    }

    @Test
    void refusesSearchWordsOfTheWrongLength() {
        assertThatThrownBy(() -> ContactFilter.byName("ab")).isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> ContactFilter.byName("x".repeat(129)))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> ContactFilter.byEmail("a@")).isInstanceOf(FieldRefused.class);
        assertThat(ContactFilter.byName("abc").name()).isEqualTo("abc");
    }

    @Test
    void takesTheMeaningOutOfWildcards() {
        assertThat(ContactFilter.literally("50%_\\x")).isEqualTo("50\\%\\_\\\\x");
    }
}
