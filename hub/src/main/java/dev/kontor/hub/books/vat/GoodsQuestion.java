package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule;
import dev.kontor.hub.organisation.GoodsRule.By;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * "What is this?", asked about a product by the most telling property it has.
 *
 * @param by null: the line has none, so that an answer is for it alone
 * @param value the value of the property, or the id of the line
 */
record GoodsQuestion(@Nullable By by, String value) {

    private static final String LINE = "line";

    static GoodsQuestion about(SaleLine line) {
        String sku = line.sku();
        if (sku != null && !sku.isBlank() && !sku.strip().endsWith("*")) {
            return new GoodsQuestion(By.SKU, GoodsRule.normal(sku));
        }
        String type = line.product().type();
        if (type != null && !type.isBlank()) {
            return new GoodsQuestion(By.PRODUCT_TYPE, GoodsRule.normal(type));
        }
        return new GoodsQuestion(null, line.id());
    }

    /** The question whose {@link #key} this is. */
    static Optional<GoodsQuestion> ofKey(String key) {
        int colon = key.indexOf(':');
        if (colon < 0 || colon == key.length() - 1) {
            return Optional.empty();
        }
        String property = key.substring(0, colon);
        String value = key.substring(colon + 1);
        if (property.equals(LINE)) {
            return Optional.of(new GoodsQuestion(null, value));
        }
        return Arrays.stream(By.values())
                .filter(each -> each.key().equals(property))
                .findFirst()
                .map(each -> new GoodsQuestion(each, value));
    }

    /** Stable name, such as {@code sku:t-1}. */
    String key() {
        return (by == null ? LINE : by.key()) + ":" + value;
    }

    /** Whether the answer can hold for more than this line. */
    boolean keepable() {
        return by != null;
    }
}
