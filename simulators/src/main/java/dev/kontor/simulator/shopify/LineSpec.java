package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param unitPrice gross or net as the order says
 * @param rate the tax rate as a fraction ({@code 0.19}); {@code null} is untaxed
 * @param discount an amount off this line alone; {@code null} is none
 * @param giftCard whether a gift card is sold
 * @param taxable {@code null} means: taxable when there is a rate
 * @param product what the catalogue says about it; {@code null} is a line without a product
 */
public record LineSpec(
        String title,
        @Nullable String sku,
        int quantity,
        BigDecimal unitPrice,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal discount,
        @Nullable Boolean giftCard,
        @Nullable Boolean taxable,
        @Nullable ProductSpec product) {

    /** Checks what would make no line. */
    @SuppressWarnings("ConstantValue") // JSON may leave them out
    public LineSpec {
        if (title == null || unitPrice == null) {
            throw new IllegalArgumentException("a line needs a title and a unitPrice");
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("a line's quantity is at least 1, not " + quantity);
        }
        if (unitPrice.signum() < 0) {
            throw new IllegalArgumentException("a line's unitPrice is not negative: " + unitPrice);
        }
    }

    /** A taxed line; price and rate as decimal strings ({@code "12.50"}, {@code "0.07"}). */
    public static LineSpec of(
            String title, String sku, int quantity, String unitPrice, String rate) {
        return new LineSpec(
                title,
                sku,
                quantity,
                new BigDecimal(unitPrice),
                new BigDecimal(rate),
                null,
                null,
                null,
                null);
    }

    /** The same line with an amount off. */
    public LineSpec withDiscount(String amount) {
        return new LineSpec(
                title,
                sku,
                quantity,
                unitPrice,
                rate,
                new BigDecimal(amount),
                giftCard,
                taxable,
                product);
    }

    /** The same line sold as a gift card: untaxed when sold. */
    public LineSpec asGiftCard() {
        return new LineSpec(title, sku, quantity, unitPrice, null, discount, true, false, product);
    }

    /** The same line, not taxed by the shop. */
    public LineSpec untaxed() {
        return new LineSpec(
                title, sku, quantity, unitPrice, null, discount, giftCard, false, product);
    }

    /** The same line of a product in the catalogue. */
    public LineSpec ofProduct(String type, String... collections) {
        return new LineSpec(
                title,
                sku,
                quantity,
                unitPrice,
                rate,
                discount,
                giftCard,
                taxable,
                new ProductSpec(type, List.of(collections)));
    }

    boolean isTaxed() {
        return rate != null && (taxable == null || taxable);
    }
}
