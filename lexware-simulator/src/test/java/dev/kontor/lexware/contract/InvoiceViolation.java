package dev.kontor.lexware.contract;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.LineItem;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TotalDiscount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One rule broken, as a caller of the client would break it and as it stands on the wire. The first
 * line of the invoice has a price.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum InvoiceViolation {
    TITLE_TOO_LONG(
            it -> it.withPresentation(it.presentation().withTitle("x".repeat(26))),
            json -> json.put("title", "x".repeat(26))),
    INTRODUCTION_TOO_LONG(
            it -> it.withPresentation(it.presentation().withIntroduction("x".repeat(2001))),
            json -> json.put("introduction", "x".repeat(2001))),
    REMARK_TOO_LONG(
            it -> it.withPresentation(it.presentation().withRemark("x".repeat(2001))),
            json -> json.put("remark", "x".repeat(2001))),
    LANGUAGE_UNKNOWN(
            it -> it.withPresentation(it.presentation().withLanguage("fr")),
            json -> json.put("language", "fr")),
    NO_LINES(it -> withLines(it, List.of()), json -> json.putArray("lineItems")),
    TOO_MANY_LINES(
            it -> withLines(it, Collections.nCopies(301, it.lineItems().getFirst())),
            json -> {
                ObjectNode line = first(json).deepCopy();
                while (json.withArray("lineItems").size() < 301) {
                    json.withArray("lineItems").add(line.deepCopy());
                }
            }),
    LINE_NAME_TOO_LONG(
            it ->
                    withFirst(
                            it,
                            line -> copy(line, "x".repeat(256), line.quantity(), line.unitName())),
            json -> first(json).put("name", "x".repeat(256))),
    LINE_NAME_MISSING(
            it -> withFirst(it, line -> copy(line, "", line.quantity(), line.unitName())),
            json -> first(json).remove("name")),
    LINE_DESCRIPTION_TOO_LONG(
            it -> withFirst(it, line -> line.withDescription("x".repeat(2001))),
            json -> first(json).put("description", "x".repeat(2001))),
    QUANTITY_TOO_FINE(
            it ->
                    withFirst(
                            it,
                            line ->
                                    copy(
                                            line,
                                            line.name(),
                                            new BigDecimal("1.00001"),
                                            line.unitName())),
            json -> first(json).put("quantity", new BigDecimal("1.00001"))),
    UNIT_MISSING(
            it -> withFirst(it, line -> copy(line, line.name(), line.quantity(), "")),
            json -> first(json).remove("unitName")),
    RATE_NOT_GERMAN(
            it ->
                    withFirst(
                            it,
                            line ->
                                    priced(
                                            line,
                                            new NewUnitPrice(
                                                    line.unitPrice().side(),
                                                    line.unitPrice().amount(),
                                                    new BigDecimal(20)))),
            json -> first(json).withObject("unitPrice").put("taxRatePercentage", 20)),
    PRICE_TOO_FINE(
            it ->
                    withFirst(
                            it,
                            line ->
                                    priced(
                                            line,
                                            new NewUnitPrice(
                                                    line.unitPrice().side(),
                                                    new BigDecimal("1.00001"),
                                                    line.unitPrice().taxRatePercentage()))),
            json -> {
                ObjectNode price = first(json).withObject("unitPrice");
                String side = price.has("netAmount") ? "netAmount" : "grossAmount";
                price.put(side, new BigDecimal("1.00001"));
            }),
    PRICE_ON_THE_OTHER_SIDE(
            it ->
                    withFirst(
                            it,
                            line ->
                                    priced(
                                            line,
                                            new NewUnitPrice(
                                                    line.unitPrice().side() == NewUnitPrice.Side.NET
                                                            ? NewUnitPrice.Side.GROSS
                                                            : NewUnitPrice.Side.NET,
                                                    line.unitPrice().amount(),
                                                    line.unitPrice().taxRatePercentage()))),
            json -> {
                ObjectNode price = first(json).withObject("unitPrice");
                String side = price.has("netAmount") ? "netAmount" : "grossAmount";
                String other = side.equals("netAmount") ? "grossAmount" : "netAmount";
                price.set(other, price.remove(side));
            }),
    DISCOUNT_ABOVE_ALL(
            it -> withFirst(it, line -> line.withDiscount(new BigDecimal(101))),
            json -> first(json).put("discountPercentage", 101)),
    DISCOUNT_TOO_FINE(
            it -> withFirst(it, line -> line.withDiscount(new BigDecimal("1.001"))),
            json -> first(json).put("discountPercentage", new BigDecimal("1.001"))),
    ARTICLE_IN_A_FREE_LINE(
            it ->
                    withFirst(
                            it,
                            line ->
                                    new NewLineItem.Priced(
                                            LineItem.Type.CUSTOM,
                                            new UUID(1, 1),
                                            line.name(),
                                            null,
                                            line.quantity(),
                                            line.unitName(),
                                            line.unitPrice(),
                                            line.discountPercentage())),
            json -> first(json).put("id", new UUID(1, 1).toString())),
    TOTAL_DISCOUNT_TOO_FINE(
            it -> it.withTotalDiscount(new TotalDiscount.Percentage(new BigDecimal("1.001"))),
            json ->
                    json.withObject("totalPrice")
                            .put("totalDiscountPercentage", new BigDecimal("1.001"))),
    NAME_MISSING(
            it -> withRecipient(it, Recipient.oneTime("", "DE")),
            json -> json.withObject("address").remove("name")),
    COUNTRY_MISSING(
            it -> withRecipient(it, Recipient.oneTime("x", "")),
            json -> json.withObject("address").remove("countryCode")),
    SHIPPING_DATE_MISSING(
            it ->
                    withShipping(
                            it,
                            new ShippingConditions(ShippingConditions.Type.SERVICE, null, null)),
            json -> json.putObject("shippingConditions").put("shippingType", "service")),
    SHIPPING_ENDS_BEFORE_IT_STARTS(
            it ->
                    withShipping(
                            it,
                            ShippingConditions.servicePeriod(
                                    it.voucherDate(), it.voucherDate().minusDays(1))),
            json -> {
                String date = json.path("voucherDate").asString();
                json.putObject("shippingConditions")
                        .put("shippingType", "serviceperiod")
                        .put("shippingDate", date)
                        .put(
                                "shippingEndDate",
                                LexwareTime.format(
                                        java.time.OffsetDateTime.parse(date).minusDays(1)));
            }),
    TERM_WITHOUT_A_SENTENCE(
            it -> it.withPaymentConditions(new PaymentConditions(null, 14, null, null)),
            json -> json.putObject("paymentConditions").put("paymentTermDuration", 14));

    private final Function<NewInvoice, NewInvoice> byClient;
    private final Consumer<ObjectNode> onTheWire;

    InvoiceViolation(Function<NewInvoice, NewInvoice> byClient, Consumer<ObjectNode> onTheWire) {
        this.byClient = byClient;
        this.onTheWire = onTheWire;
    }

    /** What the client must refuse. */
    NewInvoice build(NewInvoice valid) {
        return byClient.apply(valid);
    }

    /** What the API must refuse. */
    void write(ObjectNode valid) {
        onTheWire.accept(valid);
    }

    private static ObjectNode first(ObjectNode json) {
        return (ObjectNode) json.path("lineItems").path(0);
    }

    private static NewInvoice withFirst(NewInvoice it, UnaryOperator<NewLineItem.Priced> change) {
        List<NewLineItem> lines = new ArrayList<>(it.lineItems());
        lines.set(0, change.apply((NewLineItem.Priced) lines.getFirst()));
        return withLines(it, lines);
    }

    private static NewLineItem.Priced copy(
            NewLineItem.Priced line, String name, BigDecimal quantity, String unit) {
        return NewLineItem.custom(name, quantity, unit, line.unitPrice());
    }

    private static NewLineItem.Priced priced(NewLineItem.Priced line, NewUnitPrice price) {
        return NewLineItem.custom(line.name(), line.quantity(), line.unitName(), price);
    }

    private static NewInvoice withLines(NewInvoice it, List<NewLineItem> lines) {
        return NewInvoice.of(
                it.voucherDate(),
                it.recipient(),
                lines,
                it.taxConditions(),
                it.shippingConditions());
    }

    private static NewInvoice withRecipient(NewInvoice it, Recipient recipient) {
        return NewInvoice.of(
                it.voucherDate(),
                recipient,
                it.lineItems(),
                it.taxConditions(),
                it.shippingConditions());
    }

    private static NewInvoice withShipping(NewInvoice it, ShippingConditions shipping) {
        return NewInvoice.of(
                it.voucherDate(), it.recipient(), it.lineItems(), it.taxConditions(), shipping);
    }
}
