package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the order itself shows in GraphQL; names and meanings as in the 2026-10 schema (vendors.md
 * 4).
 */
final class OrderFields {

    private OrderFields() {}

    static void define(Fields fields) {
        Fields.Of<OrderRecord> order = fields.of("Order", OrderRecord.class);
        identity(order);
        people(order);
        money(order);
        contents(order);
        notes(order);
        order.always("estimatedTaxes", false)
                .always("confirmed", true)
                .always("phone", null)
                .always("additionalFees", List.of())
                .always("currentTotalDutiesSet", null)
                .always("sourceName", "web")
                .always("paymentTerms", null)
                .showWith("merchantBusinessEntity", (_, field) -> GraphQlApi.shop(field));
    }

    private static void identity(Fields.Of<OrderRecord> order) {
        order.show("id", OrderRecord::gid)
                .show("legacyResourceId", OrderRecord::id)
                .show("name", OrderRecord::name)
                .show("number", OrderRecord::number)
                .show("createdAt", from -> from.moments().createdAt())
                .show("processedAt", from -> from.moments().processedAt())
                .show("updatedAt", from -> from.moments().updatedAt())
                .show("cancelledAt", from -> from.moments().cancelledAt())
                .show("cancelReason", OrderRecord::cancelReason)
                .show("closed", from -> from.moments().closedAt() != null)
                .show("closedAt", from -> from.moments().closedAt())
                .show("test", OrderRecord::test)
                .show("edited", OrderRecord::edited)
                .show("currencyCode", from -> from.pricing().currency())
                .show("presentmentCurrencyCode", from -> from.pricing().presentmentCurrency())
                .show("taxesIncluded", from -> from.pricing().taxesIncluded())
                .show("taxExempt", from -> from.pricing().taxExempt())
                .show("displayFinancialStatus", from -> OrderTotals.of(from).financialStatus())
                .show("displayFulfillmentStatus", from -> OrderTotals.of(from).fulfillmentStatus());
    }

    private static void people(Fields.Of<OrderRecord> order) {
        order.show("customer", from -> from.buyer().customer())
                .show("email", from -> from.buyer().email())
                .show("poNumber", from -> from.buyer().poNumber())
                .show(
                        "billingAddress",
                        from -> Views.address(from.id() * 2, from.buyer().billing()))
                .show(
                        "shippingAddress",
                        from -> Views.address(from.id() * 2 + 1, from.buyer().shipping()))
                .show(
                        "billingAddressMatchesShippingAddress",
                        from -> Objects.equals(from.buyer().billing(), from.buyer().shipping()))
                .show("purchasingEntity", OrderFields::purchaser);
    }

    private static @Nullable Object purchaser(OrderRecord order) {
        CompanyRecord company = order.buyer().company();
        return company == null ? order.buyer().customer() : company;
    }

    private static void money(Fields.Of<OrderRecord> order) {
        amount(order, "totalPriceSet", OrderTotals::total);
        amount(order, "subtotalPriceSet", OrderTotals::subtotal);
        amount(order, "totalTaxSet", OrderTotals::tax);
        amount(order, "totalDiscountsSet", OrderTotals::discounts);
        amount(order, "currentTotalDiscountsSet", OrderTotals::discounts);
        amount(order, "totalShippingPriceSet", OrderTotals::shipping);
        amount(order, "currentTotalPriceSet", OrderTotals::currentTotal);
        amount(order, "currentSubtotalPriceSet", OrderTotals::currentSubtotal);
        amount(order, "currentTotalTaxSet", OrderTotals::currentTax);
        amount(order, "currentShippingPriceSet", OrderTotals::currentShipping);
        amount(order, "totalOutstandingSet", OrderTotals::outstanding);
        amount(order, "totalReceivedSet", OrderTotals::received);
        amount(order, "totalRefundedSet", OrderTotals::refunded);
        amount(
                order,
                "totalRefundedShippingSet",
                totals -> totals.shipping().subtract(totals.currentShipping()));
        amount(order, "netPaymentSet", OrderTotals::netPayment);
        amount(order, "refundDiscrepancySet", OrderTotals::adjustments);
        amount(order, "totalTipReceivedSet", _ -> Amounts.ZERO);
        order.show("originalTotalPriceSet", from -> new Money(from.originalTotal(), from.pricing()))
                .show("totalCashRoundingAdjustment", OrderRecord::pricing)
                .show(
                        "fullyPaid",
                        from -> {
                            OrderTotals totals = OrderTotals.of(from);
                            return totals.received().compareTo(totals.total()) >= 0;
                        })
                .show("unpaid", from -> OrderTotals.of(from).received().signum() == 0)
                .show("paymentGatewayNames", from -> List.of(from.gateway()))
                .show("taxLines", from -> Views.taxes(from, OrderTotals.of(from).taxLines()))
                .show(
                        "currentTaxLines",
                        from -> Views.taxes(from, OrderTotals.of(from).currentTaxLines()));
    }

