package dev.kontor.lexware;

import java.math.BigDecimal;

/**
 * A discount on a whole document, as an amount or in percent, never both (lexware-office-api.md
 * 6.2). Its rounding is not documented.
 */
public sealed interface TotalDiscount {

    /**
     * An amount in EUR.
     *
     * @param amount at most 2 decimals, not negative; net or gross by the document's tax type
     */
    record Absolute(BigDecimal amount) implements TotalDiscount {

        /** Refuses negative amounts and too many decimals. */
        public Absolute {
            Rules.decimals("totalPrice.totalDiscountAbsolute", amount, 2);
            if (amount.signum() < 0) {
                throw new FieldRefused(
                        "totalPrice.totalDiscountAbsolute",
                        "is not negative",
                        "use a line for a surcharge");
            }
        }
    }

    /**
     * Percent.
     *
     * @param percentage at most 2 decimals, 0 to 100
     */
    record Percentage(BigDecimal percentage) implements TotalDiscount {

        /** Refuses what is not a percentage. */
        public Percentage {
            Rules.percentage("totalPrice.totalDiscountPercentage", percentage);
        }
    }
}
