package dev.kontor.lexware;

import java.math.BigDecimal;

/**
 * Price of one unit in a new document, in EUR (lexware-office-api.md 6.2). The side must fit the
 * document: gross if its tax type is {@link TaxType#GROSS}, net for every other.
 *
 * @param side net or gross
 * @param amount at most 4 decimals
 * @param taxRatePercentage 19 means 19 %; 0 for tax-free types
 */
public record NewUnitPrice(Side side, BigDecimal amount, BigDecimal taxRatePercentage) {

    /** Which side of the price is meant. */
    public enum Side {
        /** Without tax. */
        NET,
        /** With tax. */
        GROSS
    }

    /** Refuses too many decimals. */
    public NewUnitPrice {
        Rules.decimals("unitPrice." + (side == Side.NET ? "netAmount" : "grossAmount"), amount, 4);
        Rules.percentage("unitPrice.taxRatePercentage", taxRatePercentage);
    }

    /** A price without tax. */
    public static NewUnitPrice net(BigDecimal amount, BigDecimal taxRatePercentage) {
        return new NewUnitPrice(Side.NET, amount, taxRatePercentage);
    }

    /** A price with tax. */
    public static NewUnitPrice gross(BigDecimal amount, BigDecimal taxRatePercentage) {
        return new NewUnitPrice(Side.GROSS, amount, taxRatePercentage);
    }
}
