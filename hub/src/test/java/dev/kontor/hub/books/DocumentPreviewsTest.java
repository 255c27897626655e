package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees of a document before it is sent is what the request says, and its sums. */
class DocumentPreviewsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Party PARTY =
            new Party(
                    "7",
                    "Muster GmbH",
                    null,
                    null,
                    null,
                    null,
                    "ATU12345675",
                    new PostalAddress(null, "Ring 1", "1010", "Wien", "AT"));
    private static final String GROSS =
            """
            {"voucherDate": "2026-11-30T00:00:00.000+01:00", "title": "Rechnung A", "remark": "Danke!",
             "address": {"name": "Jutta Storch", "countryCode": "DE", "street": "Am Teich 4", "zip": "24103", "city": "Kiel"},
             "lineItems": [
              {"type": "custom", "name": "Assam", "description": "250 g", "quantity": 3, "unitName": "Stück",
               "unitPrice": {"currency": "EUR", "grossAmount": 3.33, "taxRatePercentage": 7}},
              {"type": "custom", "name": "Kanne", "quantity": 1, "unitName": "Stück",
               "unitPrice": {"currency": "EUR", "grossAmount": 39.90, "taxRatePercentage": 19}},
              {"type": "text", "name": "Bestellung #1", "description": "Kontor K-##########"}],
             "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "gross"},
             "shippingConditions": {"shippingType": "delivery", "shippingDate": "2026-11-28T00:00:00.000+01:00"}}
            """;

    @Test
    void showsSenderRecipientDatesTextsAndLines() {
        DocumentPreview shown = preview("/v1/invoices?finalize=true", GROSS);

        assertThat(shown.kind()).isEqualTo(new Words("Rechnung", "invoice"));
        assertThat(shown.standing()).isNotNull();
        assertThat(shown.standing().en()).isEqualTo("will be finalised");
        assertThat(shown.sender()).isEqualTo("Tee & Buch GmbH");
        assertThat(shown.recipient())
                .containsExactly("Jutta Storch", "Am Teich 4", "24103 Kiel", "ATU12345675");
        assertThat(shown.date()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(shown.suppliedOn()).isEqualTo(LocalDate.of(2026, 11, 28));
        assertThat(shown.title()).isEqualTo("Rechnung A");
        assertThat(shown.introduction()).isNull();
        assertThat(shown.remark()).isEqualTo("Danke!");
        assertThat(shown.lines())
                .extracting(DocumentPreview.Line::amount)
                .containsExactly(new BigDecimal("9.99"), new BigDecimal("39.90"), null);
        assertThat(shown.lines().get(0).unit()).isEqualTo("Stück");
        assertThat(shown.lines().get(2).name()).isEqualTo("Bestellung #1");
        assertThat(shown.grossPrices()).isTrue();
    }

    @Test
    void sumsEachRateAsLexwareWill() {
        DocumentPreview shown = preview("/v1/invoices?finalize=true", GROSS);

        assertThat(shown.totals())
                .containsExactly(
                        new DocumentPreview.Total(
                                new BigDecimal("19"), Money.euro("33.53"), Money.euro("6.37")),
                        new DocumentPreview.Total(
                                new BigDecimal("7"), Money.euro("9.34"), Money.euro("0.65")));
        assertThat(shown.gross()).isEqualTo(Money.euro("49.89"));
    }

    @Test
    void putsTaxOnNetPricesAndNoneOnTaxFreeOnes() {
        String net = GROSS.replace("grossAmount", "netAmount").replace("\"gross\"", "\"net\"");
        assertThat(preview("/v1/invoices", net).gross()).isEqualTo(Money.euro("58.17"));
        assertThat(preview("/v1/invoices", net).grossPrices()).isFalse();

        DocumentPreview free =
                preview(
                        "/v1/invoices",
                        net.replace(
                                        "\"taxType\": \"net\"",
                                        "\"taxType\": \"intraCommunitySupply\", \"taxTypeNote\": \"Steuerfrei.\"")
                                .replace("\"taxRatePercentage\": 7", "\"taxRatePercentage\": 0")
                                .replace("\"taxRatePercentage\": 19", "\"taxRatePercentage\": 0"));
        assertThat(free.gross()).isEqualTo(Money.euro("49.89"));
        assertThat(free.tax().de())
                .isEqualTo("steuerfreie innergemeinschaftliche Lieferung: Steuerfrei.");
        assertThat(free.standing()).isNotNull();
        assertThat(free.standing().en()).isEqualTo("stays a draft");
    }

    @Test
    void namesAContactsPartyAndItsCountryAbroad() {
        String ofContact =
                GROSS.replace(
                        "\"name\": \"Jutta Storch\", \"countryCode\": \"DE\", \"street\": \"Am Teich 4\", \"zip\": \"24103\", \"city\": \"Kiel\"",
                        "\"contactId\": \"e9066f04-8cc7-4616-93f8-ac9ecc8479c8\"");

        assertThat(preview("/v1/invoices", ofContact).recipient())
                .containsExactly("Muster GmbH", "Österreich", "ATU12345675");
    }

    @Test
    void isReadAgainAsItWasKeptAndFromBeforeThereWereSums() {
        List<DocumentPreview> shown = List.of(preview("/v1/invoices?finalize=true", GROSS));
        assertThat(read(JSON.writeValueAsString(shown))).isEqualTo(shown);

        DocumentPreview old =
                read("""
                [{"kind": {"de": "Rechnung", "en": "invoice"}, "date": "2026-11-22", "recipient": ["Jo"],
                  "lines": [{"name": "Tee", "quantity": 1, "unitPrice": 5, "grossPrice": true, "taxRate": 7}],
                  "gross": {"amount": 5.00, "currency": "EUR"}, "tax": {"de": "gross", "en": "gross"}}]
                """)
                        .getFirst();
        assertThat(old.totals()).isEmpty();
        assertThat(old.lines().getFirst().amount()).isNull();
    }

    private static List<DocumentPreview> read(String text) {
        return List.of(JSON.readValue(text, DocumentPreview[].class));
    }

    private static DocumentPreview preview(String route, String body) {
        Plan plan =
                new Plan(
                        false,
                        List.of(new Plan.PlannedRequest("POST", route, body)),
                        Money.euro("49.89"),
                        List.of(),
                        1);
        return DocumentPreviews.of(DocumentKind.INVOICE, "Tee & Buch GmbH", PARTY, plan, JSON)
                .getFirst();
    }
}
