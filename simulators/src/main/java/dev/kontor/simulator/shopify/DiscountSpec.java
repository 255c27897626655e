package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount over all lines of an order: a code the customer typed, or an automatic one with a
 * title; an amount or a percentage.
 *
 * @param percentage 10 is ten per cent
 */
public record DiscountSpec(
        @Nullable String code,
        @Nullable String title,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal percentage) {

    /** Exactly one of amount and percentage. */
    public DiscountSpec {
        if ((amount == null) == (percentage == null)) {
            throw new IllegalArgumentException("a discount has either an amount or a percentage");
        }
    }

    /** A code worth an amount. */
    public static DiscountSpec code(String code, String amount) {
        return new DiscountSpec(code, null, new BigDecimal(amount), null);
    }

    /** A code worth a share of the lines. */
    public static DiscountSpec percent(String code, String percentage) {
        return new DiscountSpec(code, null, null, new BigDecimal(percentage));
    }
}
