package dev.kontor.hub.books.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule;
import dev.kontor.hub.organisation.GoodsRule.By;
import dev.kontor.hub.shared.Money;
import dev.kontor.vat.GoodsKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoodsKindsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void takesTheMostTellingProperty() {
        SaleLine line = line("B-1", "Bücher", "Angebote");
        StoredRule sku = declared(By.SKU, "b-1", GoodsKind.EBOOK);
        StoredRule type = declared(By.PRODUCT_TYPE, "bücher", GoodsKind.BOOK);
        StoredRule collection = declared(By.COLLECTION, "ANGEBOTE", GoodsKind.GOODS);

        assertThat(kind(line, collection, type, sku)).contains(GoodsKind.EBOOK);
        assertThat(kind(line, collection, type)).contains(GoodsKind.BOOK);
        assertThat(kind(line, collection)).contains(GoodsKind.GOODS);
        assertThat(kind(line)).isEmpty();
    }

    @Test
    void takesTheLongestBeginningOfASku() {
        StoredRule all = declared(By.SKU, "B-*", GoodsKind.BOOK);
        StoredRule some = declared(By.SKU, "B-E*", GoodsKind.EBOOK);

        assertThat(kind(line("b-e7", null), all, some)).contains(GoodsKind.EBOOK);
        assertThat(kind(line("B-7", null), all, some)).contains(GoodsKind.BOOK);
        assertThat(kind(line("X-7", null), all, some)).isEmpty();
        assertThat(kind(line(null, null), all, some)).isEmpty();
    }

    @Test
    void saysNothingWhereTwoCollectionsDisagree() {
        SaleLine line = line("T-1", null, "Tee", "Bücher");
        StoredRule tea = declared(By.COLLECTION, "Tee", GoodsKind.FOOD);
        StoredRule books = declared(By.COLLECTION, "Bücher", GoodsKind.BOOK);
        StoredRule moreTea = declared(By.COLLECTION, "Bücher", GoodsKind.FOOD);

        assertThat(kind(line, tea, books)).isEmpty();
        assertThat(kind(line, tea, moreTea)).contains(GoodsKind.FOOD);
    }

    @Test
    void takesTheFileBeforeAKeptAnswerAndTheAnswerForThisSaleBeforeBoth() {
        SaleLine line = line("T-1", null);
        StoredRule file = declared(By.SKU, "T-1", GoodsKind.FOOD);
        StoredRule kept =
                new StoredRule(GoodsRule.of(By.SKU, "T-1", GoodsKind.DRINK), false, "anna", NOW);

        assertThat(kind(line, kept, file)).contains(GoodsKind.FOOD);
        assertThat(kind(line, kept)).contains(GoodsKind.DRINK);
        GoodsKinds answered =
                new GoodsKinds(
                        List.of(kept, file),
                        Map.of("sku:t-1", new VatAnswer("book", "anna", NOW, false)));
        assertThat(answered.of(line).map(VatFacts.Line::goods)).contains(GoodsKind.BOOK);
    }

    @Test
    void asksByTheMostTellingPropertyThereIs() {
        assertThat(GoodsQuestion.about(line("T-1", "Tee")).key()).isEqualTo("sku:t-1");
        assertThat(GoodsQuestion.about(line(null, "Tee")).key()).isEqualTo("product-type:tee");
        GoodsQuestion line = GoodsQuestion.about(line(null, null));
        assertThat(line.key()).isEqualTo("line:1");
        assertThat(line.keepable()).isFalse();
        for (String key : List.of("sku:t:1", "product-type:tee", "line:1")) {
            assertThat(GoodsQuestion.ofKey(key).map(GoodsQuestion::key)).contains(key);
        }
        assertThat(GoodsQuestion.ofKey("colour:red")).isEmpty();
    }

    private static Optional<GoodsKind> kind(SaleLine line, StoredRule... rules) {
        return new GoodsKinds(List.of(rules), Map.of()).of(line).map(VatFacts.Line::goods);
    }

    private static StoredRule declared(By by, String value, GoodsKind goods) {
        return new StoredRule(GoodsRule.of(by, value, goods), true, "kontor.yaml", NOW);
    }

    private static SaleLine line(
            @Nullable String sku, @Nullable String type, String... collections) {
        return new SaleLine(
                        "1",
                        "Ding",
                        sku,
                        BigDecimal.ONE,
                        Money.euro("1.00"),
                        Money.euro("0"),
                        null,
                        false)
                .withProduct(new SaleLine.Product(type, List.of(collections), null));
    }
}