    private static void amount(
            Fields.Of<OrderRecord> order, String field, Function<OrderTotals, BigDecimal> amount) {
        order.show(field, from -> new Money(amount.apply(OrderTotals.of(from)), from.pricing()));
    }

    private static void contents(Fields.Of<OrderRecord> order) {
        order.showWith(
                        "lineItems",
                        (from, field) ->
                                Connection.of(
                                        from.sale().lines(),
                                        field,
                                        line -> new Views.Line(from, line)))
                .show(
                        "subtotalLineItemsQuantity",
                        from -> from.sale().lines().stream().mapToInt(LineRecord::quantity).sum())
                .show(
                        "currentSubtotalLineItemsQuantity",
                        from -> from.sale().lines().stream().mapToInt(LineRecord::current).sum())
                .showWith(
                        "shippingLines",
                        (from, field) -> Connection.of(shipping(from), field, line -> line))
                .show("shippingLine", from -> shipping(from).stream().findFirst().orElse(null))
                .showWith(
                        "discountApplications",
                        (from, field) ->
                                Connection.of(Views.discounts(from), field, discount -> discount))
                .show("discountCodes", OrderFields::codes)
                .show("discountCode", from -> codes(from).stream().findFirst().orElse(null))
                .showWith(
                        "transactions",
                        (from, field) ->
                                GraphQlApi.first(field, from.transactions()).stream()
                                        .map(each -> new Views.Transaction(from, each))
                                        .toList())
                .showWith(
                        "refunds",
                        (from, field) ->
                                GraphQlApi.first(field, from.refunds()).stream()
                                        .map(each -> new Views.Refund(from, each))
                                        .toList())
                .showWith(
                        "fulfillments",
                        (from, field) ->
                                GraphQlApi.first(field, from.fulfillments()).stream()
                                        .map(each -> new Views.Fulfillment(from, each))
                                        .toList())
                .showWith(
                        "localizedFields",
                        (_, field) -> Connection.of(List.of(), field, each -> each));
    }

    private static List<Views.Shipping> shipping(OrderRecord order) {
        OrderRecord.Shipping shipping = order.sale().shipping();
        return shipping == null ? List.of() : List.of(new Views.Shipping(order, shipping));
    }

    private static List<String> codes(OrderRecord order) {
        DiscountSpec discount = order.sale().discount();
        return discount == null || discount.code() == null ? List.of() : List.of(discount.code());
    }

    private static void notes(Fields.Of<OrderRecord> order) {
        order.show("note", from -> from.notes().note())
                .show("tags", from -> from.notes().tags())
                .show("customAttributes", from -> from.notes().attributes())
                .showWith(
                        "metafield",
                        (from, field) ->
                                from.notes().metafields().stream()
                                        .filter(each -> each.key().equals(field.getArgument("key")))
                                        .filter(each ->
                                                each.namespace()
                                                        .equals(
                                                                Metafields.namespace(
                                                                        field.getArgument(
                                                                                "namespace"))))
                                        .map(each -> new Views.Metafield(from, each))
                                        .findFirst()
                                        .orElse(null))
                .showWith(
                        "metafields",
                        (from, field) ->
                                Connection.of(
                                        Metafields.selected(from, field),
                                        field,
                                        each -> new Views.Metafield(from, each)));
    }
}
