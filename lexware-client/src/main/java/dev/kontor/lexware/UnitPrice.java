package dev.kontor.lexware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Price of one unit as read; the side that was not written is computed by Lexware
 * (lexware-office-api.md 6.2).
 *
 * @param currency always {@code EUR}
 * @param netAmount net, up to 4 decimals
 * @param grossAmount gross, up to 4 decimals
 * @param taxRatePercentage 19 means 19 %
 */
public record UnitPrice(
        @Nullable String currency,
        @Nullable BigDecimal netAmount,
        @Nullable BigDecimal grossAmount,
        @Nullable BigDecimal taxRatePercentage) {}
