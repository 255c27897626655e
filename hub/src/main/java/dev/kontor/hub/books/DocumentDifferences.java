package dev.kontor.hub.books;

import dev.kontor.hub.shared.Words;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What tells two requests for a document apart that matters to a bookkeeper. */
final class DocumentDifferences {

    private DocumentDifferences() {}

    /**
     * @param sent as it went out; empty for an adopted document, of which nothing is known
     * @param today as it would go out now
     */
    static List<Words> between(JsonNode sent, JsonNode today) {
        if (!sent.has("lineItems")) {
            return List.of();
        }
        List<Words> differences = new ArrayList<>();
        JsonNode taxThen = sent.path("taxConditions");
        JsonNode taxNow = today.path("taxConditions");
        if (!text(taxThen, "taxType").equals(text(taxNow, "taxType"))
                || !text(taxThen, "taxSubType").equals(text(taxNow, "taxSubType"))) {
            differences.add(
                    new Words("Steuerart: damals %s, heute %s", "Tax type: %s then, %s today")
                            .with(tax(taxThen), tax(taxNow)));
        }
        List<String> linesThen = lines(sent);
        List<String> linesNow = lines(today);
        if (!linesThen.equals(linesNow)) {
            differences.add(
                    new Words("Positionen: damals %s, heute %s", "Lines: %s then, %s today")
                            .with(String.join("; ", linesThen), String.join("; ", linesNow)));
        }
        return differences;
    }

    private static String tax(JsonNode conditions) {
        String sub = text(conditions, "taxSubType");
        return text(conditions, "taxType") + (sub.isEmpty() ? "" : " (" + sub + ")");
    }

    /** Quantity, price and rate of each priced line. */
    private static List<String> lines(JsonNode document) {
        return document.path("lineItems")
                .valueStream()
                .filter(line -> line.has("unitPrice"))
                .map(line -> {
                    JsonNode price = line.path("unitPrice");
                    JsonNode amount =
                            price.has("grossAmount")
                                    ? price.path("grossAmount")
                                    : price.path("netAmount");
                    return "%s × %s, %s %%"
                            .formatted(
                                    plain(line.path("quantity")),
                                    plain(amount),
                                    plain(price.path("taxRatePercentage")));
                })
                .toList();
    }

    private static String plain(JsonNode number) {
        return number.isNumber()
                ? number.decimalValue().stripTrailingZeros().toPlainString()
                : number.asString("");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
