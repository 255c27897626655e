package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body of an article must be, and what of it is kept ({@code lexware-office-api.md} 7.1).
 */
final class ArticleRules {

    private static final String SUMMARY = "Validation failed for article";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> TYPES = Set.of("PRODUCT", "SERVICE");
    private static final Set<Integer> RATES = Set.of(0, 7, 19);
    private static final Set<Integer> GTIN_LENGTHS = Set.of(8, 12, 13, 14);

    private ArticleRules() {}

    static ObjectNode read(Organisation organisation, ObjectNode input) {
        Violations violations = new Violations();
        violations.requiredText(input, "title", "title");
        if (violations.required(input, "type", "type")
                && !TYPES.contains(input.path("type").asString(""))) {
            violations.add("INVALID", "type", "Erlaubt sind PRODUCT und SERVICE.");
        }
        violations.requiredText(input, "unitName", "unitName");
        gtin(organisation, input, violations);
        ObjectNode price = price(input, violations);
        violations.refuse(SUMMARY);
        ObjectNode kept = Json.object();
        for (String field :
                List.of("title", "description", "type", "articleNumber", "gtin", "note")) {
            Json.text(input, field).ifPresent(text -> kept.put(field, text));
        }
        kept.put("unitName", input.path("unitName").asString(""));
        kept.set("price", price);
        return kept;
    }

    private static void gtin(Organisation organisation, ObjectNode input, Violations violations) {
        String gtin = Json.text(input, "gtin").orElse("");
        if (gtin.isEmpty()) {
            return;
        }
        boolean length =
                organisation.settings().documented(Disputed.GTIN)
                        ? GTIN_LENGTHS.contains(gtin.length())
                        : gtin.length() == 13;
        if (!length || !gtin.chars().allMatch(c -> c >= '0' && c <= '9') || !checks(gtin)) {
            violations.add("VALIDGTIN", "gtin", "Die GTIN ist ungültig.");
        }
    }

    /** Whether the last digit is the check digit of the others: weights 3 and 1 from the right. */
    private static boolean checks(String gtin) {
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            int weight = (gtin.length() - i) % 2 == 0 ? 3 : 1;
            sum += (gtin.charAt(i) - '0') * weight;
        }
        return sum % 10 == 0;
    }

    /** The price with its other side computed. */
    private static ObjectNode price(ObjectNode input, Violations violations) {
        ObjectNode price = Json.object();
        if (!violations.required(input, "price", "price")) {
            return price;
        }
        JsonNode given = input.path("price");
        String leading = given.path("leadingPrice").asString("");
        boolean net = leading.equals("NET");
        if (violations.required(given, "leadingPrice", "price.leadingPrice")
                && !net
                && !leading.equals("GROSS")) {
            violations.add("INVALID", "price.leadingPrice", "Erlaubt sind NET und GROSS.");
        }
        violations.required(given, "taxRate", "price.taxRate");
        BigDecimal rate = violations.number(given, "taxRate", "price.taxRate", 2);
        if (rate != null
                && !(rate.stripTrailingZeros().scale() <= 0 && RATES.contains(rate.intValue()))) {
            violations.add("INVALID", "price.taxRate", "Erlaubt sind 0, 7 und 19.");
        }
        String side = net ? "netPrice" : "grossPrice";
        violations.required(given, side, "price." + side);
        BigDecimal amount = violations.number(given, side, "price." + side, 4);
        if (rate == null || amount == null) {
            return price;
        }
        BigDecimal factor = HUNDRED.add(rate);
        BigDecimal other =
                net
                        ? amount.multiply(factor).divide(HUNDRED, 2, RoundingMode.HALF_UP)
                        : amount.multiply(HUNDRED).divide(factor, 2, RoundingMode.HALF_UP);
        price.put("netPrice", net ? amount : other);
        price.put("grossPrice", net ? other : amount);
        price.put("leadingPrice", leading);
        price.put("taxRate", rate);
        return price;
    }
}
