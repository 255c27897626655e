package dev.kontor.lexware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tax of one rate within a document, computed by Lexware (lexware-office-api.md 6.3).
 *
 * @param taxRatePercentage 19 means 19 %
 * @param taxAmount 2 decimals
 * @param netAmount 2 decimals
 */
public record TaxAmount(
        @Nullable BigDecimal taxRatePercentage,
        @Nullable BigDecimal taxAmount,
        @Nullable BigDecimal netAmount) {}
