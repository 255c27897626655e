package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * What the parts of an order show in GraphQL: lines, shipping, taxes, discounts, money that moved,
 * goods that left.
 */
final class PartFields {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PartFields() {}

    static void define(Fields fields) {
        money(fields);
        lines(fields);
        products(fields);
        shipping(fields);
        discounts(fields);
        transactions(fields);
        refunds(fields);
        fulfillments(fields);
        connections(fields);
    }

    private static void money(Fields fields) {
        fields.of("MoneyBag", Money.class)
                .show("shopMoney", Money::inShopMoney)
                .show("presentmentMoney", Money::inPresentmentMoney);
        fields.of("MoneyV2", Money.One.class)
                .show("amount", Money.One::amount)
                .show("currencyCode", Money.One::currency);
        fields.of("TaxLine", Views.Tax.class)
                .always("title", "MwSt")
                .show("rate", Views.Tax::rate)
                .show("ratePercentage", tax -> tax.rate().multiply(HUNDRED))
                .show("priceSet", tax -> new Money(tax.amount(), tax.order().pricing()))
                .always("channelLiable", false)
                .always("source", "Shopify");
        fields.of("CashRoundingAdjustment", OrderRecord.Pricing.class)
                .show("paymentSet", pricing -> new Money(Amounts.ZERO, pricing))
                .show("refundSet", pricing -> new Money(Amounts.ZERO, pricing));
    }

    private static void lines(Fields fields) {
        fields.of("LineItem", Views.Line.class)
                .show("id", from -> from.line().gid())
                .show("title", from -> from.line().spec().title())
                .show("name", from -> from.line().spec().title())
                .show("sku", from -> from.line().spec().sku())
                .show("product", Views.Line::product)
                .always("variantTitle", null)
                .always("vendor", null)
                .always("customAttributes", List.of())
                .show("quantity", from -> from.line().quantity())
                .show("currentQuantity", from -> from.line().current())
                .show("refundableQuantity", from -> from.line().current())
                .show(
                        "unfulfilledQuantity",
                        from ->
                                Math.max(
                                        0,
                                        from.line().current()
                                                - from.order().fulfilled(from.line().id())))
                .show("isGiftCard", from -> Boolean.TRUE.equals(from.line().spec().giftCard()))
                .show(
                        "requiresShipping",
                        from -> !Boolean.TRUE.equals(from.line().spec().giftCard()))
                .show("taxable", from -> from.line().spec().isTaxed())
                .show("originalUnitPriceSet", from -> from.money(from.line().unitPrice()))
                .show("originalTotalSet", from -> from.money(from.line().original()))
                .show("totalDiscountSet", from -> from.money(from.line().lineDiscount()))
                .showWith(
                        "discountedTotalSet",
                        (from, field) ->
                                from.money(
                                        withoutDiscounts(
                                                from,
                                                Boolean.TRUE.equals(
                                                        field.getArgument("withCodeDiscounts")))))
                .show(
                        "discountedUnitPriceSet",
                        from -> from.money(perUnit(from.line(), withoutDiscounts(from, false))))
                .show(
                        "discountedUnitPriceAfterAllDiscountsSet",
                        from -> from.money(perUnit(from.line(), from.line().discounted())))
                .show("discountAllocations", Views.Line::allocations)
                .show("taxLines", Views.Line::taxes);
    }

    private static void products(Fields fields) {
        fields.of("Product", Views.Product.class)
                .show("id", from -> Gid.of("Product", from.id()))
                .show("title", Views.Product::title)
                .show("productType", from -> from.spec().type())
                .showWith(
                        "collections",
                        (from, field) ->
                                Connection.of(
                                        from.spec().collections(),
                                        field,
                                        title -> new Views.Collection(from, title)));
        fields.of("Collection", Views.Collection.class)
                .show("id", from -> Gid.of("Collection", from.id()))
                .show("title", Views.Collection::title)
                .show("handle", Views.Collection::handle);
    }

    private static BigDecimal withoutDiscounts(Views.Line view, boolean withCodes) {
        LineRecord line = view.line();
        DiscountSpec discount = view.order().sale().discount();
        boolean coded = withCodes && discount != null && discount.code() != null;
        return line.original()
                .subtract(line.lineDiscount())
                .subtract(coded ? line.orderDiscount() : Amounts.ZERO);
    }

    private static BigDecimal perUnit(LineRecord line, BigDecimal total) {
        return line.quantity() == 0
                ? Amounts.ZERO
                : total.divide(BigDecimal.valueOf(line.quantity()), 2, RoundingMode.HALF_UP);
    }

