package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of a document ({@code lexware-office-api.md} 6.2, 7.5, 7.17).
 *
 * @param shown as the document shows them
 * @param counting the lines that count in the totals, in the same order: no texts, no options, no
 *     alternatives
 */
record LineItems(List<ObjectNode> shown, List<Totals.Line> counting) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> WITH_ARTICLE = Set.of("material", "service");

    static LineItems of(
            JsonNode given, DocumentKind kind, Taxation taxation, Violations violations) {
        LineItems lines = new LineItems(new ArrayList<>(), new ArrayList<>());
        Reader reader = new Reader(kind, taxation, violations);
        for (int i = 0; i < given.size(); i++) {
            reader.read(given.path(i), "lineItems[" + i + "]", lines);
        }
        return lines;
    }

    ArrayNode json() {
        ArrayNode lines = Json.array();
        shown.forEach(lines::add);
        return lines;
    }

    /** Checks the lines of one document. */
    private record Reader(DocumentKind kind, Taxation taxation, Violations violations) {

        void read(JsonNode item, String path, LineItems lines) {
            violations.atMost(item, "name", path + ".name", 255);
            violations.atMost(item, "description", path + ".description", 2000);
            switch (item.path("type").asString("")) {
                case "text" -> lines.shown.add(text(item, path));
                case "custom", "material", "service" -> priced(item, path, lines);
                default -> {
                    if (violations.required(item, "type", path + ".type")) {
                        violations.add(
                                "INVALID", path + ".type", "Der Positionstyp ist unbekannt.");
                    }
                }
            }
        }

        private ObjectNode text(JsonNode item, String path) {
            refuseId(item, path);
            if (!Violations.hasText(item, "name") && !Violations.hasText(item, "description")) {
                violations.requiredText(item, "name", path + ".name");
            }
            ObjectNode json = Json.object();
            json.put("type", "text");
            Json.text(item, "name").ifPresent(name -> json.put("name", name));
            Json.text(item, "description").ifPresent(text -> json.put("description", text));
            return json;
        }

        private void priced(JsonNode item, String path, LineItems lines) {
            if (WITH_ARTICLE.contains(item.path("type").asString(""))) {
                violations.requiredText(item, "id", path + ".id");
            } else {
                refuseId(item, path);
            }
            violations.requiredText(item, "name", path + ".name");
            violations.required(item, "quantity", path + ".quantity");
            violations.requiredText(item, "unitName", path + ".unitName");
            BigDecimal quantity = violations.number(item, "quantity", path + ".quantity", 4);
            BigDecimal discount = discount(item, path);
            boolean priceless = kind == DocumentKind.DELIVERY_NOTE && Json.lacks(item, "unitPrice");
            Totals.Line line = priceless ? null : line(item, path, quantity, discount);
            if (quantity == null || (line == null && !priceless)) {
                return;
            }
            ObjectNode json = json(item, quantity, line);
            lines.shown.add(json);
            if (kind == DocumentKind.QUOTATION) {
                alternatives(item, path, json);
            }
            boolean counts =
                    !json.path("optional").asBoolean(false)
                            && !json.path("alternative").asBoolean(false);
            if (line != null && counts) {
                lines.counting.add(line);
            }
        }

        private BigDecimal discount(JsonNode item, String path) {
            String field = path + ".discountPercentage";
            BigDecimal discount =
                    DocumentRules.orZero(violations.number(item, "discountPercentage", field, 2));
            violations.percentage(discount, field);
            return discount;
        }

        private Totals.@Nullable Line line(
                JsonNode item, String path, @Nullable BigDecimal quantity, BigDecimal discount) {
            if (!violations.required(item, "unitPrice", path + ".unitPrice")) {
                return null;
            }
            JsonNode unitPrice = item.path("unitPrice");
            BigDecimal rate = rate(unitPrice, path + ".unitPrice");
            String side = taxation.isGross() ? "grossAmount" : "netAmount";
            violations.required(unitPrice, side, path + ".unitPrice." + side);
            BigDecimal price = violations.number(unitPrice, side, path + ".unitPrice." + side, 4);
            return quantity == null || price == null || rate == null
                    ? null
                    : new Totals.Line(quantity, price, discount, rate);
        }

        private @Nullable BigDecimal rate(JsonNode unitPrice, String path) {
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

        private ObjectNode json(JsonNode item, BigDecimal quantity, Totals.@Nullable Line line) {
            ObjectNode json = Json.object();
            Json.text(item, "id").ifPresent(id -> json.put("id", id));
            json.put("type", item.path("type").asString(""));
            json.put("name", item.path("name").asString(""));
            Json.text(item, "description").ifPresent(text -> json.put("description", text));
            json.put("quantity", quantity);
            json.put("unitName", item.path("unitName").asString(""));
            if (line != null) {
                unitPrice(json.putObject("unitPrice"), line);
                if (kind.has(DocumentKind.Trait.TOTALS)) {
                    json.put("discountPercentage", line.discountPercentage());
                    json.put("lineItemAmount", line.amount());
                }
            }
            return json;
        }

        private void unitPrice(ObjectNode json, Totals.Line line) {
            json.put("currency", "EUR");
            BigDecimal factor = HUNDRED.add(line.taxRate());
            if (taxation.isGross()) {
                json.put(
                        "netAmount",
                        line.price().multiply(HUNDRED).divide(factor, 4, RoundingMode.HALF_UP));
                json.put("grossAmount", line.price());
            } else {
                json.put("netAmount", line.price());
                json.put(
                        "grossAmount",
                        line.price().multiply(factor).divide(HUNDRED, 4, RoundingMode.HALF_UP));
            }
            json.put("taxRatePercentage", line.taxRate());
        }

        /** What only quotations have: options, and alternatives below the line they replace. */
        private void alternatives(JsonNode item, String path, ObjectNode json) {
            json.put("optional", item.path("optional").asBoolean(false));
            json.put("alternative", item.path("alternative").asBoolean(false));
            JsonNode given = item.path("subItems");
            LineItems subItems = new LineItems(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < given.size(); i++) {
                read(given.path(i), path + ".subItems[" + i + "]", subItems);
            }
            if (!subItems.shown.isEmpty()) {
                json.set("subItems", subItems.json());
            }
        }

        private static void refuseId(JsonNode item, String path) {
            if (!Json.lacks(item, "id")) {
                throw new Refusal(
                        406,
                        "Only line items of type material or service may contain an id",
                        List.of(
                                new Refusal.Detail(
                                        "INVALID",
                                        path + ".id",
                                        "Die Position darf keine id haben.")));
            }
        }
    }
}
