package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The payment conditions of an invoice ({@code lexware-office-api.md} 6.2). */
record PaymentTerm(ObjectNode json, int days) {

    /** The given conditions, or the organisation's default: payable at once. */
    static PaymentTerm of(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            ObjectNode usual = Json.object();
            usual.put("paymentTermLabel", "Zahlbar sofort, rein netto");
            usual.put("paymentTermLabelTemplate", "Zahlbar sofort, rein netto");
            usual.put("paymentTermDuration", 0);
            return new PaymentTerm(usual, 0);
        }
        if (!Violations.hasText(given, "paymentTermLabel")) {
            throw new Refusal(
                    406,
                    "Validation failed for payment conditions",
                    List.of(Refusal.Detail.notNull("paymentConditions.paymentTermLabel")));
        }
        BigDecimal days = DocumentRules.orZero(Json.decimal(given, "paymentTermDuration"));
        if (days.signum() < 0 || days.stripTrailingZeros().scale() > 0 || days.precision() > 5) {
            throw DocumentRules.invalid(
                    "paymentConditions.paymentTermDuration", "a number of days is expected");
        }
        ObjectNode json = Json.object();
        String label = given.path("paymentTermLabel").asString("");
        json.put("paymentTermLabel", label);
        json.put("paymentTermLabelTemplate", label);
        json.put("paymentTermDuration", days.intValueExact());
        if (given.path("paymentDiscountConditions").isObject()) {
            json.set("paymentDiscountConditions", cashDiscount(given));
        }
        return new PaymentTerm(json, days.intValueExact());
    }

    private static JsonNode cashDiscount(JsonNode given) {
        JsonNode discount = given.path("paymentDiscountConditions");
        String path = "paymentConditions.paymentDiscountConditions.";
        Violations violations = new Violations();
        violations.required(discount, "discountPercentage", path + "discountPercentage");
        BigDecimal percentage =
                violations.number(discount, "discountPercentage", path + "discountPercentage", 2);
        violations.percentage(DocumentRules.orZero(percentage), path + "discountPercentage");
        violations.required(discount, "discountRange", path + "discountRange");
        BigDecimal range = violations.number(discount, "discountRange", path + "discountRange", 0);
        if (DocumentRules.orZero(range).signum() < 0) {
            violations.add("INVALID", path + "discountRange", "Erlaubt sind 0 oder mehr Tage.");
        }
        violations.refuse("Validation failed for payment conditions");
        return discount;
    }
}