    private static void shipping(Fields fields) {
        fields.of("ShippingLine", Views.Shipping.class)
                .show("id", from -> Gid.of("ShippingLine", from.shipping().id()))
                .show("title", from -> from.shipping().title())
                .show("code", from -> from.shipping().title())
                .always("source", "shopify")
                .always("carrierIdentifier", null)
                .always("custom", false)
                .always("isRemoved", false)
                .always("discountAllocations", List.of())
                .show("originalPriceSet", from -> from.money(from.shipping().price()))
                .show("discountedPriceSet", from -> from.money(from.shipping().price()))
                .show("currentDiscountedPriceSet", from -> from.money(from.shipping().current()))
                .show("taxLines", Views.Shipping::taxes);
    }

    private static void discounts(Fields fields) {
        fields.of("DiscountAllocation", Views.Allocation.class)
                .show(
                        "allocatedAmountSet",
                        from -> new Money(from.amount(), from.order().pricing()))
                .show("discountApplication", Views.Allocation::discount);
        for (String type :
                List.of(
                        "DiscountCodeApplication",
                        "ManualDiscountApplication",
                        "AutomaticDiscountApplication")) {
            fields.of(type, Views.Discount.class)
                    .show("index", Views.Discount::index)
                    .show("allocationMethod", from -> from.line() == null ? "ACROSS" : "ONE")
                    .show("targetSelection", from -> from.line() == null ? "ALL" : "EXPLICIT")
                    .always("targetType", "LINE_ITEM")
                    .show("value", PartFields::value)
                    .show("code", Views.Discount::code)
                    .show("title", from -> from.title() == null ? "Rabatt" : from.title())
                    .always("description", null);
        }
        fields.of("PricingPercentageValue", BigDecimal.class).show("percentage", value -> value);
    }

    private static Object value(Views.Discount discount) {
        BigDecimal percentage = discount.percentage();
        return percentage == null
                ? new Money.One(discount.amount(), discount.order().pricing().currency())
                : percentage;
    }

    private static void transactions(Fields fields) {
        fields.of("OrderTransaction", Views.Transaction.class)
                .show("id", from -> from.transaction().gid())
                .show("kind", from -> from.transaction().kind())
                .always("status", "SUCCESS")
                .show("gateway", from -> from.transaction().gateway())
                .show("formattedGateway", from -> from.transaction().gateway().replace('_', ' '))
                .show(
                        "manualPaymentGateway",
                        from ->
                                from.transaction().gateway().equals("manual")
                                        || from.transaction().gateway().equals("bank_deposit"))
                .show(
                        "amountSet",
                        from -> new Money(from.transaction().amount(), from.order().pricing()))
                .show("createdAt", from -> from.transaction().processedAt())
                .show("processedAt", from -> from.transaction().processedAt())
                .show("paymentId", from -> from.order().name() + "." + from.transaction().id())
                .show("test", from -> from.transaction().test())
                .show("order", Views.Transaction::order)
                .show(
                        "parentTransaction",
                        from ->
                                from.order().transactions().stream()
                                        .filter(each ->
                                                Long.valueOf(each.id())
                                                        .equals(from.transaction().parentId()))
                                        .map(each -> new Views.Transaction(from.order(), each))
                                        .findFirst()
                                        .orElse(null))
                .show("fees", from -> from.transaction().hasFee() ? List.of(from) : List.of());
        fields.of("TransactionFee", Views.Transaction.class)
                .show("id", from -> Gid.of("TransactionFee", from.transaction().id()))
                .show("type", _ -> "processing_fee")
                .show("rate", from -> from.transaction().feeRate())
                .always("rateName", "national_credit")
                .always("flatFeeName", "national_credit")
                .show("flatFee", from -> one(from, from.transaction().flatFee()))
                .show("amount", from -> one(from, from.transaction().fee()))
                .show("taxAmount", from -> one(from, Amounts.ZERO));
    }

    private static Money.One one(Views.Transaction from, BigDecimal amount) {
        return new Money.One(amount, from.order().pricing().currency());
    }

