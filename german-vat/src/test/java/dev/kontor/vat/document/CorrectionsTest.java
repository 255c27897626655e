package dev.kontor.vat.document;

import static dev.kontor.vat.document.AmountRefundPolicy.HOLD;
import static dev.kontor.vat.document.AmountRefundPolicy.SPLIT_BY_SHARES;
import static dev.kontor.vat.document.Fixtures.DAY;
import static dev.kontor.vat.document.Fixtures.TO_BUSINESS;
import static dev.kontor.vat.document.Fixtures.TO_CONSUMER;
import static dev.kontor.vat.document.Fixtures.assertHeld;
import static dev.kontor.vat.document.Fixtures.eur;
import static dev.kontor.vat.document.Fixtures.gross;
import static dev.kontor.vat.document.Fixtures.line;
import static dev.kontor.vat.document.Fixtures.net;
import static dev.kontor.vat.document.Fixtures.shipping;
import static dev.kontor.vat.document.Fixtures.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Customer;
import dev.kontor.vat.NoteTopic;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Seller;
import dev.kontor.vat.Supply;
import dev.kontor.vat.TaxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    /** 10.00 for three pieces at 19 %, 20.00 at 7 %, 6.00 of shipping: 2.00 at 19, 4.00 at 7. */
    private static final Document INVOICE =
            single(
                    CartDocuments.from(
                            gross(
                                            "36.00",
                                            line("a", "3", "4", "19").withDiscount(eur("2.00")),
                                            line("b", "1", "20", "7"))
                                    .withCharges(List.of(shipping("6.00"))),
                            TO_CONSUMER));

    private static final Corrected FIRST =
            Corrected.first(INVOICE, "RE1001", LocalDate.of(2026, 11, 2));

    private static Refund.Item item(String id, String quantity) {
        return new Refund.Item(id, eur(quantity), null);
    }

    private static Drafted correct(Corrected corrected, Refund refund) {
        return Corrections.of(corrected, refund, SPLIT_BY_SHARES, DAY);
    }

    @Test
    void namesTheInvoiceAndKeepsItsRates() {
        Document correction = single(correct(FIRST, Refund.ofItems(List.of(item("b", "1")))));
        assertThat(correction.kind()).isEqualTo(Document.Kind.CORRECTION);
        assertThat(correction.taxType()).isEqualTo(TaxType.GROSS);
        assertThat(correction.totals().gross()).isEqualTo("20.00");
        assertThat(correction.totals().rates().getFirst().rate()).isEqualByComparingTo("7");
        assertThat(correction.pricedLines().getFirst().name()).isEqualTo("Rückgabe Ware b");
        assertThat(correction.notes())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.topic()).isEqualTo(NoteTopic.CORRECTION);
                    assertThat(note.wording().de()).contains("RE1001 vom 02.11.2026");
                });
    }

    @Test
    void givesTheLastPieceTheRemainingCents() {
        List<Document> corrections = new ArrayList<>();
        for (String expected : List.of("3.33", "3.33", "3.34")) {
            Document correction =
                    single(
                            correct(
                                    FIRST.after(corrections),
                                    Refund.ofItems(List.of(item("a", "1")))));
            assertThat(correction.totals().gross()).isEqualTo(expected);
            corrections.add(correction);
        }
        assertHeld(
                correct(FIRST.after(corrections), Refund.ofItems(List.of(item("a", "1")))),
                ReviewCode.R21,
                "Ware a");
    }

    @Test
    void letsAFurtherCorrectionStandAloneWithARemark() {
        Document first = single(correct(FIRST, Refund.ofItems(List.of(item("a", "1")))));
        Document second =
                single(
                        correct(
                                FIRST.after(List.of(first)),
                                Refund.ofItems(List.of(item("b", "1")))));
        assertThat(second.kind()).isEqualTo(Document.Kind.CORRECTION_STANDING_ALONE);
        assertThat(second.remarks()).extracting(Remark::reviewCode).containsExactly(ReviewCode.R21);
        assertThat(second.notes()).extracting(note -> note.topic()).contains(NoteTopic.CORRECTION);
    }

    @Test
    void givesShippingBackOnlyIfRefundedAndAtItsRates() {
        Document correction =
                single(
                        correct(
                                FIRST,
                                Refund.ofItems(List.of(item("b", "1"))).withShipping(eur("3.00"))));
        assertThat(correction.pricedLines())
                .extracting(each -> each.amount().toPlainString())
                .containsExactly("20.00", "1.00", "2.00");
        assertHeld(
                correct(FIRST, Refund.ofItems(List.of()).withShipping(eur("6.01"))),
                ReviewCode.R21,
                "6,01",
                "6,00");
    }

    @Test
    void splitsAnAmountByTheSharesOfTheInvoiceOrHoldsIt() {
        Document correction = single(correct(FIRST, Refund.ofAmount(eur("9.00"))));
        assertThat(correction.pricedLines())
                .extracting(each -> each.rate() + ": " + each.amount())
                .containsExactly("19: 3.00", "7: 6.00");
        assertThat(correction.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.wording().de()).contains("Anteilen"));
        assertHeld(
                Corrections.of(FIRST, Refund.ofAmount(eur("9.00")), HOLD, DAY),
                ReviewCode.R18,
                "9,00");
        assertHeld(correct(FIRST, Refund.ofAmount(eur("36.01"))), ReviewCode.R21, "36,01", "36,00");
    }

    @Test
    void countsAmountsWithoutLineAgainstTheLines() {
        Document everything = single(correct(FIRST, Refund.ofAmount(eur("36.00"))));
        assertHeld(
                correct(FIRST.after(List.of(everything)), Refund.ofItems(List.of(item("a", "1")))),
                ReviewCode.R21,
                "19 %",
                "0,00 EUR");
    }

    @Test
    void believesTheAmountTheShopGaveBackUpToTheLine() {
        Refund.Item reduced = new Refund.Item("a", eur("1"), eur("2.50"));
        assertThat(single(correct(FIRST, Refund.ofItems(List.of(reduced)))).totals().gross())
                .isEqualTo("2.50");
        Refund.Item tooMuch = new Refund.Item("a", eur("1"), eur("10.01"));
        assertHeld(
                correct(FIRST, Refund.ofItems(List.of(tooMuch))), ReviewCode.R21, "10,01", "10,00");
    }

    @Test
    void holdsATotalThePartsDoNotGive() {
        assertHeld(
                correct(FIRST, Refund.ofItems(List.of(item("b", "1"))).withTotal(eur("19.00"))),
                ReviewCode.R05,
                "19,00",
                "20,00");
    }

    @Test
    void holdsUnknownLinesAndEmptyRefunds() {
        assertHeld(correct(FIRST, Refund.ofItems(List.of(item("x", "1")))), ReviewCode.R21, "x");
        assertHeld(correct(FIRST, Refund.ofItems(List.of())), ReviewCode.R21, "nichts");
    }

    @Test
    void takesFreeLinesBackWithoutALine() {
        Document invoice =
                single(
                        CartDocuments.from(
                                gross(
                                        "10.00",
                                        line("a", "1", "10", "19"),
                                        line("g", "1", "0", "19")),
                                TO_CONSUMER));
        Corrected corrected = Corrected.first(invoice, "RE1", DAY);
        Refund both = Refund.ofItems(List.of(item("a", "1"), item("g", "1")));
        assertThat(single(correct(corrected, both)).lines()).hasSize(1);
    }

    @Test
    void takesPiecesBackThatTheInvoiceWroteAsOne() {
        Document invoice =
                single(
                        CartDocuments.from(
                                gross(
                                        "299.99",
                                        line("a", "30000", "0.01", "19").withDiscount(eur("0.01"))),
                                TO_CONSUMER));
        Document correction =
                single(
                        correct(
                                Corrected.first(invoice, "RE1", DAY),
                                Refund.ofItems(List.of(item("a", "50")))));
        DocumentLine.Priced line = correction.pricedLines().getFirst();
        assertThat(line.quantity()).isEqualTo("50");
        assertThat(line.unitName()).isEqualTo("Stück");
        assertThat(line.amount()).isEqualTo("0.50");
    }

    @Test
    void correctsNetInvoicesNetWhereThatGivesTheAmountAndGrossWhereNot() {
        Document invoice =
                single(CartDocuments.from(net("357.00", line("a", "3", "100", "19")), TO_BUSINESS));
        Corrected corrected = Corrected.first(invoice, "RE1", DAY);
        Document one = single(correct(corrected, Refund.ofItems(List.of(item("a", "1")))));
        assertThat(one.taxType()).isEqualTo(TaxType.NET);
        assertThat(one.totals().gross()).isEqualTo("119.00");
        assertThat(one.pricedLines().getFirst().unitPrice()).isEqualByComparingTo("100");
        // 45.00 cannot be reached from net at 19 %: vat.md section 8.
        Document amount = single(correct(corrected, Refund.ofAmount(eur("45.00"))));
        assertThat(amount.taxType()).isEqualTo(TaxType.GROSS);
        assertThat(amount.totals().gross()).isEqualTo("45.00");
    }

    @Test
    void holdsRatesADocumentOfTodayCannotCarry() {
        Supply supply2020 =
                Supply.fromGermany(
                        Seller.regular(),
                        Customer.consumer(Fixtures.BERLIN),
                        LocalDate.of(2020, 11, 15));
        Document invoice =
                single(
                        CartDocuments.from(
                                gross("116.00", line("a", "1", "116", "16")), supply2020));
        Corrected corrected = Corrected.first(invoice, "RE1", LocalDate.of(2020, 11, 15));
        Refund refund = Refund.ofItems(List.of(item("a", "1")));
        assertHeld(correct(corrected, refund), ReviewCode.R21, "16 %");
        assertThat(
                        single(Corrections.of(corrected, refund, HOLD, LocalDate.of(2020, 12, 1)))
                                .totals()
                                .tax())
                .isEqualTo("16.00");
    }
}
