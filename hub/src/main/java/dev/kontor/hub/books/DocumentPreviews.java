package dev.kontor.hub.books;

import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows the documents of a plan as they will look: read from the very requests that go out. */
final class DocumentPreviews {

    private DocumentPreviews() {}

    static List<DocumentPreview> of(DocumentKind kind, Party party, Plan plan, JsonMapper json) {
        Money gross = plan.gross();
        if (gross == null) {
            return List.of();
        }
        return plan.requests().stream()
                .map(request -> json.readTree(request.body()))
                .map(body -> preview(kind, party, gross, body))
                .toList();
    }

    private static DocumentPreview preview(
            DocumentKind kind, Party party, Money gross, JsonNode body) {
        String date = text(body, "voucherDate");
        JsonNode tax = body.path("taxConditions");
        List<String> type = new ArrayList<>();
        add(type, text(tax, "taxType"));
        add(type, text(tax, "taxSubType"));
        add(type, text(tax, "taxTypeNote"));
        return new DocumentPreview(
                kind.title(),
                date == null ? null : LocalDate.parse(date.substring(0, 10)),
                recipient(party),
                body.path("lineItems").valueStream().map(DocumentPreviews::line).toList(),
                gross,
                Words.same(String.join(", ", type)));
    }

    private static List<String> recipient(Party party) {
        List<String> lines = new ArrayList<>();
        add(lines, party.name());
        PostalAddress address = party.address();
        if (address != null) {
            add(lines, address.supplement());
            add(lines, address.street());
            String zip = address.zip();
            String city = address.city();
            add(lines, zip == null || city == null ? (zip == null ? city : zip) : zip + " " + city);
            add(lines, address.country());
        }
        add(lines, party.vatId());
        return lines;
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line);
        }
    }

    private static DocumentPreview.Line line(JsonNode line) {
        JsonNode price = line.path("unitPrice");
        boolean gross = price.has("grossAmount");
        return new DocumentPreview.Line(
                Objects.requireNonNullElse(text(line, "name"), ""),
                text(line, "description"),
                number(line.path("quantity")),
                text(line, "unitName"),
                number(gross ? price.path("grossAmount") : price.path("netAmount")),
                gross,
                number(price.path("taxRatePercentage")));
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