    private static void refunds(Fields fields) {
        fields.of("Refund", Views.Refund.class)
                .show("id", from -> from.refund().gid())
                .show("legacyResourceId", from -> from.refund().id())
                .show("createdAt", from -> from.refund().createdAt())
                .show("processedAt", from -> from.refund().createdAt())
                .show("updatedAt", from -> from.refund().createdAt())
                .show("note", from -> from.refund().note())
                .always("duties", List.of())
                .show("order", Views.Refund::order)
                .show(
                        "totalRefundedSet",
                        from -> new Money(from.refund().paidBack(), from.order().pricing()))
                .showWith(
                        "refundLineItems",
                        (from, field) ->
                                Connection.of(
                                        from.refund().lines(),
                                        field,
                                        line -> new Views.RefundLine(from.order(), line)))
                .showWith(
                        "refundShippingLines",
                        (from, field) ->
                                Connection.of(
                                        from.refund().shipping() == null
                                                ? List.<RefundRecord.Shipping>of()
                                                : List.of(from.refund().shipping()),
                                        field,
                                        each -> new Views.RefundShipping(from.order(), each)))
                .showWith(
                        "orderAdjustments",
                        (from, field) ->
                                Connection.of(
                                        from.refund().adjustment().signum() == 0
                                                ? List.<RefundRecord>of()
                                                : List.of(from.refund()),
                                        field,
                                        each -> new Views.Adjustment(from.order(), each)))
                .showWith(
                        "transactions",
                        (from, field) ->
                                Connection.of(
                                        from.refund().transactions(),
                                        field,
                                        each -> new Views.Transaction(from.order(), each)));
        fields.of("RefundLineItem", Views.RefundLine.class)
                .show("id", from -> Gid.of("RefundLineItem", from.line().id()))
                .show(
                        "lineItem",
                        from ->
                                new Views.Line(
                                        from.order(), from.order().line(from.line().lineId())))
                .show("quantity", from -> from.line().quantity())
                .show("restockType", from -> from.line().restockType())
                .always("restocked", true)
                .show("priceSet", from -> new Money(from.line().price(), from.order().pricing()))
                .show(
                        "subtotalSet",
                        from -> new Money(from.line().subtotal(), from.order().pricing()))
                .show("totalTaxSet", from -> new Money(from.line().tax(), from.order().pricing()));
        fields.of("RefundShippingLine", Views.RefundShipping.class)
                .show("id", from -> Gid.of("RefundShippingLine", from.shipping().id()))
                .show(
                        "shippingLine",
                        from ->
                                new Views.Shipping(
                                        from.order(),
                                        Objects.requireNonNull(from.order().sale().shipping())))
                .show(
                        "subtotalAmountSet",
                        from -> new Money(from.shipping().subtotal(), from.order().pricing()))
                .show(
                        "taxAmountSet",
                        from -> new Money(from.shipping().tax(), from.order().pricing()));
        fields.of("OrderAdjustment", Views.Adjustment.class)
                .show("id", from -> Gid.of("OrderAdjustment", from.refund().adjustmentId()))
                .show(
                        "amountSet",
                        from -> new Money(from.refund().adjustment(), from.order().pricing()))
                .show("taxAmountSet", from -> new Money(Amounts.ZERO, from.order().pricing()))
                .always("reason", "REFUND_DISCREPANCY");
    }

    private static void fulfillments(Fields fields) {
        fields.of("Fulfillment", Views.Fulfillment.class)
                .show("id", from -> from.fulfillment().gid())
                .show("legacyResourceId", from -> from.fulfillment().id())
                .show("name", from -> from.fulfillment().name())
                .always("status", "SUCCESS")
                .show("createdAt", from -> from.fulfillment().createdAt())
                .show("updatedAt", from -> from.fulfillment().createdAt())
                .show("order", Views.Fulfillment::order)
                .show(
                        "totalQuantity",
                        from ->
                                from.fulfillment().lines().stream()
                                        .mapToInt(FulfillmentRecord.Line::quantity)
                                        .sum())
                .showWith(
                        "fulfillmentLineItems",
                        (from, field) ->
                                Connection.of(
                                        from.fulfillment().lines(),
                                        field,
                                        each -> new Views.FulfillmentLine(from.order(), each)));
        fields.of("FulfillmentLineItem", Views.FulfillmentLine.class)
                .show("id", from -> Gid.of("FulfillmentLineItem", from.line().id()))
                .show(
                        "lineItem",
                        from ->
                                new Views.Line(
                                        from.order(), from.order().line(from.line().lineId())))
                .show("quantity", from -> from.line().quantity())
                .show("originalTotalSet", from -> share(from, sold(from).original()))
                .show("discountedTotalSet", from -> share(from, sold(from).discounted()));
    }

    private static LineRecord sold(Views.FulfillmentLine from) {
        return from.order().line(from.line().lineId());
    }

    private static Money share(Views.FulfillmentLine from, BigDecimal total) {
        return new Money(
                Amounts.part(
                        total,
                        BigDecimal.valueOf(from.line().quantity()),
                        BigDecimal.valueOf(sold(from).quantity())),
                from.order().pricing());
    }

    private static void connections(Fields fields) {
        for (String item :
                List.of(
                        "Order",
                        "Collection",
                        "LineItem",
                        "ShippingLine",
                        "DiscountApplication",
                        "FulfillmentLineItem",
                        "LocalizedField",
                        "Metafield",
                        "OrderAdjustment",
                        "OrderTransaction",
                        "RefundLineItem",
                        "RefundShippingLine",
                        "WebhookSubscription")) {
            fields.of(item + "Connection", Connection.class)
                    .show("edges", Connection::edges)
                    .show("nodes", Connection::nodes)
                    .show("pageInfo", page -> page);
            fields.of(item + "Edge", Connection.Edge.class)
                    .show("cursor", Connection.Edge::cursor)
                    .show("node", Connection.Edge::node);
        }
        fields.of("PageInfo", Connection.class)
                .show("hasNextPage", Connection::hasNextPage)
                .show("hasPreviousPage", Connection::hasPreviousPage)
                .show("startCursor", Connection::startCursor)
                .show("endCursor", Connection::endCursor);
    }
}
