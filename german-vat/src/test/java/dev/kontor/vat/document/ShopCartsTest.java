package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The domestic carts of {@code carts.json}. */
class ShopCartsTest {

    static List<ShopCart> domestic() {
        return ShopCart.domestic();
    }

    @ParameterizedTest
    @MethodSource("domestic")
    void writesTheDocumentsTheCartExpects(ShopCart shop) {
        Drafted drafted = CartDocuments.from(shop.cart(), shop.supply());
        List<Document> documents =
                switch (drafted) {
                    case Drafted.Documents ready -> new ArrayList<>(ready.documents());
                    case Drafted.Held held -> new ArrayList<>(held.proposal());
                };
        assertThat(drafted instanceof Drafted.Held).isEqualTo(shop.expectedReview());
        for (Refund refund : shop.refunds()) {
            Corrected invoice =
                    Corrected.first(documents.getFirst(), "RE1", LocalDate.of(2026, 11, 13));
            Drafted correction =
                    Corrections.of(
                            invoice, refund, AmountRefundPolicy.HOLD, LocalDate.of(2026, 11, 20));
            assertThat(correction).isInstanceOf(Drafted.Documents.class);
            documents.addAll(((Drafted.Documents) correction).documents());
        }
        assertThat(documents).hasSameSizeAs(shop.expectedDocuments());
        for (int i = 0; i < documents.size(); i++) {
            assertMeets(documents.get(i), shop.expectedDocuments().get(i));
        }
    }

    private static void assertMeets(Document document, JsonNode expected) {
        assertThat(document.taxType().lexwareName())
                .isEqualTo(expected.get("taxConditions").get("taxType").asString());
        List<JsonNode> lines = expected.get("lineItems").valueStream().toList();
        assertThat(document.lines()).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertMeets(document.lines().get(i), lines.get(i));
        }
        List<JsonNode> amounts = expected.get("expectedLineAmounts").valueStream().toList();
        assertThat(document.pricedLines().stream().map(line -> line.amount().toPlainString()))
                .containsExactlyElementsOf(
                        amounts.stream().filter(n -> !n.isNull()).map(JsonNode::asString).toList());
        DocumentTotals totals = document.totals();
        List<JsonNode> rates = expected.get("expectedPerRate").valueStream().toList();
        assertThat(totals.rates()).hasSameSizeAs(rates);
        for (int i = 0; i < rates.size(); i++) {
            RateTotal rate = totals.rates().get(i);
            assertThat(rate.rate()).isEqualByComparingTo(ShopCart.decimal(rates.get(i), "rate"));
            assertThat(rate.net()).isEqualTo(ShopCart.decimal(rates.get(i), "net"));
            assertThat(rate.tax()).isEqualTo(ShopCart.decimal(rates.get(i), "tax"));
            assertThat(rate.gross()).isEqualTo(ShopCart.decimal(rates.get(i), "gross"));
        }
        JsonNode all = expected.get("expectedTotals");
        assertThat(totals.net()).isEqualTo(ShopCart.decimal(all, "net"));
        assertThat(totals.tax()).isEqualTo(ShopCart.decimal(all, "tax"));
        assertThat(totals.gross()).isEqualTo(ShopCart.decimal(all, "gross"));
    }

    private static void assertMeets(DocumentLine line, JsonNode expected) {
        switch (line) {
            case DocumentLine.Text _ ->
                    assertThat(expected.get("type").asString()).isEqualTo("text");
            case DocumentLine.Priced priced -> {
                assertThat(expected.get("type").asString()).isEqualTo("custom");
                JsonNode price = expected.get("unitPrice");
                String side = price.has("grossAmount") ? "grossAmount" : "netAmount";
                assertThat(priced.quantity()).isEqualByComparingTo(number(expected, "quantity"));
                assertThat(priced.unitPrice()).isEqualByComparingTo(number(price, side));
                assertThat(priced.rate()).isEqualByComparingTo(number(price, "taxRatePercentage"));
            }
        }
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asString());
    }
}
