package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund.RefundLine;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleCharge.TaxShare;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OrderMapperTest {

    @Test
    void mapsAPlainOrder() {
        Order order = new RecordedOrder().order();

        assertThat(order.ref()).isEqualTo(ref("order", "820982911"));
        assertThat(order.number()).isEqualTo("#1001");
        assertThat(order.createdAt()).isEqualTo(Instant.parse("2026-11-02T09:59:58Z"));
        assertThat(order.cancelledAt()).isNull();
        assertThat(order.test()).isFalse();
        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
        assertThat(order.refunded()).isEqualTo(Money.euro("0.00"));
        assertThat(order.sale().total()).isEqualTo(order.charged());
        assertThat(order.sale().tax()).isEqualTo(Money.euro("21.43"));
        assertThat(order.sale().pricesIncludeTax()).isTrue();
        assertThat(order.sale().lines())
                .containsExactly(
                        new SaleLine(
                                "1",
                                "Lampe - rot",
                                "L-1",
                                new BigDecimal("1"),
                                Money.euro("125.00"),
                                Money.euro("5.00"),
                                new BigDecimal("19"),
                                false),
                        new SaleLine(
                                "2",
                                "Buch",
                                null,
                                new BigDecimal("2"),
                                Money.euro("9.50"),
                                Money.euro("0.00"),
                                new BigDecimal("7"),
                                false));
        assertThat(order.sale().charges())
                .containsExactly(
                        new SaleCharge(
                                "shipping:9",
                                "DHL",
                                Money.euro("4.99"),
                                java.util.List.of(
                                        new TaxShare(new BigDecimal("19"), Money.euro("0.80")))));
    }

    @Test
    void takesTheRecipientFromTheBillingAddressAndTheVatIdFromTheOrder() {
        Order order = new RecordedOrder().order();

        assertThat(order.customer())
                .isEqualTo(
                        new Party(
                                "7",
                                "Ex GmbH",
                                "Kim",
                                "Ex",
                                "kim@example.org",
                                "+4930123",
                                "DE123456789",
                                new PostalAddress(null, "Weg 1", "10115", "Berlin", "DE")));
        assertThat(order.sale().shipTo())
                .isEqualTo(new PostalAddress("Hof", "Lager 2", "20095", "Hamburg", "DE"));
    }

    @Test
    void fallsBackToTheCustomersTaxIdAndToTheCompanyLocation() {
        RecordedOrder person = new RecordedOrder().with("/customAttributes", "[]");
        RecordedOrder company =
                new RecordedOrder()
                        .with("/customAttributes", "[]")
                        .with(
                                "/purchasingEntity",
                                """
                                {"company":{"name":"Ex Holding AG"},
                                 "location":{"taxSettings":{"taxRegistrationId":"DE999999999"}}}
                                """);

        assertThat(person.order().customer().vatId()).isEqualTo("ATU12345678");
        assertThat(company.order().customer().vatId()).isEqualTo("DE999999999");
        assertThat(company.order().customer().company()).isEqualTo("Ex Holding AG");
    }

    @Test
    void livesWithADeletedCustomerAndNoAddress() {
        Party customer =
                new RecordedOrder()
                        .with("/customer", "null")
                        .with("/billingAddress", "null")
                        .with("/shippingAddress", "null")
                        .order()
                        .customer();

        assertThat(customer.id()).isNull();
        assertThat(customer.name()).isNull();
        assertThat(customer.address()).isNull();
        assertThat(customer.email()).isEqualTo("kim@example.org");
    }

    @Test
    void isPaidWhenSuccessfulPaymentsFirstCoverTheTotal() {
        Order paid = new RecordedOrder().order();
        Order unpaid = new RecordedOrder().with("/transactions", "[]").order();

        assertThat(paid.paidAt()).isEqualTo(Instant.parse("2026-11-02T12:00:00Z"));
        assertThat(unpaid.paidAt()).isNull();
    }

    @Test
    void isFulfilledWhenTheLastSuccessfulFulfilmentLeft() {
        Order fulfilled = new RecordedOrder().order();
        Order partly =
                new RecordedOrder().with("/lineItems/nodes/1/unfulfilledQuantity", "1").order();
        Order underWay = new RecordedOrder().with("/fulfillments/1/status", "\"PENDING\"").order();
        Order never = new RecordedOrder().with("/fulfillments", "[]").order();
        Order digital =
                new RecordedOrder()
                        .with("/fulfillments", "[]")
                        .with("/displayFulfillmentStatus", "\"FULFILLMENT_NOT_REQUIRED\"")
                        .order();

        assertThat(fulfilled.fulfilledAt()).isEqualTo(Instant.parse("2026-11-03T08:00:00Z"));
        assertThat(fulfilled.sale().suppliedAt()).isEqualTo(fulfilled.fulfilledAt());
        assertThat(partly.fulfilledAt()).isNull();
        assertThat(underWay.fulfilledAt()).isNull();
        assertThat(never.fulfilledAt()).isNull();
        assertThat(digital.fulfilledAt()).isEqualTo(digital.createdAt());
    }

    @Test
    void keepsTheSaleAsChargedWhenGoodsAreRefunded() {
        Order order =
                new RecordedOrder()
                        .with("/lineItems/nodes/1/currentQuantity", "1")
                        .money("currentTotalPriceSet", "129.50")
                        .money("currentTotalTaxSet", "20.01")
                        .refunded(refund -> {})
                        .order();

        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
        assertThat(order.sale().tax()).isEqualTo(Money.euro("21.43"));
        assertThat(order.sale().lines().get(1).quantity()).isEqualTo(new BigDecimal("2"));
        assertThat(order.refunded()).isEqualTo(Money.euro("14.49"));
        assertThat(order.paidAt()).isEqualTo(Instant.parse("2026-11-02T12:00:00Z"));
        assertThat(order.refunds())
                .singleElement()
                .satisfies(refund -> {
                    assertThat(refund.ref()).isEqualTo(ref("refund", "77"));
                    assertThat(refund.order()).isEqualTo(order.ref());
                    assertThat(refund.number()).isEqualTo("#1001-R1");
                    assertThat(refund.refundedAt())
                            .isEqualTo(Instant.parse("2026-11-05T09:00:00Z"));
                    assertThat(refund.lines())
                            .containsExactly(
                                    new RefundLine("2", new BigDecimal("1"), Money.euro("9.50")));
                    assertThat(refund.shipping()).isEqualTo(Money.euro("4.99"));
                    assertThat(refund.adjustment()).isEqualTo(Money.euro("0.00"));
                    assertThat(refund.amount()).isEqualTo(Money.euro("14.49"));
                });
    }

    @Test
    void readsARefundOfAnAmountOnlyFromItsAdjustment() {
        Order order =
                new RecordedOrder()
                        .money("currentTotalPriceSet", "133.99")
                        .refunded(refund -> amountOnly(refund, "-10.00"))
                        .order();

        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
        assertThat(order.refunded()).isEqualTo(Money.euro("10.00"));
        assertThat(order.refunds().getFirst().lines()).isEmpty();
        assertThat(order.refunds().getFirst().adjustment()).isEqualTo(Money.euro("10.00"));
    }

    @Test
    void agreesWithAShopWhoseCurrentTotalLeavesAdjustmentsOut() {
        OrderMapper mapper =
                new RecordedOrder().refunded(refund -> amountOnly(refund, "-10.00")).mapper();

        assertThat(mapper.explained()).isTrue();
        assertThat(mapper.order("vat_id").charged()).isEqualTo(Money.euro("143.99"));
        assertThat(mapper.order("vat_id").refunded()).isEqualTo(Money.euro("10.00"));
    }

    @Test
    void leavesOutTheReturnOfAnOverpayment() {
        Order order = new RecordedOrder().refunded(refund -> amountOnly(refund, "0.00")).order();

        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
        assertThat(order.refunds()).isEmpty();
        assertThat(order.refunded()).isEqualTo(Money.euro("0.00"));
    }

    @Test
    void leavesOutARefundWhoseMoneyIsStillUnderWayButKeepsTheSale() {
        Order order =
                new RecordedOrder()
                        .with("/lineItems/nodes/1/currentQuantity", "1")
                        .money("currentTotalPriceSet", "129.50")
                        .money("currentTotalTaxSet", "20.01")
                        .refunded(refund ->
                                ((ObjectNode) refund.at("/transactions/nodes/0"))
                                        .put("status", "PENDING"))
                        .order();

        assertThat(order.refunds()).isEmpty();
        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
    }

    @Test
    void letsAnEditTakeEffectInTheSale() {
        Order order =
                new RecordedOrder()
                        .with("/lineItems/nodes/1/currentQuantity", "0")
                        .money("currentTotalPriceSet", "124.99")
                        .money("currentTotalTaxSet", "19.96")
                        .order();

        assertThat(order.sale().lines()).extracting(SaleLine::id).containsExactly("1");
        assertThat(order.charged()).isEqualTo(Money.euro("124.99"));
        assertThat(order.refunded()).isEqualTo(Money.euro("0.00"));
    }

    @Test
    void givesTheShopsCentToTheLineThatWasCut() {
        RecordedOrder edited =
                new RecordedOrder()
                        .with("/lineItems/nodes/1/quantity", "3")
                        .with("/lineItems/nodes/1/currentQuantity", "2")
                        .with(
                                "/lineItems/nodes/1/discountAllocations",
                                "[{\"allocatedAmountSet\":" + RecordedOrder.bag("1.00") + "}]")
                        .money("currentTotalPriceSet", "143.31");

        SaleLine cut = edited.order().sale().lines().get(1);

        assertThat(edited.mapper().explained()).isTrue();
        assertThat(cut.quantity()).isEqualTo(new BigDecimal("2"));
        assertThat(cut.discount()).isEqualTo(Money.euro("0.68"));
    }

    @Test
    void statesTheShopsTotalEvenIfTheLinesDoNotAddUpToIt() {
        OrderMapper mapper = new RecordedOrder().money("currentTotalPriceSet", "150.00").mapper();

        assertThat(mapper.explained()).isFalse();
        assertThat(mapper.order("vat_id").sale().total()).isEqualTo(Money.euro("150.00"));
    }

    @Test
    void addsTheShopsTaxToNetPrices() {
        RecordedOrder net =
                new RecordedOrder()
                        .with("/taxesIncluded", "false")
                        .money("currentTotalPriceSet", "169.08")
                        .money("currentTotalTaxSet", "25.09");

        assertThat(net.mapper().explained()).isTrue();
        assertThat(net.order().sale().pricesIncludeTax()).isFalse();
        assertThat(net.order().charged()).isEqualTo(Money.euro("169.08"));
    }

    @Test
    void marksATipAsAChargeOfItsOwnKind() {
        Order order =
                new RecordedOrder()
                        .money("totalTipReceivedSet", "19.00")
                        .with("/lineItems/nodes/1/sku", "null")
                        .with("/lineItems/nodes/1/taxLines", "[]")
                        .with("/lineItems/nodes/1/unfulfilledQuantity", "2")
                        .order();

        assertThat(order.sale().lines()).hasSize(1);
        assertThat(order.sale().charges()).extracting(SaleCharge::id).contains("tip");
        assertThat(order.fulfilledAt()).isNotNull();
        assertThat(order.charged()).isEqualTo(Money.euro("143.99"));
    }

    @Test
    void marksGiftCards() {
        Order order = new RecordedOrder().with("/lineItems/nodes/0/isGiftCard", "true").order();

        assertThat(order.sale().lines().getFirst().giftCard()).isTrue();
    }

    @Test
    void marksTestAndCancelledOrders() {
        Order order =
                new RecordedOrder()
                        .with("/test", "true")
                        .with("/cancelledAt", "\"2026-11-06T00:00:00Z\"")
                        .order();

        assertThat(order.test()).isTrue();
        assertThat(order.cancelledAt()).isEqualTo(Instant.parse("2026-11-06T00:00:00Z"));
    }

    private static void amountOnly(ObjectNode refund, String adjustment) {
        refund.set("refundLineItems", RecordedOrder.json(emptyPage("")));
        refund.set("refundShippingLines", RecordedOrder.json(emptyPage("")));
        refund.set(
                "orderAdjustments",
                RecordedOrder.json(
                        emptyPage(
                                "{\"amountSet\":%s,\"taxAmountSet\":%s}"
                                        .formatted(
                                                RecordedOrder.bag(adjustment),
                                                RecordedOrder.bag("0.00")))));
    }

    private static String emptyPage(String nodes) {
        return "{\"pageInfo\":{\"hasNextPage\":false},\"nodes\":[%s]}".formatted(nodes);
    }

    private static SourceRef ref(String kind, String id) {
        return new SourceRef(ShopConnections.ID, kind, id);
    }
}
