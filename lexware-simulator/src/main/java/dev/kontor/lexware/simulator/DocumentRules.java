package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.DocumentKind.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body of a sales document must be, and what becomes of it ({@code lexware-office-api.md}
 * 6.2 and 6.3).
 */
final class DocumentRules {

    private static final String SUMMARY = "Validation failed for sales voucher";
    private static final int MOST_LINES = 300;
    private static final Set<String> SHIPPING_TYPES =
            Set.of("service", "serviceperiod", "delivery", "deliveryperiod", "none");
    private static final Set<String> LANGUAGES = Set.of("de", "en");
    private static final List<String> TEXTS = List.of("title", "introduction", "remark");

    private DocumentRules() {}

    /**
     * Checks a body and completes it; refuses with 406, all fields with their reasons.
     *
     * @param executedBy a person's hand may set what the API ignores
     */
    static DocumentContent read(
            Organisation organisation,
            DocumentKind kind,
            ObjectNode input,
            Instant now,
            ExecutedBy executedBy) {
        Violations violations = new Violations();
        required(kind, input, violations);
        violations.refuse(SUMMARY);

        Instant voucherDate = dateTime(input, "voucherDate", "voucherDate");
        ObjectNode fields = Json.object();
        String language = language(input);
        fields.put("language", language);
        fields.put("voucherDate", Dates.written(voucherDate));
        Recipient recipient =
                Recipient.of(
                        organisation,
                        input.path("address"),
                        kind == DocumentKind.DELIVERY_NOTE,
                        now);
        fields.set("address", recipient.address());
        LocalDate relevantDay = Dates.dayOf(voucherDate);
        ObjectNode shipping = Json.object();
        if (kind.has(Trait.SHIPPING)) {
            relevantDay = shipping(input.path("shippingConditions"), shipping, relevantDay);
        }
        Taxation taxation = Taxation.of(organisation, input, recipient, relevantDay);
        texts(kind, input, fields, violations);
        LineItems lines = LineItems.of(input.path("lineItems"), kind, taxation, violations);
        Totals.Discount discount =
                kind.has(Trait.TOTALS)
                        ? discount(input.path("totalPrice"), violations)
                        : Totals.Discount.NONE;
        violations.refuse(SUMMARY);

        Totals totals = Totals.of(lines.counting(), taxation.isGross(), discount);
        fields.set("lineItems", lines.json());
        if (kind.has(Trait.TOTALS)) {
            fields.set("totalPrice", totalPrice(totals, input.path("totalPrice")));
            fields.set("taxAmounts", taxAmounts(totals));
        }
        fields.set("taxConditions", taxation.json());
        LocalDate dueDate = conditions(kind, input, fields, voucherDate);
        if (kind.has(Trait.SHIPPING)) {
            fields.set("shippingConditions", shipping);
        }
        ElectronicProfile electronic = ElectronicProfile.of(kind, input, recipient, taxation);
        if (electronic != null) {
            fields.putObject("xRechnung").put("buyerReference", electronic.buyerReference());
        }
        BigDecimal payable = totals.gross();
        if (executedBy == ExecutedBy.HAND) {
            payable = payable.subtract(ClosingInvoice.apply(organisation, kind, input, fields));
            Json.text(input, "recurringTemplateId")
                    .ifPresent(template -> fields.put("recurringTemplateId", template));
        }
        return new DocumentContent(
                Json.bytes(fields),
                voucherDate,
                dueDate,
                recipient.contactId(),
                recipient.listName(),
                totals,
                payable,
                Json.text(input, "printLayoutId").orElse(null),
                electronic);
    }

    /** What only some kinds have; answers the due date. */
    private static @Nullable LocalDate conditions(
            DocumentKind kind, ObjectNode input, ObjectNode fields, Instant voucherDate) {
        LocalDate dueDate = null;
        if (kind.has(Trait.PAYMENT_TERM)) {
            PaymentTerm term = PaymentTerm.of(input.path("paymentConditions"));
            fields.set("paymentConditions", term.json());
            if (kind.has(Trait.PAYABLE)) {
                dueDate = Dates.dayOf(voucherDate).plusDays(term.days());
            }
        }
        if (kind == DocumentKind.QUOTATION) {
            Instant expiration = dateTime(input, "expirationDate", "expirationDate");
            fields.put("expirationDate", Dates.written(expiration));
        }
        if (kind == DocumentKind.INVOICE) {
            fields.put("closingInvoice", false);
        }
        if (kind == DocumentKind.DOWN_PAYMENT_INVOICE) {
            fields.putNull("closingInvoiceId");
        }
        return dueDate;
    }

    private static void required(DocumentKind kind, ObjectNode input, Violations violations) {
        violations.required(input, "voucherDate", "voucherDate");
        violations.required(input, "address", "address");
        if (violations.required(input, "lineItems", "lineItems")) {
            int lines = input.path("lineItems").size();
            if (!input.path("lineItems").isArray() || lines < 1 || lines > MOST_LINES) {
                violations.add(
                        "SIZE",
                        "lineItems",
                        "Es sind 1 bis " + MOST_LINES + " Positionen erlaubt.");
            }
        }
        if (kind.has(Trait.TOTALS)
                && violations.required(input, "totalPrice", "totalPrice")
                && violations.required(
                        input.path("totalPrice"), "currency", "totalPrice.currency")) {
            currency(input.path("totalPrice"), "totalPrice.currency", violations);
        }
        if (violations.required(input, "taxConditions", "taxConditions")) {
            violations.required(input.path("taxConditions"), "taxType", "taxConditions.taxType");
        }
        if (kind.has(Trait.SHIPPING)) {
            violations.required(input, "shippingConditions", "shippingConditions");
        }
        if (kind == DocumentKind.QUOTATION) {
            violations.required(input, "expirationDate", "expirationDate");
        }
    }

