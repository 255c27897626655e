package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule;
import dev.kontor.hub.organisation.GoodsRule.By;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule about products that holds, and where it is from.
 *
 * @param declared by kontor.yaml; else kept from an answer
 * @param by who declared or answered it
 */
record StoredRule(GoodsRule rule, boolean declared, String by, Instant since) {

    boolean matches(SaleLine line) {
        return switch (rule.by()) {
            case SKU -> {
                String sku = line.sku();
                yield sku != null && matchesSku(GoodsRule.normal(sku));
            }
            case PRODUCT_TYPE -> is(line.product().type());
            case COLLECTION -> line.product().collections().stream().anyMatch(this::is);
            case TAX_CODE -> is(line.product().taxCode());
        };
    }

    private boolean matchesSku(String sku) {
        return rule.isPrefix() ? sku.startsWith(rule.prefix()) : sku.equals(rule.value());
    }

    private boolean is(@Nullable String text) {
        return text != null && GoodsRule.normal(text).equals(rule.value());
    }

    /** How exactly it says what it is for: a whole value before a begin, a longer one first. */
    int precision() {
        return rule.by() == By.SKU && rule.isPrefix() ? rule.prefix().length() : Integer.MAX_VALUE;
    }

    VatFacts.Line of(SaleLine line) {
        return new VatFacts.Line(
                line.id(),
                rule.goods(),
                rule.service(),
                rule.posting(),
                "%s '%s' (%s)"
                        .formatted(
                                rule.by().key(),
                                rule.value(),
                                declared
                                        ? "kontor.yaml"
                                        : "answered by %s at %s".formatted(by, since)));
    }

    /** Whether both say the same about a product. */
    boolean agrees(StoredRule other) {
        return rule.goods() == other.rule.goods()
                && rule.service() == other.rule.service()
                && rule.posting() == other.rule.posting();
    }
}
