package dev.kontor.lexware.contract;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.LineItem;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxSubType;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.TotalDiscount;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of sales documents (lexware-office-api.md 2, 6), each broken as a caller of the client
 * would break it and as it stands on the wire. The first line of the parts has a price.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum DocumentViolation {
    TITLE_TOO_LONG(
            it -> it.presentation = it.presentation.withTitle("x".repeat(26)),
            json -> json.put("title", "x".repeat(26))),
    INTRODUCTION_TOO_LONG(
            it -> it.presentation = it.presentation.withIntroduction("x".repeat(2001)),
            json -> json.put("introduction", "x".repeat(2001))),
    REMARK_TOO_LONG(
            it -> it.presentation = it.presentation.withRemark("x".repeat(2001)),
            json -> json.put("remark", "x".repeat(2001))),
    LANGUAGE_UNKNOWN(
            it -> it.presentation = it.presentation.withLanguage("fr"),
            json -> json.put("language", "fr")),
    DELIVERY_TERMS_TOO_LONG(
            DocumentParts.WITH_DELIVERY_TERMS,
            it -> it.deliveryTerms = "x".repeat(256),
            json -> json.put("deliveryTerms", "x".repeat(256))),

    NO_LINES(it -> it.lines = List.of(), json -> json.putArray("lineItems")),
    TOO_MANY_LINES(
            it -> it.lines = Collections.nCopies(301, it.lines.getFirst()),
            json -> {
                ObjectNode line = first(json).deepCopy();
                while (json.withArray("lineItems").size() < 301) {
                    json.withArray("lineItems").add(line.deepCopy());
                }
            }),
    LINE_NAME_TOO_LONG(
            it -> first(it, line -> copy(line, "x".repeat(256), line.quantity(), line.unitName())),
            json -> first(json).put("name", "x".repeat(256))),
    LINE_NAME_MISSING(
            it -> first(it, line -> copy(line, "", line.quantity(), line.unitName())),
            json -> first(json).remove("name")),
    LINE_DESCRIPTION_TOO_LONG(
            it -> first(it, line -> line.withDescription("x".repeat(2001))),
            json -> first(json).put("description", "x".repeat(2001))),
    LINE_OF_UNKNOWN_TYPE(
            it -> first(it, line -> typed(line, LineItem.Type.UNRECOGNISED, null)),
            json -> first(json).put("type", "gift")),
    TEXT_THAT_SAYS_NOTHING(
            it -> it.lines = List.of(NewLineItem.text(" ", "")),
            json -> json.putArray("lineItems").addObject().put("type", "text").put("name", " ")),
    QUANTITY_TOO_FINE(
            it ->
                    first(
                            it,
                            line ->
                                    copy(
                                            line,
                                            line.name(),
                                            new BigDecimal("1.00001"),
                                            line.unitName())),
            json -> first(json).put("quantity", new BigDecimal("1.00001"))),
    UNIT_MISSING(
            it -> first(it, line -> copy(line, line.name(), line.quantity(), " ")),
            json -> first(json).put("unitName", " ")),
    ARTICLE_IN_A_FREE_LINE(
            it -> first(it, line -> typed(line, LineItem.Type.CUSTOM, new UUID(1, 1))),
            json -> first(json).put("type", "custom").put("id", new UUID(1, 1).toString())),
    ARTICLE_MISSING(
            it -> first(it, line -> typed(line, LineItem.Type.MATERIAL, null)),
            json -> {
                first(json).put("type", "material");
                first(json).remove("id");
            }),
    PRICE_MISSING(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> it.lines = List.of(NewLineItem.unpriced("x", BigDecimal.ONE, "h")),
            json -> first(json).remove("unitPrice")),
    PRICE_TOO_FINE(
            it -> first(it, line -> priced(line, side(line), new BigDecimal("1.00001"))),
            json -> {
                ObjectNode price = first(json).withObject("unitPrice");
                price.put(
                        price.has("netAmount") ? "netAmount" : "grossAmount",
                        new BigDecimal("1.00001"));
            }),
    PRICE_ON_THE_OTHER_SIDE(
            it ->
                    first(
                            it,
                            line ->
                                    priced(
                                            line,
                                            side(line) == NewUnitPrice.Side.NET
                                                    ? NewUnitPrice.Side.GROSS
                                                    : NewUnitPrice.Side.NET,
                                            BigDecimal.ONE)),
            json -> {
                ObjectNode price = first(json).withObject("unitPrice");
                String side = price.has("netAmount") ? "netAmount" : "grossAmount";
                String other = side.equals("netAmount") ? "grossAmount" : "netAmount";
                price.set(other, price.remove(side));
            }),
    DISCOUNT_ABOVE_ALL(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> first(it, line -> line.withDiscount(new BigDecimal(101))),
            json -> first(json).put("discountPercentage", 101)),
    DISCOUNT_TOO_FINE(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> first(it, line -> line.withDiscount(new BigDecimal("1.001"))),
            json -> first(json).put("discountPercentage", new BigDecimal("1.001"))),
    TOTAL_DISCOUNT_TOO_FINE(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> it.discount = new TotalDiscount.Percentage(new BigDecimal("1.001")),
            json ->
                    json.withObject("totalPrice")
                            .put("totalDiscountPercentage", new BigDecimal("1.001"))),
    TOTAL_DISCOUNT_ABOVE_ALL(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> it.discount = new TotalDiscount.Percentage(new BigDecimal(101)),
            json -> json.withObject("totalPrice").put("totalDiscountPercentage", 101)),
    TOTAL_DISCOUNT_NEGATIVE(
            only(kind -> kind != SalesDocumentKind.DELIVERY_NOTE),
            it -> it.discount = new TotalDiscount.Absolute(new BigDecimal(-1)),
            json -> json.withObject("totalPrice").put("totalDiscountAbsolute", -1)),

    RATE_NOT_GERMAN(
            (kind, it) -> it.tax.taxSubType() == null && it.tax.taxType().taxed(),
            it -> first(it, line -> rated(line, 20)),
            json -> first(json).withObject("unitPrice").put("taxRatePercentage", 20)),
    RATE_ALTHOUGH_TAX_FREE(
            (kind, it) -> !it.tax.taxType().taxed(),
            it -> first(it, line -> rated(line, 19)),
            json -> first(json).withObject("unitPrice").put("taxRatePercentage", 19)),
    TAX_TYPE_UNKNOWN(
            only(kind -> kind != SalesDocumentKind.DUNNING),
            it -> it.tax = TaxConditions.of(TaxType.UNRECOGNISED),
            json -> json.withObject("taxConditions").put("taxType", "brutto")),
    SUB_TYPE_ALTHOUGH_TAX_FREE(
            (kind, it) -> !it.tax.taxType().taxed(),
            it -> it.tax = it.tax.with(TaxSubType.DISTANCE_SALES),
            json -> json.withObject("taxConditions").put("taxSubType", "distanceSales")),
    CONTACT_MISSING(
            (kind, it) -> it.tax.taxType().needsContact(),
            it -> it.recipient = Recipient.oneTime("x", "DE"),
            json -> json.putObject("address").put("name", "x").put("countryCode", "DE")),

    /** A dunning takes the name from the invoice. */
    NAME_MISSING(
            only(kind -> kind != SalesDocumentKind.DUNNING),
            it -> it.recipient = Recipient.oneTime(" ", "DE"),
            json -> json.putObject("address").put("countryCode", "DE")),
    COUNTRY_MISSING(
            only(kind -> kind != SalesDocumentKind.DUNNING),
            it -> it.recipient = Recipient.oneTime("x", ""),
            json -> json.putObject("address").put("name", "x")),
    COUNTRY_SPELT_OUT(
            only(kind -> kind != SalesDocumentKind.DUNNING),
            it -> it.recipient = Recipient.oneTime("x", "Germany"),
            json -> json.putObject("address").put("name", "x").put("countryCode", "Germany")),

    SHIPPING_DATE_MISSING(
            DocumentParts.WITH_SHIPPING,
            it -> it.shipping = new ShippingConditions(ShippingConditions.Type.SERVICE, null, null),
            json -> json.putObject("shippingConditions").put("shippingType", "service")),
    SHIPPING_TYPE_UNKNOWN(
            DocumentParts.WITH_SHIPPING,
            it ->
                    it.shipping =
                            new ShippingConditions(
                                    ShippingConditions.Type.UNRECOGNISED, it.voucherDate, null),
            json -> json.withObject("shippingConditions").put("shippingType", "drone")),
    SHIPPING_END_MISSING(
            DocumentParts.WITH_SHIPPING,
            it ->
                    it.shipping =
                            new ShippingConditions(
                                    ShippingConditions.Type.DELIVERY_PERIOD, it.voucherDate, null),
            json ->
                    json.putObject("shippingConditions")
                            .put("shippingType", "deliveryperiod")
                            .put("shippingDate", json.path("voucherDate").asString())),
    SHIPPING_ENDS_BEFORE_IT_STARTS(
            DocumentParts.WITH_SHIPPING,
            it ->
                    it.shipping =
                            ShippingConditions.servicePeriod(
                                    it.voucherDate, it.voucherDate.minusDays(1)),
            json -> {
                OffsetDateTime date = OffsetDateTime.parse(json.path("voucherDate").asString());
                json.putObject("shippingConditions")
                        .put("shippingType", "serviceperiod")
                        .put("shippingDate", LexwareTime.format(date))
                        .put("shippingEndDate", LexwareTime.format(date.minusDays(1)));
            }),

    TERM_WITHOUT_A_SENTENCE(
            DocumentParts.WITH_TERMS,
            it -> it.terms = new PaymentConditions(null, 14, null, null),
            json -> json.putObject("paymentConditions").put("paymentTermDuration", 14)),
    TERM_OF_NEGATIVE_DAYS(
            DocumentParts.WITH_TERMS,
            it -> it.terms = PaymentConditions.of("sofort", -1),
            json ->
                    json.putObject("paymentConditions")
                            .put("paymentTermLabel", "sofort")
                            .put("paymentTermDuration", -1)),
    CASH_DISCOUNT_ABOVE_ALL(
            DocumentParts.WITH_TERMS,
            it ->
                    it.terms =
                            PaymentConditions.of("14 Tage", 14)
                                    .withDiscount(new BigDecimal(101), 7),
            json ->
                    json.putObject("paymentConditions")
                            .put("paymentTermLabel", "14 Tage")
                            .put("paymentTermDuration", 14)
                            .putObject("paymentDiscountConditions")
                            .put("discountPercentage", 101)
                            .put("discountRange", 7)),
    XRECHNUNG_NOT_NET(
            (kind, it) -> kind == SalesDocumentKind.INVOICE && it.tax.taxType() != TaxType.NET,
            it -> it.buyerReference = "04011000-12345-03",
            json -> json.putObject("xRechnung").put("buyerReference", "04011000-12345-03")),
    XRECHNUNG_WITHOUT_A_CONTACT(
            (kind, it) ->
                    kind == SalesDocumentKind.INVOICE
                            && it.tax.taxType() == TaxType.NET
                            && it.recipient instanceof Recipient.OneTime,
            it -> it.buyerReference = "04011000-12345-03",
            json -> json.putObject("xRechnung").put("buyerReference", "04011000-12345-03"));

    private final BiPredicate<SalesDocumentKind, DocumentParts> applies;
    private final Consumer<DocumentParts> byClient;
    private final Consumer<ObjectNode> onTheWire;

    DocumentViolation(Consumer<DocumentParts> byClient, Consumer<ObjectNode> onTheWire) {
        this((_, _) -> true, byClient, onTheWire);
    }

    DocumentViolation(
            Set<SalesDocumentKind> kinds,
            Consumer<DocumentParts> byClient,
            Consumer<ObjectNode> onTheWire) {
        this((kind, _) -> kinds.contains(kind), byClient, onTheWire);
    }

    DocumentViolation(
            BiPredicate<SalesDocumentKind, DocumentParts> applies,
            Consumer<DocumentParts> byClient,
            Consumer<ObjectNode> onTheWire) {
        this.applies = applies;
        this.byClient = byClient;
        this.onTheWire = onTheWire;
    }

    /** Whether that kind of document, made of these parts, can break the rule. */
    boolean concerns(SalesDocumentKind kind, DocumentParts parts) {
        return applies.test(kind, parts);
    }

    /** The same as a violation of that kind. */
    Violation<DocumentParts> of(SalesDocumentKind kind) {
        return new Violation<>() {
            @Override
            public void build(DocumentParts valid) {
                valid.with(byClient).as(kind);
            }

            @Override
            public void write(ObjectNode valid) {
                onTheWire.accept(valid);
            }

            @Override
            public String toString() {
                return DocumentViolation.this + " in " + kind;
            }
        };
    }

    private static BiPredicate<SalesDocumentKind, DocumentParts> only(
            Predicate<SalesDocumentKind> kinds) {
        return (kind, _) -> kinds.test(kind);
    }

    private static ObjectNode first(ObjectNode json) {
        return (ObjectNode) json.path("lineItems").path(0);
    }

    private static void first(DocumentParts it, UnaryOperator<NewLineItem.Priced> change) {
        List<NewLineItem> lines = new ArrayList<>(it.lines);
        lines.set(0, change.apply((NewLineItem.Priced) lines.getFirst()));
        it.lines = lines;
    }

    private static NewLineItem.Priced copy(
            NewLineItem.Priced line, String name, BigDecimal quantity, String unit) {
        return NewLineItem.custom(name, quantity, unit, line.unitPrice());
    }

    private static NewLineItem.Priced typed(
            NewLineItem.Priced line, LineItem.Type type, UUID article) {
        return new NewLineItem.Priced(
                type,
                article,
                line.name(),
                line.description(),
                line.quantity(),
                line.unitName(),
                line.unitPrice(),
                line.discountPercentage());
    }

    private static NewUnitPrice.Side side(NewLineItem.Priced line) {
        return line.unitPrice().side();
    }

    private static NewLineItem.Priced priced(
            NewLineItem.Priced line, NewUnitPrice.Side side, BigDecimal amount) {
        return NewLineItem.custom(
                line.name(),
                line.quantity(),
                line.unitName(),
                new NewUnitPrice(side, amount, line.unitPrice().taxRatePercentage()));
    }

    private static NewLineItem.Priced rated(NewLineItem.Priced line, int rate) {
        return NewLineItem.custom(
                line.name(),
                line.quantity(),
                line.unitName(),
                new NewUnitPrice(side(line), line.unitPrice().amount(), new BigDecimal(rate)));
    }
}