    static void currency(JsonNode node, String path, Violations violations) {
        if (!node.path("currency").asString("").equals("EUR")) {
            violations.add("INVALID", path, "Als Währung ist nur EUR erlaubt.");
        }
    }

    private static String language(ObjectNode input) {
        String language = Json.text(input, "language").orElse("de");
        if (!LANGUAGES.contains(language)) {
            throw invalid("language", "unknown language " + language);
        }
        return language;
    }

    /**
     * Writes the checked shipping conditions to the target; answers the day that decides the tax
     * rates.
     */
    private static LocalDate shipping(JsonNode given, ObjectNode target, LocalDate voucherDay) {
        String type = given.path("shippingType").asString("");
        if (!SHIPPING_TYPES.contains(type)) {
            throw Json.lacks(given, "shippingType")
                    ? new Refusal(
                            406,
                            SUMMARY,
                            List.of(Refusal.Detail.notNull("shippingConditions.shippingType")))
                    : invalid("shippingConditions.shippingType", "unknown shipping type " + type);
        }
        target.put("shippingType", type);
        if (type.equals("none")) {
            return voucherDay;
        }
        Instant start = dateTime(given, "shippingDate", "shippingConditions.shippingDate");
        target.put("shippingDate", Dates.written(start));
        if (!type.endsWith("period")) {
            return Dates.dayOf(start);
        }
        Instant end = dateTime(given, "shippingEndDate", "shippingConditions.shippingEndDate");
        if (end.isBefore(start)) {
            throw invalid(
                    "shippingConditions.shippingEndDate", "shippingEndDate is before shippingDate");
        }
        target.put("shippingEndDate", Dates.written(end));
        return Dates.dayOf(end);
    }

    private static void texts(
            DocumentKind kind, ObjectNode input, ObjectNode fields, Violations violations) {
        violations.atMost(input, "title", "title", 25);
        violations.atMost(input, "introduction", "introduction", 2000);
        violations.atMost(input, "remark", "remark", 2000);
        boolean english = fields.path("language").asString("").equals("en");
        for (String name : TEXTS) {
            fields.put(
                    name,
                    Json.text(input, name).orElseGet(() -> UsualTexts.of(kind, name, english)));
        }
        if (kind.has(Trait.DELIVERY_TERMS)) {
            violations.atMost(input, "deliveryTerms", "deliveryTerms", 255);
            Json.text(input, "deliveryTerms")
                    .ifPresent(terms -> fields.put("deliveryTerms", terms));
        }
    }

    private static Totals.Discount discount(JsonNode given, Violations violations) {
        BigDecimal absolute =
                violations.number(
                        given, "totalDiscountAbsolute", "totalPrice.totalDiscountAbsolute", 2);
        BigDecimal percentage =
                violations.number(
                        given, "totalDiscountPercentage", "totalPrice.totalDiscountPercentage", 2);
        violations.percentage(orZero(percentage), "totalPrice.totalDiscountPercentage");
        if (orZero(absolute).signum() < 0) {
            violations.add(
                    "INVALID",
                    "totalPrice.totalDiscountAbsolute",
                    "Der Rabatt darf nicht negativ sein.");
        }
        return new Totals.Discount(orZero(absolute), orZero(percentage));
    }

    private static ObjectNode totalPrice(Totals totals, JsonNode given) {
        ObjectNode price = Json.object();
        price.put("currency", "EUR");
        price.put("totalNetAmount", totals.net());
        price.put("totalGrossAmount", totals.gross());
        price.put("totalTaxAmount", totals.tax());
        for (String field : List.of("totalDiscountAbsolute", "totalDiscountPercentage")) {
            if (!Json.lacks(given, field)) {
                price.set(field, given.path(field));
            }
        }
        return price;
    }

    private static ArrayNode taxAmounts(Totals totals) {
        ArrayNode amounts = Json.array();
        for (Totals.Rate rate : totals.rates()) {
            amounts.addObject()
                    .put("taxRatePercentage", rate.percentage())
                    .put("taxAmount", rate.tax())
                    .put("netAmount", rate.net());
        }
        return amounts;
    }

    /** A date-time in the only accepted form; 406 otherwise. */
    static Instant dateTime(JsonNode node, String field, String path) {
        if (Json.lacks(node, field)) {
            throw new Refusal(406, SUMMARY, List.of(Refusal.Detail.notNull(path)));
        }
        return Json.text(node, field)
                .flatMap(Dates::dateTime)
                .orElseThrow(() ->
                        invalid(
                                path,
                                "date must be in the format" + " yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(
                406,
                "Invalid value for " + field + ": " + message,
                List.of(new Refusal.Detail("INVALID", field, "Der Wert ist ungültig.")));
    }

    static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /** A UUID in a body; 406 otherwise. */
    static UUID uuid(String text, String path) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw invalid(path, "not a UUID");
        }
    }
}
