package dev.kontor.vat.document;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Folds discounts into a unit price Lexware can store, so that quantity times price is the line's
 * amount to the cent ({@code vat.md} sections 8 and 9).
 */
final class UnitPrices {

    /** Unit of a line that stands for the whole instead of for pieces. */
    static final String FLAT = "Pauschal";

    private UnitPrices() {}

    /**
     * A line of the wanted amount.
     *
     * <p>One piece costs the amount. Of several, the price that was asked for is kept if it gives
     * the amount; else the amount is divided by the quantity to four decimals; if that does not
     * give the amount either, the line says 1 and the quantity moves into the text.
     *
     * @param wanted name, description, quantity, unit, the price asked for, rate and origin
     * @param amount above 0
     */
    static DocumentLine.Priced priced(Wanted wanted, BigDecimal amount) {
        BigDecimal quantity = wanted.quantity().stripTrailingZeros();
        if (quantity.compareTo(BigDecimal.ONE) == 0) {
            return line(wanted, quantity, wanted.unitName(), amount, wanted.description());
        }
        if (quantity.scale() <= Amounts.STORED_DECIMALS) {
            BigDecimal asked = wanted.askedPrice();
            if (asked != null && gives(quantity, asked, amount)) {
                return line(wanted, quantity, wanted.unitName(), asked, wanted.description());
            }
            BigDecimal folded =
                    amount.divide(quantity, Amounts.STORED_DECIMALS, RoundingMode.HALF_UP);
            if (gives(quantity, folded, amount)) {
                return line(wanted, quantity, wanted.unitName(), folded, wanted.description());
            }
        }
        String quantityText = Amounts.germanNumber(quantity) + " " + wanted.unitName();
        String description =
                wanted.description() == null
                        ? quantityText
                        : quantityText + ", " + wanted.description();
        return line(wanted, BigDecimal.ONE, FLAT, amount, description);
    }

    private static boolean gives(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        return price.signum() > 0
                && price.stripTrailingZeros().scale() <= Amounts.STORED_DECIMALS
                && Amounts.line(quantity, price).compareTo(amount) == 0;
    }

    private static DocumentLine.Priced line(
            Wanted wanted,
            BigDecimal quantity,
            String unitName,
            BigDecimal unitPrice,
            @Nullable String description) {
        return new DocumentLine.Priced(
                wanted.name(),
                description,
                plain(quantity),
                unitName,
                plain(unitPrice),
                wanted.rate(),
                wanted.origin());
    }

    /** Without trailing zeros and never in scientific notation. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A line whose price is still to be found. */
    record Wanted(
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unitName,
            @Nullable BigDecimal askedPrice,
            BigDecimal rate,
            Origin origin) {

        /** The same line, asked for in EUR. */
        Wanted convertedWith(ExchangeRate exchange) {
            return askedPrice == null ? this : withAskedPrice(exchange.convertPrice(askedPrice));
        }

        /** The same line, asked for at net instead of gross prices, or the other way round. */
        Wanted inPricesOf(TaxType type) {
            if (askedPrice == null) {
                return this;
            }
            BigDecimal withTax = Amounts.HUNDRED.add(rate);
            BigDecimal times = type == TaxType.NET ? Amounts.HUNDRED : withTax;
            BigDecimal by = type == TaxType.NET ? withTax : Amounts.HUNDRED;
            return withAskedPrice(
                    askedPrice
                            .multiply(times)
                            .divide(by, Amounts.STORED_DECIMALS, RoundingMode.HALF_UP));
        }

        private Wanted withAskedPrice(BigDecimal newAskedPrice) {
            return new Wanted(name, description, quantity, unitName, newAskedPrice, rate, origin);
        }
    }
}
