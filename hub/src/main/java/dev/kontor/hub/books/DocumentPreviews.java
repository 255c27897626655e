package dev.kontor.hub.books;

import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.DocumentPreview.Total;
import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.document.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the documents of a plan as they will look: read from the very requests that go out, with
 * the sums that Lexware will make of them (lexware-office-api.md 6.2, 6.3).
 */
final class DocumentPreviews {

    private static final String EURO = "EUR";
    private static final Words FINALISED = new Words("wird festgeschrieben", "will be finalised");
    private static final Words DRAFT = new Words("bleibt Entwurf", "stays a draft");

    private final DocumentKind kind;
    private final @Nullable String sender;
    private final Party party;
    private final @Nullable Grounds grounds;

    private DocumentPreviews(
            DocumentKind kind, @Nullable String sender, Party party, @Nullable Grounds grounds) {
        this.kind = kind;
        this.sender = sender;
        this.party = party;
        this.grounds = grounds;
    }

    /**
     * @param sender the company that writes; null if not known
     * @param party who gets them: a request that names a contact does not say what it is called
     */
    static List<DocumentPreview> of(
            DocumentKind kind, @Nullable String sender, Party party, Plan plan, JsonMapper json) {
        DocumentPreviews previews = new DocumentPreviews(kind, sender, party, plan.grounds());
        return plan.requests().stream()
                .map(request -> previews.preview(request.route(), json.readTree(request.body())))
                .toList();
    }

    private DocumentPreview preview(String route, JsonNode body) {
        TaxType type = taxType(body);
        List<DocumentPreview.Line> lines =
                body.path("lineItems").valueStream().map(DocumentPreviews::line).toList();
        List<Total> totals = totals(type, lines);
        return new DocumentPreview(
                kind.title(),
                route.contains("finalize=true") ? FINALISED : DRAFT,
                sender,
                recipient(body.path("address")),
                day(body, "voucherDate"),
                day(body.path("shippingConditions"), "shippingDate"),
                text(body, "title"),
                text(body, "introduction"),
                text(body, "remark"),
                lines,
                totals,
                totals.stream()
                        .map(each -> each.net().plus(each.tax()))
                        .reduce(Money.zero(EURO), Money::plus),
                tax(type, body.path("taxConditions")),
                grounds);
    }

    private static List<Total> totals(TaxType type, List<DocumentPreview.Line> lines) {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>(Comparator.reverseOrder());
        for (DocumentPreview.Line line : lines) {
            BigDecimal amount = line.amount();
            if (amount != null) {
                BigDecimal rate = Objects.requireNonNullElse(line.taxRate(), BigDecimal.ZERO);
                sums.merge(rate, amount, BigDecimal::add);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> Amounts.column(type, sum.getKey(), sum.getValue()))
                .map(each ->
                        new Total(
                                each.rate(),
                                new Money(each.net(), EURO),
                                new Money(each.tax(), EURO)))
                .toList();
    }

    private static Words tax(TaxType type, JsonNode conditions) {
        Words words = new Words(type.wording().de(), type.wording().en());
        String note = text(conditions, "taxTypeNote");
        return note == null
                ? words
                : new Words(words.de() + ":", words.en() + ":").append(Words.same(note));
    }

    private static TaxType taxType(JsonNode body) {
        String name = text(body.path("taxConditions"), "taxType");
        return Arrays.stream(TaxType.values())
                .filter(each -> each.lexwareName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No tax type '" + name + "'"));
    }

    /** As the request says; of a contact, Lexware puts the name there. */
    private List<String> recipient(JsonNode address) {
        List<String> lines = new ArrayList<>();
        String oneTime = text(address, "name");
        add(lines, oneTime == null ? party.name() : oneTime);
        add(lines, text(address, "supplement"));
        add(lines, text(address, "street"));
        String zip = Objects.requireNonNullElse(text(address, "zip"), "");
        String city = Objects.requireNonNullElse(text(address, "city"), "");
        add(lines, (zip + " " + city).strip());
        PostalAddress own = party.address();
        String country = text(address, "countryCode");
        add(lines, country(country == null && own != null ? own.country() : country));
        add(lines, party.vatId());
        return lines;
    }

    /** Documents at home do not name the country. */
    private static @Nullable String country(@Nullable String code) {
        return code == null || code.equals("DE")
                ? null
                : Locale.of("", code).getDisplayCountry(Locale.GERMAN);
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line);
        }
    }

    private static DocumentPreview.Line line(JsonNode line) {
        JsonNode price = line.path("unitPrice");
        boolean gross = price.has("grossAmount");
        BigDecimal quantity = number(line.path("quantity"));
        BigDecimal unitPrice = number(gross ? price.path("grossAmount") : price.path("netAmount"));
        return new DocumentPreview.Line(
                Objects.requireNonNullElse(text(line, "name"), ""),
                text(line, "description"),
                quantity,
                text(line, "unitName"),
                unitPrice,
                gross,
                number(price.path("taxRatePercentage")),
                quantity == null || unitPrice == null ? null : Amounts.line(quantity, unitPrice));
    }

    /** Lexware's dates are midnights in Germany (lexware-office-api.md 3). */
    private static @Nullable LocalDate day(JsonNode node, String key) {
        String date = text(node, key);
        return date == null ? null : LocalDate.parse(date.substring(0, 10));
    }

    private static @Nullable String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
