package dev.kontor.hub.organisation;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.ServiceKind;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what the products of a shop are in the eyes of VAT: all whose property has this value.
 *
 * @param by the property
 * @param value its value; upper and lower case do not matter. Of a SKU it may end in {@code *}: all
 *     that begin so
 * @param goods what such a product is
 * @param service what refines it
 * @param posting what it is posted to; null leaves that to the rules of VAT
 */
public record GoodsRule(
        By by,
        String value,
        GoodsKind goods,
        ServiceKind service,
        @Nullable PostingCategoryKind posting) {

    public GoodsRule {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(goods, "goods");
        Objects.requireNonNull(service, "service");
        value = normal(value);
        if (value.isEmpty() || value.equals("*")) {
            throw new IllegalArgumentException("A rule for goods needs a value");
        }
    }

    /** A rule without anything that refines the kind. */
    public static GoodsRule of(By by, String value, GoodsKind goods) {
        return new GoodsRule(by, value, goods, ServiceKind.GENERAL, null);
    }

    /** The properties, the most telling first: an earlier one wins over a later one. */
    public enum By {
        SKU,
        PRODUCT_TYPE,
        COLLECTION,
        TAX_CODE;

        /** As it is written in kontor.yaml and in answers: {@code product-type}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How a value of a shop is compared. */
    public static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is for all values that begin with {@link #prefix}. */
    public boolean isPrefix() {
        return by == By.SKU && value.endsWith("*");
    }

    /** The value without the {@code *} at its end. */
    public String prefix() {
        return isPrefix() ? value.substring(0, value.length() - 1) : value;
    }
}
