package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.books.AdoptionRules.Dated;
import dev.kontor.hub.books.AdoptionRules.Judgement;
import dev.kontor.hub.books.AdoptionRules.Read;
import dev.kontor.hub.books.AdoptionRules.Sought;
import dev.kontor.hub.books.PastBooks.Difference;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a document that somebody else wrote is that of a source object. */
class AdoptionRulesTest {

    private static final LocalDate ORDERED = LocalDate.of(2026, 3, 10);
    private static final String TEXT = "Ihre Bestellung #1001 vom 10.03.";

    private static Sought sought(String number, String total) {
        return new Sought(number, Money.euro(total), ORDERED, Set.of("Jutta Müller"), null);
    }

    private static final Sought SOUGHT = sought("#1001", "64.00");

    private static Dated dated(String total, String name, LocalDate date, String status) {
        return new Dated(
                new MirroredDocument(
                        UUID.randomUUID(),
                        DocumentKind.INVOICE,
                        status,
                        "RE1",
                        new BigDecimal(total),
                        null,
                        name,
                        Instant.EPOCH,
                        null,
                        null,
                        null),
                date);
    }

    private static Dated good() {
        return dated("64.0", "Müller, Jutta", ORDERED.plusDays(2), "paid");
    }

    private static List<String> differences(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Choose.class);
        return ((Judgement.Choose) judgement)
                .candidates().getFirst().differs().stream().map(Difference::key).toList();
    }

    private static Judgement judge(Dated document, String text) {
        return AdoptionRules.judge(SOUGHT, List.of(new Read(document, text)));
    }

    @Test
    void takesTheOnlyDocumentWithNumberTotalNameAndDate() {
        assertThat(judge(good(), TEXT)).isInstanceOf(Judgement.Fits.class);
    }

    @Test
    void looksAtWhatWasWrittenLatelyWhateverDayItBearsButAsksAboutIt() {
        Dated late = dated("64.00", "Jutta Müller", ORDERED.plusDays(200), "open");
        Sought lately =
                new Sought(
                        "#1001",
                        Money.euro("64.00"),
                        ORDERED,
                        Set.of("Jutta Müller"),
                        Instant.EPOCH);

        assertThat(AdoptionRules.worthReading(SOUGHT, List.of(late))).isEmpty();
        assertThat(AdoptionRules.worthReading(lately, List.of(late))).containsExactly(late);
        assertThat(differences(AdoptionRules.judge(lately, List.of(new Read(late, TEXT)))))
                .containsExactly("date");
    }

    @Test
    void takesOneThatFitsBesideOthersThatDoNot() {
        Dated fits = good();

        assertThat(
                        AdoptionRules.judge(
                                SOUGHT,
                                List.of(
                                        new Read(good(), "Bestellung #1002"),
                                        new Read(fits, TEXT))))
                .isEqualTo(new Judgement.Fits(fits));
    }

    @Test
    void leavesTwoThatFitToAPerson() {
        Judgement judgement =
                AdoptionRules.judge(
                        SOUGHT, List.of(new Read(good(), TEXT), new Read(good(), TEXT)));

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Judgement.Choose.class,
                        choose -> {
                            assertThat(choose.several()).isTrue();
                            assertThat(choose.candidates()).hasSize(2);
                        });
    }

    @Test
    void leavesADifferentTotalToAPersonAndSaysBoth() {
        Judgement judgement = judge(dated("63.99", "Jutta Müller", ORDERED, "open"), TEXT);

        assertThat(differences(judgement)).containsExactly("total");
        assertThat(((Judgement.Choose) judgement).candidates().getFirst().differs().getFirst())
                .satisfies(each ->
                        assertThat(each.words().de()).contains("63,99 €").contains("64,00 €"));
    }

    @Test
    void leavesOneWithoutTheNumberToAPerson() {
        assertThat(differences(judge(good(), "Vielen Dank"))).containsExactly("number");
        assertThat(differences(judge(good(), null))).containsExactly("number");
    }

    @Test
    void leavesAnotherNameADraftAndAFarDateToAPerson() {
        assertThat(differences(judge(dated("64", "Karl Kaiser", ORDERED, "open"), TEXT)))
                .containsExactly("name");
        assertThat(differences(judge(dated("64", "Jutta Müller", ORDERED, "draft"), TEXT)))
                .containsExactly("draft");
        assertThat(
                        differences(
                                judge(
                                        dated("64", "Jutta Müller", ORDERED.plusDays(61), "open"),
                                        TEXT)))
                .containsExactly("date");
    }

    @Test
    void findsNothingInADocumentThatSharesTheTotalOnly() {
        assertThat(judge(dated("64", "Karl Kaiser", ORDERED, "open"), "Bestellung #1002"))
                .isInstanceOf(Judgement.Nothing.class);
        assertThat(judge(dated("12", "Jutta Müller", ORDERED, "open"), "Bestellung #1002"))
                .isInstanceOf(Judgement.Nothing.class);
    }

    @Test
    void neverTakesEurosForAnotherCurrency() {
        Sought dollars =
                new Sought(
                        "#1001", Money.of("64.00", "USD"), ORDERED, Set.of("Jutta Müller"), null);

        assertThat(differences(AdoptionRules.judge(dollars, List.of(new Read(good(), TEXT)))))
                .containsExactly("total");
    }

    @ParameterizedTest
    @CsvSource({
        "#1001, Bestellung 1001, true",
        "#1001, Order #1001., true",
        "#1001, Bestellung 11001, false",
        "#1001, Bestellung 10010, false",
        "#1001, A1001, false",
        "#7, 7 Stück Tee, false",
        "#7, Bestellung #7, true",
        "TB-1001-X, zu tb-1001-x, true",
        "TB-1001-X, zu TB-1001, false"
    })
    void readsANumberAsAWord(String number, String text, boolean named) {
        assertThat(sought(number, "1.00").namedIn(text)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "'Müller, Jutta', true",
        "jutta mueller, true",
        "Jutta Müller GmbH, true",
        "Jutta Maria Müller, false",
        "Sammelkunde, false"
    })
    void comparesNamesWithoutOrderCaseAndUmlauts(String name, boolean same) {
        assertThat(SOUGHT.sameName(dated("64", name, ORDERED, "open"))).isEqualTo(same);
    }

    @Test
    void readsTheLikeliestFirstAndFewOfThem() {
        Dated otherTotal = dated("60", "Jutta Müller", ORDERED, "open");
        Dated fits = good();
        Dated far = dated("64", "Jutta Müller", ORDERED.plusDays(100), "open");
        Dated tooFar = dated("60", "Jutta Müller", ORDERED.plusDays(100), "open");
        Dated other = dated("64", "Karl Kaiser", ORDERED, "open");

        assertThat(
                        AdoptionRules.worthReading(
                                SOUGHT, List.of(otherTotal, tooFar, other, far, fits)))
                .containsExactly(fits, far, otherTotal, other);
    }

    @Test
    void readsNoCrowdOfOthersWithTheSameTotal() {
        List<Dated> crowd =
                new ArrayList<>(
                        IntStream.range(0, 3)
                                .mapToObj(i -> dated("64", "Karl Kaiser " + i, ORDERED, "open"))
                                .toList());
        assertThat(AdoptionRules.worthReading(SOUGHT, crowd)).isEmpty();

        crowd.addAll(IntStream.range(0, 20).mapToObj(_ -> good()).toList());
        assertThat(AdoptionRules.worthReading(SOUGHT, crowd)).hasSize(6);
    }
}
