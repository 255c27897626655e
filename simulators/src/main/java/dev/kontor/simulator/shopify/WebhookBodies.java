package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Webhook bodies: REST-shaped, snake_case, amounts with two decimals, times in the shop's zone
 * (vendors.md 4).
 */
final class WebhookBodies {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZONE);

    private WebhookBodies() {}

    /** The body of a topic for what happened. */
    static Map<String, @Nullable Object> of(String topic, Occurrence occurrence) {
        OrderRecord order = occurrence.order();
        return switch (topic) {
            case "refunds/create" -> refund(order, Objects.requireNonNull(occurrence.refund()));
            case "order_transactions/create" ->
                    transaction(order, Objects.requireNonNull(occurrence.transaction()));
            default -> order(order);
        };
    }

    /** The number of what the body is about. */
    static long resourceId(String topic, Occurrence occurrence) {
        return switch (topic) {
            case "refunds/create" -> Objects.requireNonNull(occurrence.refund()).id();
            case "order_transactions/create" ->
                    Objects.requireNonNull(occurrence.transaction()).id();
            default -> occurrence.order().id();
        };
    }

    static Map<String, @Nullable Object> shop(Shop shop) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", shop.id());
        body.put("name", shop.name());
        body.put("domain", shop.domain());
        body.put("myshopify_domain", shop.domain());
        body.put("currency", shop.currency());
        return body;
    }

    private static Map<String, @Nullable Object> order(OrderRecord order) {
        OrderTotals totals = OrderTotals.of(order);
        OrderRecord.Moments moments = order.moments();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", order.id());
        body.put("admin_graphql_api_id", order.gid());
        body.put("name", order.name());
        body.put("number", order.number() - 1000);
        body.put("order_number", order.number());
        body.put("email", order.buyer().email());
        body.put("contact_email", order.buyer().email());
        body.put("created_at", time(moments.createdAt()));
        body.put("processed_at", time(moments.processedAt()));
        body.put("updated_at", time(moments.updatedAt()));
        body.put("cancelled_at", time(moments.cancelledAt()));
        body.put("cancel_reason", lower(order.cancelReason()));
        body.put("closed_at", time(moments.closedAt()));
        body.put("currency", order.pricing().currency());
        body.put("presentment_currency", order.pricing().presentmentCurrency());
        body.put("taxes_included", order.pricing().taxesIncluded());
        body.put("tax_exempt", order.pricing().taxExempt());
        body.put("estimated_taxes", false);
        body.put("test", order.test());
        body.put("financial_status", lower(totals.financialStatus()));
        body.put("fulfillment_status", fulfillmentStatus(totals));
        amounts(body, order, totals);
        body.put("tax_lines", taxes(order, Views.taxes(order, totals.taxLines())));
        body.put(
                "line_items",
                order.sale().lines().stream().map(each -> line(order, each)).toList());
        body.put("shipping_lines", shippingLines(order));
        body.put("discount_codes", discountCodes(order));
        body.put(
                "discount_applications",
                Views.discounts(order).stream().map(WebhookBodies::discount).toList());
        body.put("customer", customer(order.buyer().customer()));
        body.put("billing_address", address(order.buyer().billing()));
        body.put("shipping_address", address(order.buyer().shipping()));
        CompanyRecord company = order.buyer().company();
        body.put("company", company == null ? null : company(company));
        body.put("po_number", order.buyer().poNumber());
        body.put("note", order.notes().note());
        body.put("note_attributes", order.notes().attributes());
        body.put("tags", String.join(", ", order.notes().tags()));
        body.put("payment_gateway_names", List.of(order.gateway()));
        body.put(
                "fulfillments",
                order.fulfillments().stream().map(each -> fulfillment(order, each)).toList());
        body.put("refunds", order.refunds().stream().map(each -> refund(order, each)).toList());
        body.put("source_name", "web");
        return body;
    }

    private static void amounts(
            Map<String, @Nullable Object> body, OrderRecord order, OrderTotals totals) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put("total_price", totals.total());
        amounts.put("subtotal_price", totals.subtotal());
        amounts.put("total_tax", totals.tax());
        amounts.put("total_discounts", totals.discounts());
        amounts.put("total_line_items_price", totals.subtotal().add(totals.discounts()));
        amounts.put("total_outstanding", totals.outstanding());
        amounts.put("current_total_price", totals.currentTotal());
        amounts.put("current_subtotal_price", totals.currentSubtotal());
        amounts.put("current_total_tax", totals.currentTax());
        amounts.forEach((name, amount) -> body.put(name, text(amount)));
        amounts.forEach((name, amount) -> body.put(name + "_set", set(order, amount)));
        body.put("total_shipping_price_set", set(order, totals.shipping()));
    }

    private static Map<String, @Nullable Object> line(OrderRecord order, LineRecord line) {
        Views.Line view = new Views.Line(order, line);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", line.id());
        body.put("admin_graphql_api_id", line.gid());
        body.put("title", line.spec().title());
        body.put("name", line.spec().title());
        body.put("sku", line.spec().sku());
        body.put("quantity", line.quantity());
        body.put("current_quantity", line.current());
        body.put("price", text(line.unitPrice()));
        body.put("price_set", set(order, line.unitPrice()));
        body.put("total_discount", text(line.lineDiscount()));
        body.put(
                "discount_allocations",
                view.allocations().stream()
                        .map(each ->
                                Map.of(
                                        "amount",
                                        text(each.amount()),
                                        "amount_set",
                                        set(order, each.amount()),
                                        "discount_application_index",
                                        each.discount().index()))
                        .toList());
        body.put("tax_lines", taxes(order, view.taxes()));
        body.put("gift_card", Boolean.TRUE.equals(line.spec().giftCard()));
        body.put("taxable", line.spec().isTaxed());
        body.put("requires_shipping", !Boolean.TRUE.equals(line.spec().giftCard()));
        int left = Math.max(0, line.current() - order.fulfilled(line.id()));
        body.put("fulfillable_quantity", left);
        body.put("fulfillment_status", left == 0 ? "fulfilled" : null);
        return body;
    }

    private static List<Map<String, @Nullable Object>> shippingLines(OrderRecord order) {
        OrderRecord.Shipping shipping = order.sale().shipping();
        return shipping == null ? List.of() : List.of(shipping(order, shipping));
    }

    private static Map<String, @Nullable Object> shipping(
            OrderRecord order, OrderRecord.Shipping shipping) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", shipping.id());
        body.put("title", shipping.title());
        body.put("code", shipping.title());
        body.put("price", text(shipping.price()));
        body.put("price_set", set(order, shipping.price()));
        body.put("discounted_price", text(shipping.price()));
        body.put("discount_allocations", List.of());
        body.put("tax_lines", taxes(order, new Views.Shipping(order, shipping).taxes()));
        return body;
    }

    private static List<Map<String, Object>> taxes(OrderRecord order, List<Views.Tax> taxes) {
        return taxes.stream()
                .map(tax ->
                        Map.<String, Object>of(
                                "title",
                                "MwSt",
                                "rate",
                                tax.rate(),
                                "price",
                                text(tax.amount()),
                                "price_set",
                                set(order, tax.amount()),
                                "channel_liable",
                                false))
                .toList();
    }

    private static List<Map<String, Object>> discountCodes(OrderRecord order) {
        DiscountSpec discount = order.sale().discount();
        String code = discount == null ? null : discount.code();
        return discount == null || code == null
                ? List.of()
                : List.of(
                        Map.of(
                                "code",
                                code,
                                "amount",
                                text(order.sale().discountAmount()),
                                "type",
                                discount.percentage() == null ? "fixed_amount" : "percentage"));
    }

    private static Map<String, @Nullable Object> discount(Views.Discount discount) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", discount.code() == null ? "manual" : "discount_code");
        body.put("code", discount.code());
        body.put("title", discount.title());
        body.put(
                "value",
                text(discount.percentage() == null ? discount.amount() : discount.percentage()));
        body.put("value_type", discount.percentage() == null ? "fixed_amount" : "percentage");
        body.put("allocation_method", discount.line() == null ? "across" : "one");
        body.put("target_selection", discount.line() == null ? "all" : "explicit");
        body.put("target_type", "line_item");
        return body;
    }

    private static @Nullable Map<String, @Nullable Object> customer(
            @Nullable CustomerRecord customer) {
        if (customer == null) {
            return null;
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", customer.id());
        body.put("admin_graphql_api_id", customer.gid());
        body.put("email", customer.spec().email());
        body.put("first_name", customer.spec().firstName());
        body.put("last_name", customer.spec().lastName());
        body.put("phone", customer.spec().phone());
        return body;
    }

    private static @Nullable Map<String, @Nullable Object> address(@Nullable AddressSpec address) {
        if (address == null) {
            return null;
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("first_name", address.firstName());
        body.put("last_name", address.lastName());
        body.put("name", address.name());
        body.put("company", address.company());
        body.put("address1", address.address1());
        body.put("address2", address.address2());
        body.put("zip", address.zip());
        body.put("city", address.city());
        body.put("country", address.country());
        body.put("country_code", address.countryCode());
        body.put("phone", address.phone());
        return body;
    }

    private static Map<String, @Nullable Object> company(CompanyRecord company) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", company.id());
        body.put("location_id", company.locationId());
        return body;
    }

    private static Map<String, @Nullable Object> fulfillment(
            OrderRecord order, FulfillmentRecord fulfillment) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", fulfillment.id());
        body.put("admin_graphql_api_id", fulfillment.gid());
        body.put("order_id", order.id());
        body.put("name", fulfillment.name());
        body.put("status", "success");
        body.put("created_at", time(fulfillment.createdAt()));
        body.put("updated_at", time(fulfillment.createdAt()));
        body.put(
                "line_items",
                fulfillment.lines().stream()
                        .map(line -> Map.of("id", line.lineId(), "quantity", line.quantity()))
                        .toList());
        return body;
    }

    private static Map<String, @Nullable Object> refund(OrderRecord order, RefundRecord refund) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", refund.id());
        body.put("admin_graphql_api_id", refund.gid());
        body.put("order_id", order.id());
        body.put("created_at", time(refund.createdAt()));
        body.put("processed_at", time(refund.createdAt()));
        body.put("note", refund.note());
        body.put(
                "refund_line_items",
                refund.lines().stream().map(each -> refundLine(order, each)).toList());
        List<Map<String, @Nullable Object>> shipping = new ArrayList<>();
        if (refund.shipping() != null) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("id", refund.shipping().id());
            line.put("subtotal_amount_set", set(order, refund.shipping().subtotal()));
            line.put("tax_amount_set", set(order, refund.shipping().tax()));
            shipping.add(line);
        }
        body.put("refund_shipping_lines", shipping);
        List<Map<String, @Nullable Object>> adjustments = new ArrayList<>();
        if (refund.adjustment().signum() != 0) {
            Map<String, @Nullable Object> adjustment = new LinkedHashMap<>();
            adjustment.put("id", refund.adjustmentId());
            adjustment.put("order_id", order.id());
            adjustment.put("refund_id", refund.id());
            adjustment.put("amount", text(refund.adjustment()));
            adjustment.put("tax_amount", "0.00");
            adjustment.put("kind", "refund_discrepancy");
            adjustment.put("reason", "Refund discrepancy");
            adjustments.add(adjustment);
        }
        body.put("order_adjustments", adjustments);
        body.put(
                "transactions",
                refund.transactions().stream().map(each -> transaction(order, each)).toList());
        return body;
    }

    private static Map<String, @Nullable Object> refundLine(
            OrderRecord order, RefundRecord.Line line) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", line.id());
        body.put("line_item_id", line.lineId());
        body.put("quantity", line.quantity());
        body.put("subtotal", line.subtotal());
        body.put("subtotal_set", set(order, line.subtotal()));
        body.put("total_tax", line.tax());
        body.put("total_tax_set", set(order, line.tax()));
        body.put("restock_type", lower(line.restockType()));
        return body;
    }

    private static Map<String, @Nullable Object> transaction(
            OrderRecord order, TransactionRecord transaction) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", transaction.id());
        body.put("admin_graphql_api_id", transaction.gid());
        body.put("order_id", order.id());
        body.put("kind", lower(transaction.kind()));
        body.put("status", "success");
        body.put("gateway", transaction.gateway());
        body.put("amount", text(transaction.amount()));
        body.put("currency", order.pricing().currency());
        body.put("parent_id", transaction.parentId());
        body.put("payment_id", order.name() + "." + transaction.id());
        body.put("processed_at", time(transaction.processedAt()));
        body.put("created_at", time(transaction.processedAt()));
        body.put("test", transaction.test());
        return body;
    }

    private static Map<String, Object> set(OrderRecord order, BigDecimal amount) {
        Money money = new Money(amount, order.pricing());
        return Map.of(
                "shop_money",
                one(money.inShopMoney()),
                "presentment_money",
                one(money.inPresentmentMoney()));
    }

    private static Map<String, Object> one(Money.One money) {
        return Map.of("amount", text(money.amount()), "currency_code", money.currency());
    }

    private static @Nullable String fulfillmentStatus(OrderTotals totals) {
        return switch (totals.fulfillmentStatus()) {
            case "FULFILLED" -> "fulfilled";
            case "PARTIALLY_FULFILLED" -> "partial";
            default -> null;
        };
    }

    private static String text(BigDecimal amount) {
        return Amounts.cents(amount).toPlainString();
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
