package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SaleFingerprintTest {

    private static final Sale SALE = Samples.sale("#1", Samples.consumer());
    private static final SaleLine LINE = SALE.lines().getFirst();

    static Stream<Arguments> whatDoesNotMatter() {
        Party customer = Samples.consumer();
        PostalAddress moved = new PostalAddress("c/o X", "Andere Str. 2", "10115", "Berlin", "DE");
        return Stream.of(
                Arguments.of("the number", with(SALE, "#1 (edited)", SALE.lines(), "35.70")),
                Arguments.of("a street", sale(party(customer.lastName(), null, moved), null)),
                Arguments.of("a line's text", lines(renamed(LINE))),
                Arguments.of("a scale", lines(Samples.line("1", "3.000", "11.900"))),
                Arguments.of(
                        "an instant",
                        new Sale(
                                "#1",
                                Instant.EPOCH,
                                Instant.EPOCH,
                                true,
                                customer,
                                null,
                                SALE.lines(),
                                List.of(),
                                SALE.total(),
                                SALE.tax())));
    }

    static Stream<Arguments> whatMatters() {
        PostalAddress abroad = new PostalAddress(null, "Rue 1", "75001", "Paris", "FR");
        PostalAddress island = new PostalAddress(null, "Am Hafen 1", "27498", "Helgoland", "DE");
        return Stream.of(
                Arguments.of("the name", sale(party("Meier", null, Samples.ADDRESS), null)),
                Arguments.of(
                        "the VAT id", sale(party("Schmidt", "DE123456789", Samples.ADDRESS), null)),
                Arguments.of(
                        "a territory that is not of the EU's VAT",
                        sale(party("Schmidt", null, island), null)),
                Arguments.of(
                        "that it goes there",
                        sale(party("Schmidt", null, Samples.ADDRESS), island)),
                Arguments.of("the country", sale(party("Schmidt", null, abroad), null)),
                Arguments.of(
                        "where it goes", sale(party("Schmidt", null, Samples.ADDRESS), abroad)),
                Arguments.of("a quantity", lines(Samples.line("1", "4", "11.90"))),
                Arguments.of("a price", lines(Samples.line("1", "3", "11.91"))),
                Arguments.of("a line more", lines(LINE, Samples.line("2", "1", "0"))),
                Arguments.of("another line", lines(Samples.line("2", "3", "11.90"))),
                Arguments.of(
                        "a rate",
                        lines(
                                new SaleLine(
                                        "1",
                                        LINE.name(),
                                        LINE.sku(),
                                        LINE.quantity(),
                                        LINE.unitPrice(),
                                        LINE.discount(),
                                        new BigDecimal("7"),
                                        false))),
                Arguments.of(
                        "a charge",
                        new Sale(
                                SALE.number(),
                                SALE.soldAt(),
                                SALE.suppliedAt(),
                                true,
                                SALE.customer(),
                                null,
                                SALE.lines(),
                                List.of(
                                        new SaleCharge(
                                                "s", "Versand", Money.euro("4.90"), List.of())),
                                SALE.total(),
                                SALE.tax())),
                Arguments.of("the total", with(SALE, "#1", SALE.lines(), "35.71")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesNotMatter")
    void staysTheSameSaleThoughThisDiffers(String what, Sale other) {
        assertThat(SaleFingerprint.of(other)).as(what).isEqualTo(SaleFingerprint.of(SALE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMatters")
    void isAnotherSaleIfThisDiffers(String what, Sale other) {
        assertThat(SaleFingerprint.of(other)).as(what).isNotEqualTo(SaleFingerprint.of(SALE));
    }

    @Test
    void tellsRefundsApartByWhatWasGivenBack() {
        assertThat(SaleFingerprint.of(Samples.refund(1, 1)))
                .as("number and time do not matter")
                .isEqualTo(SaleFingerprint.of(Samples.refund(1, 2)));
    }

    private static Sale sale(Party customer, @Nullable PostalAddress shipTo) {
        return new Sale(
                SALE.number(),
                SALE.soldAt(),
                SALE.suppliedAt(),
                true,
                customer,
                shipTo,
                SALE.lines(),
                List.of(),
                SALE.total(),
                SALE.tax());
    }

    private static Sale lines(SaleLine... lines) {
        return with(SALE, "#1", List.of(lines), "35.70");
    }

    private static Sale with(Sale sale, String number, List<SaleLine> lines, String total) {
        return new Sale(
                number,
                sale.soldAt(),
                sale.suppliedAt(),
                true,
                sale.customer(),
                null,
                lines,
                List.of(),
                Money.euro(total),
                sale.tax());
    }

    private static Party party(
            @Nullable String lastName, @Nullable String vatId, PostalAddress address) {
        return new Party("9", null, "Anna", lastName, "other@mail.example", null, vatId, address);
    }

    private static SaleLine renamed(SaleLine line) {
        return new SaleLine(
                line.id(),
                "Becher",
                "B-2",
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.taxRate(),
                line.giftCard());
    }
}
