package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what all new documents share, exactly as documented (lexware-office-api.md 6.2, 6.4). */
final class DocumentWire {

    private DocumentWire() {}

    static ObjectNode body(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewLineItem> lines,
            @Nullable TotalDiscount discount,
            TaxConditions tax,
            Presentation presentation) {
        ObjectNode json = Json.object();
        Json.put(json, "language", presentation.language());
        json.put("voucherDate", LexwareTime.format(voucherDate));
        json.set("address", address(recipient));
        ArrayNode items = json.putArray("lineItems");
        lines.forEach(line -> items.add(line(line)));
        json.set("totalPrice", total(discount));
        json.set("taxConditions", tax(tax));
        Json.put(json, "title", presentation.title());
        Json.put(json, "introduction", presentation.introduction());
        Json.put(json, "remark", presentation.remark());
        if (presentation.printLayoutId() != null) {
            json.put("printLayoutId", presentation.printLayoutId().toString());
        }
        return json;
    }

    static ObjectNode shipping(ShippingConditions shipping) {
        ObjectNode json = Json.object();
        if (shipping.shippingType() != null) {
            json.put("shippingType", shipping.shippingType().wire());
        }
        if (shipping.shippingDate() != null) {
            json.put("shippingDate", LexwareTime.format(shipping.shippingDate()));
        }
        if (shipping.shippingEndDate() != null) {
            json.put("shippingEndDate", LexwareTime.format(shipping.shippingEndDate()));
        }
        return json;
    }

    static ObjectNode payment(PaymentConditions payment) {
        ObjectNode json = Json.object();
        Json.put(json, "paymentTermLabel", payment.paymentTermLabel());
        if (payment.paymentTermDuration() != null) {
            json.put("paymentTermDuration", payment.paymentTermDuration());
        }
        PaymentConditions.Discount discount = payment.paymentDiscountConditions();
        if (discount != null) {
            ObjectNode cash = json.putObject("paymentDiscountConditions");
            Json.put(cash, "discountPercentage", discount.discountPercentage());
            if (discount.discountRange() != null) {
                cash.put("discountRange", discount.discountRange());
            }
        }
        return json;
    }

    private static ObjectNode address(Recipient recipient) {
        ObjectNode json = Json.object();
        switch (recipient) {
            case Recipient.OfContact it -> json.put("contactId", it.contactId().toString());
            case Recipient.OneTime it ->
                    json.put("name", it.name()).put("countryCode", it.countryCode());
        }
        Json.put(json, "supplement", recipient.lines().supplement());
        Json.put(json, "street", recipient.lines().street());
        Json.put(json, "zip", recipient.lines().zip());
        Json.put(json, "city", recipient.lines().city());
        return json;
    }

    private static ObjectNode line(NewLineItem line) {
        ObjectNode json = Json.object();
        switch (line) {
            case NewLineItem.Text(String name, String description) -> {
                json.put("type", LineItem.Type.TEXT.wire());
                Json.put(json, "name", name);
                Json.put(json, "description", description);
            }
            case NewLineItem.Unpriced it -> {
                item(json, it.kind(), it.articleId(), it.name(), it.description());
                Json.put(json, "quantity", it.quantity());
                json.put("unitName", it.unitName());
            }
            case NewLineItem.Priced it -> {
                item(json, it.kind(), it.articleId(), it.name(), it.description());
                Json.put(json, "quantity", it.quantity());
                json.put("unitName", it.unitName());
                json.set("unitPrice", price(it.unitPrice()));
                Json.put(json, "discountPercentage", it.discountPercentage());
            }
        }
        return json;
    }

    private static void item(
            ObjectNode json,
            LineItem.Type kind,
            @Nullable UUID articleId,
            String name,
            @Nullable String description) {
        json.put("type", kind.wire());
        if (articleId != null) {
            json.put("id", articleId.toString());
        }
        json.put("name", name);
        Json.put(json, "description", description);
    }

    /** Lines of a quotation; alternatives sit in the line they stand for. */
    static ArrayNode quoted(List<NewQuotation.Line> lines) {
        ArrayNode items = Json.array();
        for (NewQuotation.Line each : lines) {
            ObjectNode json = line(each.item());
            if (each.optional()) {
                json.put("optional", true);
            }
            if (!each.alternatives().isEmpty()) {
                ArrayNode instead = json.putArray("subItems");
                each.alternatives()
                        .forEach(item -> instead.add(line(item).put("alternative", true)));
            }
            items.add(json);
        }
        return items;
    }

    private static ObjectNode price(NewUnitPrice price) {
        ObjectNode json = Json.object();
        json.put("currency", "EUR");
        Json.put(
                json,
                price.side() == NewUnitPrice.Side.NET ? "netAmount" : "grossAmount",
                price.amount());
        Json.put(json, "taxRatePercentage", price.taxRatePercentage());
        return json;
    }

    private static ObjectNode total(@Nullable TotalDiscount discount) {
        ObjectNode json = Json.object();
        json.put("currency", "EUR");
        switch (discount) {
            case null -> {}
            case TotalDiscount.Absolute it -> Json.put(json, "totalDiscountAbsolute", it.amount());
            case TotalDiscount.Percentage it ->
                    Json.put(json, "totalDiscountPercentage", it.percentage());
        }
        return json;
    }

    private static ObjectNode tax(TaxConditions tax) {
        ObjectNode json = Json.object();
        if (tax.taxType() != null) {
            json.put("taxType", tax.taxType().wire());
        }
        if (tax.taxSubType() != null) {
            json.put("taxSubType", tax.taxSubType().wire());
        }
        Json.put(json, "taxTypeNote", tax.taxTypeNote());
        return json;
    }
}
