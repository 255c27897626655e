package dev.kontor.vat.document;

import static dev.kontor.vat.document.Fixtures.DAY;
import static dev.kontor.vat.document.Fixtures.TO_CONSUMER;
import static dev.kontor.vat.document.Fixtures.assertHeld;
import static dev.kontor.vat.document.Fixtures.eur;
import static dev.kontor.vat.document.Fixtures.gross;
import static dev.kontor.vat.document.Fixtures.line;
import static dev.kontor.vat.document.Fixtures.shipping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderCorrectionsTest {

    /** 1000.00 and 20.00 of shipping at 0 %, 500.00 and 10.00 at 19 %. */
    private static OrderCorrections order() {
        CartLine panel =
                line("pv", "1", "1000", "0")
                        .withKind(GoodsKind.PHOTOVOLTAIC, ServiceKind.PHOTOVOLTAICS_CONFIRMED);
        Drafted drafted =
                CartDocuments.from(
                        gross("1530.00", panel, line("wb", "2", "250", "19"))
                                .withCharges(List.of(shipping("30.00"))),
                        TO_CONSUMER);
        return OrderCorrections.of(
                ((Drafted.Documents) drafted)
                        .documents().stream()
                                .map(document -> Corrected.first(document, "RE1", DAY))
                                .toList());
    }

    private static OrderCorrections.Step correct(OrderCorrections order, Refund refund) {
        return order.correct(refund, AmountRefundPolicy.SPLIT_BY_SHARES, DAY);
    }

    private static List<Document> written(OrderCorrections.Step step) {
        assertThat(step.drafted()).isInstanceOf(Drafted.Documents.class);
        return ((Drafted.Documents) step.drafted()).documents();
    }

    @Test
    void correctsTheDocumentTheLineStandsOn() {
        OrderCorrections.Step step =
                correct(
                        order(),
                        Refund.ofItems(List.of(new Refund.Item("wb", eur("1"), null)))
                                .withTotal(eur("250.00")));
        assertThat(written(step))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.taxType()).isEqualTo(TaxType.GROSS);
                    assertThat(document.totals().gross()).isEqualTo("250.00");
                });
        OrderCorrections.Step second =
                correct(
                        step.after(),
                        Refund.ofItems(List.of(new Refund.Item("pv", eur("1"), null))));
        assertThat(written(second).getFirst().kind())
                .as("first correction of the other invoice")
                .isEqualTo(Document.Kind.CORRECTION);
    }

    @Test
    void splitsShippingAndAmountsOverTheDocuments() {
        assertThat(written(correct(order(), Refund.ofItems(List.of()).withShipping(eur("3.00")))))
                .extracting(document -> document.totals().gross().toPlainString())
                .containsExactly("2.00", "1.00");
        assertThat(written(correct(order(), Refund.ofAmount(eur("15.30")))))
                .extracting(document -> document.totals().gross().toPlainString())
                .containsExactly("10.20", "5.10");
    }

    @Test
    void holdsWhatIsOnNoDocumentOrTooMuch() {
        assertHeld(
                correct(order(), Refund.ofItems(List.of(new Refund.Item("x", eur("1"), null))))
                        .drafted(),
                ReviewCode.R21,
                "x");
        assertHeld(
                correct(order(), Refund.ofAmount(eur("1530.01"))).drafted(),
                ReviewCode.R21,
                "1.020,01");
        assertHeld(
                correct(
                                order(),
                                Refund.ofItems(List.of(new Refund.Item("pv", eur("1"), null)))
                                        .withTotal(eur("999.00")))
                        .drafted(),
                ReviewCode.R05,
                "999,00",
                "1.000,00");
    }

    @Test
    void givesBackABundleAtItsRates() {
        CartLine box =
                CartLine.of("box", "Box", eur("2"), eur("25"), null)
                        .asBundle(
                                List.of(
                                        new CartLine.Component(
                                                "Buch",
                                                GoodsKind.BOOK,
                                                ServiceKind.GENERAL,
                                                eur("10")),
                                        new CartLine.Component(
                                                "Tasse",
                                                GoodsKind.GOODS,
                                                ServiceKind.GENERAL,
                                                eur("15"))));
        Document invoice = Fixtures.single(CartDocuments.from(gross("50.00", box), TO_CONSUMER));
        Document correction =
                written(
                                correct(
                                        OrderCorrections.of(
                                                List.of(Corrected.first(invoice, "RE1", DAY))),
                                        Refund.ofItems(
                                                List.of(
                                                        new Refund.Item(
                                                                "box", eur("1"), eur("25.00"))))))
                        .getFirst();
        assertThat(correction.totals().rates())
                .extracting(rate -> rate.rate() + ": " + rate.gross())
                .containsExactly("19: 15.00", "7: 10.00");
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void refundAfterRefundNeverExceedsTheDocuments(@ForAll long seed) {
        GeneratedCart generated = GeneratedCart.of(seed);
        Drafted drafted = CartDocuments.from(generated.cart(), generated.supply());
        if (!(drafted instanceof Drafted.Documents(List<Document> invoices))) {
            return;
        }
        OrderCorrections order =
                OrderCorrections.of(
                        invoices.stream()
                                .map(document -> Corrected.first(document, "RE1", DAY))
                                .toList());
        List<Document> corrections = new ArrayList<>();
        for (Refund refund : GeneratedRefunds.of(seed, generated.cart())) {
            OrderCorrections.Step step = correct(order, refund);
            if (step.drafted() instanceof Drafted.Documents(List<Document> written)) {
                corrections.addAll(written);
                BigDecimal total = refund.total();
                if (total != null) {
                    assertThat(total(written)).isEqualByComparingTo(total);
                }
            }
            order = step.after();
        }
        assertThat(total(corrections)).isLessThanOrEqualTo(total(invoices));
        for (Document invoice : invoices) {
            for (RateTotal rate : invoice.totals().rates()) {
                BigDecimal back = Amounts.ZERO;
                BigDecimal sold = Amounts.ZERO;
                for (Document each : corrections) {
                    back = back.add(atRate(each, rate.rate()));
                }
                for (Document each : invoices) {
                    sold = sold.add(atRate(each, rate.rate()));
                }
                assertThat(back).isLessThanOrEqualTo(sold);
            }
        }
    }

    private static BigDecimal atRate(Document document, BigDecimal rate) {
        return Amounts.sum(
                document.totals().rates().stream()
                        .filter(each -> each.rate().compareTo(rate) == 0)
                        .map(RateTotal::gross)
                        .toList());
    }

    private static BigDecimal total(List<Document> documents) {
        return Amounts.sum(documents.stream().map(each -> each.totals().gross()).toList());
    }
}
