package dev.kontor.lexware;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what all new documents share, exactly as documented (lexware-office-api.md 6.2, 6.4). */
final class DocumentWire {

    private DocumentWire() {}

    /** The whole body of the POST. */
    static ObjectNode of(NewSalesDocument document) {
        Presentation presentation = document.presentation();
        ObjectNode json = Json.object();
        Json.put(json, "language", presentation.language());
        json.put("voucherDate", LexwareTime.format(document.voucherDate()));
        json.set("address", address(document.recipient()));
        linesAndTotal(json, document);
        json.set("taxConditions", tax(document.taxConditions()));
        Json.put(json, "title", presentation.title());
        Json.put(json, "introduction", presentation.introduction());
        Json.put(json, "remark", presentation.remark());
        if (presentation.printLayoutId() != null) {
            json.put("printLayoutId", presentation.printLayoutId().toString());
        }
        own(json, document);
        return json;
    }

    private static void linesAndTotal(ObjectNode json, NewSalesDocument document) {
        switch (document) {
            case NewInvoice it -> lines(json, it.lineItems(), it.totalDiscount());
            case NewCreditNote it -> lines(json, it.lineItems(), it.totalDiscount());
            case NewOrderConfirmation it -> lines(json, it.lineItems(), it.totalDiscount());
            case NewDunning it -> lines(json, it.lineItems(), it.totalDiscount());
            case NewQuotation it -> {
                json.set("lineItems", quoted(it.lineItems()));
                json.set("totalPrice", total(it.totalDiscount()));
            }
            case NewDeliveryNote it -> {
                ArrayNode items = json.putArray("lineItems");
                it.lineItems().forEach(line -> items.add(line(line).without("discountPercentage")));
            }
        }
    }

    private static void lines(
            ObjectNode json, List<NewLineItem> lines, @Nullable TotalDiscount discount) {
        ArrayNode items = json.putArray("lineItems");
        lines.forEach(line -> items.add(line(line)));
        json.set("totalPrice", total(discount));
    }

    /** What only some kinds have. */
    private static void own(ObjectNode json, NewSalesDocument document) {
        switch (document) {
            case NewInvoice it -> {
                json.set("shippingConditions", shipping(it.shippingConditions()));
                payment(json, it.paymentConditions());
                if (it.buyerReference() != null) {
                    json.putObject("xRechnung").put("buyerReference", it.buyerReference());
                }
            }
            case NewCreditNote _ -> {}
            case NewQuotation it -> {
                json.put("expirationDate", LexwareTime.format(it.expirationDate()));
                payment(json, it.paymentConditions());
            }
            case NewOrderConfirmation it -> {
                json.set("shippingConditions", shipping(it.shippingConditions()));
                payment(json, it.paymentConditions());
                Json.put(json, "deliveryTerms", it.deliveryTerms());
            }
            case NewDeliveryNote it -> {
                json.set("shippingConditions", shipping(it.shippingConditions()));
                Json.put(json, "deliveryTerms", it.deliveryTerms());
            }
            case NewDunning it -> json.set("shippingConditions", shipping(it.shippingConditions()));
        }
    }

    private static ObjectNode shipping(ShippingConditions shipping) {
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

    private static void payment(ObjectNode document, @Nullable PaymentConditions payment) {
        if (payment == null) {
            return;
        }
        ObjectNode json = document.putObject("paymentConditions");
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
    private static ArrayNode quoted(List<NewQuotation.Line> lines) {
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
