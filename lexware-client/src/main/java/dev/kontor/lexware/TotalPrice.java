package dev.kontor.lexware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a document, computed by Lexware (lexware-office-api.md 6.2).
 *
 * @param currency always {@code EUR}
 * @param totalNetAmount 2 decimals
 * @param totalGrossAmount 2 decimals
 * @param totalTaxAmount 2 decimals
 * @param totalDiscountAbsolute discount on the whole document as an amount
 * @param totalDiscountPercentage discount on the whole document in percent
 */
public record TotalPrice(
        @Nullable String currency,
        @Nullable BigDecimal totalNetAmount,
        @Nullable BigDecimal totalGrossAmount,
        @Nullable BigDecimal totalTaxAmount,
        @Nullable BigDecimal totalDiscountAbsolute,
        @Nullable BigDecimal totalDiscountPercentage) {}
