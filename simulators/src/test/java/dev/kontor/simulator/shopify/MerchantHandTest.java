package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order comes to, and what becomes of it when the merchant does something. */
class MerchantHandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.750Z");
    private static final Instant LATER = Instant.parse("2026-11-23T10:00:00Z");

    private final Ids ids = new Ids();
    private final OrderDesk desk = new OrderDesk(ids, true, "EUR");
    private final MerchantHand hand = new MerchantHand(ids, desk);

    private OrderRecord placed(OrderSpec spec) {
        return desk.place(spec, 1001, null, NOW);
    }

    private static OrderSpec twoRates() {
        return OrderSpec.of(
                        null,
                        LineSpec.of("Lampe", "L", 3, "33.33", "0.19"),
                        LineSpec.of("Buch", "B", 1, "12.00", "0.07"))
                .withShipping(ShippingSpec.of("DHL", "4.99"));
    }

    private static void assertAmount(BigDecimal actual, String expected) {
        assertThat(actual).isEqualByComparingTo(expected);
    }

    @Test
    void chargesGrossPricesWithTheTaxInside() {
        OrderTotals totals = OrderTotals.of(placed(twoRates()));
        assertAmount(totals.total(), "116.98");
        assertThat(totals.taxLines())
                .containsExactly(
                        new OrderTotals.TaxTotal(new BigDecimal("0.19"), new BigDecimal("16.76")),
                        new OrderTotals.TaxTotal(new BigDecimal("0.07"), new BigDecimal("0.79")));
        assertAmount(totals.tax(), "17.55");
    }

    @Test
    void chargesNetPricesWithTheTaxOnTop() {
        OrderTotals totals = OrderTotals.of(placed(twoRates().withNetPrices()));
        assertAmount(totals.subtotal(), "111.99");
        assertAmount(totals.tax(), "20.79");
        assertAmount(totals.total(), "137.77");
    }

    @Test
    void roundsTaxPerLineSoThatSumsMayDifferByCents() {
        OrderSpec three =
                OrderSpec.of(
                        null,
                        LineSpec.of("A", "A", 1, "0.99", "0.19"),
                        LineSpec.of("B", "B", 1, "0.99", "0.19"),
                        LineSpec.of("C", "C", 1, "0.99", "0.19"));
        assertAmount(OrderTotals.of(placed(three)).tax(), "0.48");
        assertAmount(Amounts.tax(new BigDecimal("2.97"), new BigDecimal("0.19"), true), "0.47");
    }

    @Test
    void spreadsADiscountOverTheLinesAndNeverBelowNothing() {
        OrderRecord order = placed(twoRates().withDiscount(DiscountSpec.percent("ZEHN", "10")));
        assertThat(order.sale().lines())
                .extracting(LineRecord::orderDiscount)
                .containsExactly(new BigDecimal("10.00"), new BigDecimal("1.20"));
        OrderRecord free = placed(twoRates().withDiscount(DiscountSpec.code("ALLES", "500.00")));
        assertAmount(OrderTotals.of(free).subtotal(), "0.00");
    }

    @Test
    void stampsEverythingInWholeSeconds() {
        assertThat(placed(twoRates()).moments().updatedAt())
                .isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void receivesWhatIsOutstandingOnce() {
        OrderRecord pending = placed(twoRates().unpaid());
        assertThat(OrderTotals.of(pending).financialStatus()).isEqualTo("PENDING");
        assertThat(OrderTotals.of(pending).paidAt()).isNull();
        OrderRecord paid = hand.pay(pending, LATER).order();
        assertThat(OrderTotals.of(paid).financialStatus()).isEqualTo("PAID");
        assertThat(OrderTotals.of(paid).paidAt()).isEqualTo(LATER);
        assertThatThrownBy(() -> hand.pay(paid, LATER)).hasMessageContaining("is paid already");
    }

    @Test
    void fulfilsInPartsAndSaysWhenTheLastLeft() {
        OrderRecord order = placed(twoRates());
        OrderRecord some =
                hand.fulfil(order, new FulfilSpec(List.of(new LineQuantity(1, 2))), NOW).order();
        assertThat(OrderTotals.of(some).fulfillmentStatus()).isEqualTo("PARTIALLY_FULFILLED");
        assertThat(OrderTotals.of(some).fulfilledAt()).isNull();
        Occurrence rest = hand.fulfil(some, FulfilSpec.rest(), LATER);
        assertThat(rest.topics()).contains("orders/fulfilled");
        assertThat(OrderTotals.of(rest.order()).fulfilledAt()).isEqualTo(LATER);
        assertThat(rest.order().moments().closedAt()).isEqualTo(LATER);
    }

    @Test
    void refundsUnitsSoThatAllOfThemComeToTheLine() {
        OrderRecord order = placed(twoRates().withDiscount(DiscountSpec.code("X", "10.00")));
        BigDecimal charged = order.sale().lines().getFirst().discounted();
        BigDecimal tax = order.sale().lines().getFirst().tax(true);
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal taxGiven = BigDecimal.ZERO;
        for (int unit = 0; unit < 3; unit++) {
            Occurrence done = hand.refund(order, RefundSpec.ofLine(1, 1), LATER);
            order = done.order();
            RefundRecord refund = order.refunds().getLast();
            given = given.add(refund.lines().getFirst().subtotal());
            taxGiven = taxGiven.add(refund.lines().getFirst().tax());
            assertAmount(refund.paidBack(), refund.lines().getFirst().subtotal().toPlainString());
            assertAmount(refund.adjustment(), "0");
        }
        assertAmount(given, charged.toPlainString());
        assertAmount(taxGiven, tax.toPlainString());
        OrderRecord spent = order;
        assertThatThrownBy(() -> hand.refund(spent, RefundSpec.ofLine(1, 1), LATER))
                .hasMessageContaining("not that many left");
    }

    @Test
    void refundsNetLinesWithTheirTax() {
        OrderRecord order = placed(twoRates().withNetPrices());
        RefundRecord refund =
                hand.refund(order, RefundSpec.ofLine(2, 1).withShipping("4.99"), LATER)
                        .order()
                        .refunds()
                        .getFirst();
        assertAmount(refund.lines().getFirst().subtotal(), "12.00");
        assertAmount(refund.lines().getFirst().tax(), "0.84");
        assertAmount(refund.shippingSubtotal(), "4.99");
        assertAmount(refund.paidBack(), "18.78");
    }

    @Test
    void refundsAnAmountWithoutLinesAsAnAdjustment() {
        Occurrence done = hand.refund(placed(twoRates()), RefundSpec.ofAmount("10.00"), LATER);
        RefundRecord refund = done.order().refunds().getFirst();
        assertThat(refund.lines()).isEmpty();
        assertAmount(refund.adjustment(), "-10.00");
        assertAmount(refund.paidBack(), "10.00");
        OrderTotals totals = OrderTotals.of(done.order());
        assertThat(totals.financialStatus()).isEqualTo("PARTIALLY_REFUNDED");
        assertAmount(totals.currentTotal(), "106.98");
        assertAmount(totals.outstanding(), "0");
    }

    @Test
    void notesTheDifferenceWhenLessIsPaidBackThanTheLinesCost() {
        RefundSpec less =
                new RefundSpec(List.of(new LineQuantity(2, 1)), null, new BigDecimal("9.00"), null);
        RefundRecord refund =
                hand.refund(placed(twoRates()), less, LATER).order().refunds().getFirst();
        assertAmount(refund.adjustment(), "3.00");
        assertAmount(refund.paidBack(), "9.00");
    }

    @Test
    void refusesToPayBackMoreThanWasReceived() {
        OrderRecord order = placed(twoRates());
        assertThatThrownBy(() -> hand.refund(order, RefundSpec.ofAmount("116.99"), LATER))
                .hasMessageContaining("only 116.98 can be refunded");
    }

    @Test
    void keepsAnEditedLineWithoutCurrentQuantity() {
        OrderRecord edited = hand.edit(placed(twoRates()), EditSpec.quantity(2, 0)).order();
        LineRecord book = edited.sale().lines().get(1);
        assertThat(book.quantity()).isEqualTo(1);
        assertThat(book.current()).isZero();
        assertThat(edited.edited()).isTrue();
        OrderTotals totals = OrderTotals.of(edited);
        assertAmount(totals.total(), "116.98");
        assertAmount(totals.currentTotal(), "104.98");
        assertAmount(totals.outstanding(), "-12.00");
    }

    @Test
    void paysBackWhatAnEditLeftOverWithoutAdjustment() {
        OrderRecord edited = hand.edit(placed(twoRates()), EditSpec.quantity(2, 0)).order();
        OrderRecord settled = hand.refund(edited, RefundSpec.ofAmount("12.00"), LATER).order();
        assertAmount(settled.refunds().getFirst().adjustment(), "0");
        assertAmount(OrderTotals.of(settled).outstanding(), "0");
        assertAmount(OrderTotals.of(settled).currentTotal(), "104.98");
    }

    @Test
    void addsLinesAndRaisesQuantitiesByEdit() {
        EditSpec edit =
                new EditSpec(
                        List.of(new LineQuantity(2, 3)),
                        List.of(LineSpec.of("Kanne", "K", 1, "19.00", "0.19")));
        OrderRecord edited = hand.edit(placed(twoRates()), edit).order();
        assertAmount(OrderTotals.of(edited).currentTotal(), "159.98");
        assertAmount(OrderTotals.of(edited).outstanding(), "43.00");
        assertAmount(edited.originalTotal(), "116.98");
    }

    @Test
    void cancelsAPaidOrderWithARefundOfEverything() {
        Occurrence done = hand.cancel(placed(twoRates()), CancelSpec.byCustomer(), LATER);
        OrderTotals totals = OrderTotals.of(done.order());
        assertThat(done.order().moments().cancelledAt()).isEqualTo(LATER);
        assertThat(done.topics()).contains("orders/cancelled", "refunds/create");
        assertAmount(totals.refunded(), "116.98");
        assertAmount(totals.currentTotal(), "0");
        assertThat(totals.financialStatus()).isEqualTo("REFUNDED");
    }

    @Test
    void cancelsAnUnpaidOrderWithARefundThatMovesNoMoney() {
        Occurrence done = hand.cancel(placed(twoRates().unpaid()), CancelSpec.byCustomer(), LATER);
        RefundRecord refund = done.order().refunds().getFirst();
        assertThat(refund.transactions()).isEmpty();
        assertThat(refund.lines()).hasSize(2);
        assertThat(done.topics()).doesNotContain("order_transactions/create");
        assertThat(OrderTotals.of(done.order()).financialStatus()).isEqualTo("VOIDED");
    }

    @Test
    void refusesToCancelWhatIsFulfilled() {
        OrderRecord order = placed(twoRates().fulfilledAtOnce());
        assertThatThrownBy(() -> hand.cancel(order, CancelSpec.byCustomer(), LATER))
                .hasMessageContaining("is fulfilled and cannot be cancelled");
    }

    @Test
    void leavesAGiftCardUntaxed() {
        OrderRecord card =
                placed(
                        OrderSpec.of(
                                null,
                                LineSpec.of("Gutschein", "G", 1, "50.00", "0.19").asGiftCard()));
        assertAmount(OrderTotals.of(card).tax(), "0");
        assertThat(OrderTotals.of(card).taxLines()).isEmpty();
    }
}
