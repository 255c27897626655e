package dev.kontor.cli.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the scoring lets pass, and what it does not. */
class CartScoreTest {

    /** Two lines of 19 %, one of 7 %, shipping split over both. */
    private static final String CART =
            """
            {"carts": [{"id": "X", "title": "a cart", "seller": "regular",
              "customer": {"country": "DE", "postcode": "50667", "kind": "consumer"},
              "date": "2026-11-03", "currency": "EUR",
              "shop": {"priceBasis": "gross",
                "lines": [
                  {"sku": "A", "productKind": "goods", "quantity": "3", "unitPrice": "10.00",
                   "taxRate": "19", "lineTotal": "30.00"},
                  {"sku": "B", "productKind": "book", "quantity": "1", "unitPrice": "20.00",
                   "taxRate": "7", "lineTotal": "20.00"}],
                "shipping": [{"name": "Versand", "amount": "5.00"}],
                "shopTotal": "55.00"},
              "expectedDocuments": [{"kind": "invoice", "taxConditions": {"taxType": "gross"},
                "lineItems": [
                  {"type": "custom", "name": "anything", "quantity": 3, "unitName": "box",
                   "unitPrice": {"currency": "EUR", "grossAmount": 10, "taxRatePercentage": 19}},
                  {"type": "custom", "name": "B", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": 20.0, "taxRatePercentage": 7}},
                  {"type": "custom", "name": "V", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": 3, "taxRatePercentage": 19}},
                  {"type": "custom", "name": "V", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": 2, "taxRatePercentage": 7}}],
                "expectedPerRate": [
                  {"rate": "19", "net": "27.73", "tax": "5.27", "gross": "33.00"},
                  {"rate": "7", "net": "20.56", "tax": "1.44", "gross": "22.00"}],
                "expectedTotals": {"net": "48.29", "tax": "6.71", "gross": "55.00"}}],
              "expectedReview": false}]}
            """;

    private static CartsReport report(String json) {
        return CartsReport.of(json);
    }

    /** The cart with one value changed; the pointer names it below the cart. */
    private static String changed(String pointer, String value) {
        JsonNode root = JsonMapper.shared().readTree(CART);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at("/carts/0" + pointer.substring(0, slash));
        JsonNode replacement = JsonMapper.shared().readTree(value);
        String field = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(field, replacement);
        } else {
            throw new IllegalArgumentException(pointer + " stands in no object");
        }
        return root.toString();
    }

    @Test
    void namesAndUnitsAreFree() {
        assertThat(report(CART).lines()).containsExactly("X ok: a cart", "1 passed, 0 failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/expectedReview | true | review",
                "/expectedDocuments/0/kind | \"credit-note\" | document",
                "/expectedDocuments/0/taxConditions/taxType | \"net\" | document",
                "/expectedDocuments/0/taxConditions/taxSubType | \"distanceSales\" | document",
                "/expectedDocuments/0/expectedPerRate/0/tax | \"5.26\" | rate 19",
                "/expectedDocuments/0/expectedPerRate/1/net | \"20.57\" | rate 7",
                "/expectedDocuments/0/expectedPerRate/1/rate | \"19\" | rate 7",
                "/expectedDocuments/0/expectedTotals/gross | \"55.01\" | totals",
                "/expectedDocuments | [] | documents",
                "/expectedReviewCode | \"R05\" | R05",
            })
    void everythingElseMustAgree(String pointer, String value, String named) {
        CartsReport report = report(changed(pointer, value));
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.lines().getFirst()).isEqualTo("X FAILED: a cart");
        assertThat(report.lines()).anySatisfy(line -> assertThat(line).contains("differs", named));
        assertThat(report.lines().getLast()).isEqualTo("0 passed, 1 failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/expectedDocuments/0/lineItems/0/quantity | 1 | quantity",
                "/expectedDocuments/0/lineItems/0/type | \"text\" | text",
                "/expectedDocuments/0/lineItems/0/unitPrice/grossAmount | 10.01 | price",
                "/expectedDocuments/0/lineItems/1/unitPrice/taxRatePercentage | 19 | rate",
                "/expectedDocuments/0/expectedLineAmounts | [\"29.99\"] | amount",
            })
    void otherLinesAreMetOnlyIfEveryAmountAgrees(String pointer, String value, String named) {
        CartsReport same = report(changed(pointer, value));
        assertThat(same.failed()).isZero();
        assertThat(same.lines().get(1)).contains("note", "other lines, same amounts", named);
        String json = changed(pointer, value).replace("\"48.29\"", "\"48.28\"");
        assertThat(report(json).failed()).isEqualTo(1);
        JsonNode noAmounts = JsonMapper.shared().readTree(changed(pointer, value));
        ((ObjectNode) noAmounts.at("/carts/0/expectedDocuments/0")).remove("expectedPerRate");
        assertThat(report(noAmounts.toString()).failed())
                .as("without amounts per rate the lines themselves must agree")
                .isEqualTo(1);
    }

    @Test
    void aCartThatCannotBeReadHasFailedAndSaysWhere() {
        assertThat(report(changed("/shop/shopTotal", "\"55,00\"")).lines())
                .containsExactly(
                        "X FAILED: it cannot be read",
                        "  shop.shopTotal: is no decimal number: \"55,00\"",
                        "0 passed, 1 failed");
        assertThat(report(changed("/shop/lines/1/productKind", "\"bok\"")).lines().get(1))
                .contains("shop.lines[1].productKind", "'bok'", "book");
        assertThat(report(changed("/shop/lines", "\"none\"")).lines().get(1))
                .contains("shop.lines", "is no array");
        assertThat(report(changed("/date", "\"3.11.2026\"")).lines().get(1))
                .contains("date: is no date", "3.11.2026");
        assertThat(report(changed("/customer/kind", "null")).lines().get(1))
                .contains("customer.kind: is missing");
        assertThat(report(changed("/expectedReview", "\"maybe\"")).lines().get(1))
                .contains("expectedReview: is neither true nor false");
        assertThatThrownBy(() -> report("{\"carts\": 1}")).isInstanceOf(UnreadableCart.class);
        assertThatThrownBy(() -> report("nonsense"))
                .isInstanceOf(UnreadableCart.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void fieldsNobodyUnderstandsAreNamed() {
        List<String> lines = report(changed("/shop/surprise", "\"1.00\"")).lines();
        assertThat(lines).contains("  not understood: shop.surprise");
        assertThat(report(changed("/shop/lines/0/note", "\"prose\"")).lines()).hasSize(2);
    }

    @Test
    void amountsMayBeNumbersOrTexts() {
        assertThat(report(changed("/shop/shopTotal", "55.00")).failed()).isZero();
        assertThat(report(changed("/shop/shopTotal", "55")).failed()).isZero();
    }
}
