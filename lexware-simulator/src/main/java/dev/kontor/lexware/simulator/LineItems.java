package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of a document ({@code lexware-office-api.md} 6.2).
 *
 * @param shown as the document shows them, still without their amounts
 * @param counting the lines with prices, in the same order
 */
record LineItems(List<ObjectNode> shown, List<Totals.Line> counting) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> WITH_ARTICLE = Set.of("material", "service");

    static LineItems of(JsonNode given, Taxation taxation, Violations violations) {
        List<ObjectNode> shown = new ArrayList<>();
        List<Totals.Line> counting = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode item = given.path(i);
            String path = "lineItems[" + i + "]";
            texts(item, path, violations);
            switch (item.path("type").asString("")) {
                case "text" -> shown.add(text(item, path, violations));
                case "custom", "material", "service" -> {
                    Totals.Line line = priced(item, path, taxation, violations);
                    if (line != null) {
                        counting.add(line);
                        shown.add(json(item, line, taxation));
                    }
                }
                default -> {
                    if (violations.required(item, "type", path + ".type")) {
                        violations.add(
                                "INVALID", path + ".type", "Der Positionstyp ist unbekannt.");
                    }
                }
            }
        }
        return new LineItems(shown, counting);
    }

    /** The lines with the computed amounts of those that count. */
    ArrayNode json(List<BigDecimal> amounts) {
        ArrayNode lines = Json.array();
        Iterator<BigDecimal> next = amounts.iterator();
        for (ObjectNode line : shown) {
            if (!line.path("type").asString("").equals("text")) {
                line.put("lineItemAmount", next.next());
            }
            lines.add(line);
        }
        return lines;
    }

    private static void texts(JsonNode item, String path, Violations violations) {
        violations.atMost(item, "name", path + ".name", 255);
        violations.atMost(item, "description", path + ".description", 2000);
    }

    private static ObjectNode text(JsonNode item, String path, Violations violations) {
        refuseId(item, path);
        if (Json.lacks(item, "name") && Json.lacks(item, "description")) {
            violations.required(item, "name", path + ".name");
        }
        ObjectNode json = Json.object();
        json.put("type", "text");
        Json.text(item, "name").ifPresent(name -> json.put("name", name));
        Json.text(item, "description").ifPresent(text -> json.put("description", text));
        return json;
    }

    private static void refuseId(JsonNode item, String path) {
        if (!Json.lacks(item, "id")) {
            throw new Refusal(
                    406,
                    "Only line items of type material or service may contain an id",
                    List.of(
                            new Refusal.Detail(
                                    "INVALID", path + ".id", "Die Position darf keine id haben.")));
        }
    }

    private static Totals.@Nullable Line priced(
            JsonNode item, String path, Taxation taxation, Violations violations) {
        if (WITH_ARTICLE.contains(item.path("type").asString(""))) {
            violations.requiredText(item, "id", path + ".id");
        } else {
            refuseId(item, path);
        }
        violations.requiredText(item, "name", path + ".name");
        violations.required(item, "quantity", path + ".quantity");
        violations.required(item, "unitName", path + ".unitName");
        BigDecimal quantity = violations.number(item, "quantity", path + ".quantity", 4);
        BigDecimal discount =
                DocumentRules.orZero(
                        violations.number(
                                item, "discountPercentage", path + ".discountPercentage", 2));
        if (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0) {
            violations.add("INVALID", path + ".discountPercentage", "Erlaubt sind 0 bis 100.");
        }
        if (!violations.required(item, "unitPrice", path + ".unitPrice")) {
            return null;
        }
        JsonNode unitPrice = item.path("unitPrice");
        BigDecimal rate = rate(unitPrice, path + ".unitPrice", taxation, violations);
        String side = taxation.isGross() ? "grossAmount" : "netAmount";
        violations.required(unitPrice, side, path + ".unitPrice." + side);
        BigDecimal price = violations.number(unitPrice, side, path + ".unitPrice." + side, 4);
        return quantity == null || price == null || rate == null
                ? null
                : new Totals.Line(quantity, price, discount, rate);
    }

    private static @Nullable BigDecimal rate(
            JsonNode unitPrice, String path, Taxation taxation, Violations violations) {
        if (violations.required(unitPrice, "currency", path + ".currency")) {
            DocumentRules.currency(unitPrice, path + ".currency", violations);
        }
        String field = path + ".taxRatePercentage";
        violations.required(unitPrice, "taxRatePercentage", field);
        BigDecimal rate = violations.number(unitPrice, "taxRatePercentage", field, 2);
        if (rate != null && !taxation.allows(rate)) {
            violations.add(
                    "INVALID",
                    field,
                    "Der Steuersatz " + rate.toPlainString() + " ist hier nicht erlaubt.");
            return null;
        }
        return rate;
    }

    private static ObjectNode json(JsonNode item, Totals.Line line, Taxation taxation) {
        ObjectNode json = Json.object();
        Json.text(item, "id").ifPresent(id -> json.put("id", id));
        json.put("type", item.path("type").asString(""));
        json.put("name", item.path("name").asString(""));
        Json.text(item, "description").ifPresent(text -> json.put("description", text));
        json.put("quantity", line.quantity());
        json.put("unitName", item.path("unitName").asString(""));
        ObjectNode price = json.putObject("unitPrice");
        price.put("currency", "EUR");
        BigDecimal factor = HUNDRED.add(line.taxRate());
        if (taxation.isGross()) {
            price.put(
                    "netAmount",
                    line.price().multiply(HUNDRED).divide(factor, 4, RoundingMode.HALF_UP));
            price.put("grossAmount", line.price());
        } else {
            price.put("netAmount", line.price());
            price.put(
                    "grossAmount",
                    line.price().multiply(factor).divide(HUNDRED, 4, RoundingMode.HALF_UP));
        }
        price.put("taxRatePercentage", line.taxRate());
        json.put("discountPercentage", line.discountPercentage());
        return json;
    }
}
