package dev.kontor.vat.document;

import dev.kontor.vat.Figures;
import dev.kontor.vat.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How amounts of a foreign currency become EUR ({@code vat.md} section 14: in Germany the monthly
 * average of the BMF or, with permission, daily rates; under OSS the ECB rate of the last day of
 * the quarter).
 *
 * @param foreign an amount in the foreign currency, above 0
 * @param euro what it is worth in EUR, above 0
 * @param source where the rate comes from, printed
 * @param agreed whether the seller switched this rate on as a fixed policy; else the cart is held
 */
public record ExchangeRate(BigDecimal foreign, BigDecimal euro, String source, boolean agreed) {

    public ExchangeRate {
        if (foreign.signum() <= 0 || euro.signum() <= 0) {
            throw new IllegalArgumentException(
                    "An exchange rate needs amounts above 0, got " + foreign + " = " + euro + ".");
        }
    }

    /** A rate as the ECB and the BMF quote it: so many units of the currency are 1 EUR. */
    public static ExchangeRate perEuro(BigDecimal units, String source) {
        return new ExchangeRate(units, BigDecimal.ONE, source, false);
    }

    /** A rate that says what one unit of the currency is worth in EUR. */
    public static ExchangeRate inEuro(BigDecimal euro, String source) {
        return new ExchangeRate(BigDecimal.ONE, euro, source, false);
    }

    /** The same rate as a fixed policy of the seller. */
    public ExchangeRate asAgreed() {
        return new ExchangeRate(foreign, euro, source, true);
    }

    /** Converts an amount, to the cent, half up. */
    BigDecimal convert(BigDecimal amount) {
        return convert(amount, 2);
    }

    /** Converts a unit price, to as many decimals as Lexware stores. */
    BigDecimal convertPrice(BigDecimal price) {
        return convert(price, Amounts.STORED_DECIMALS);
    }

    private BigDecimal convert(BigDecimal amount, int decimals) {
        return amount.multiply(euro).divide(foreign, decimals, RoundingMode.HALF_UP);
    }

    /** The rate in both languages. */
    Wording wording(String currency) {
        return foreign.compareTo(BigDecimal.ONE) == 0
                ? Wording.of("1 {} = {} EUR", "1 {} = {} EUR", currency, Figures.number(euro))
                : Wording.of(
                        "{} EUR = {} {}",
                        "{} EUR = {} {}",
                        Figures.number(euro),
                        Figures.number(foreign),
                        currency);
    }

    /** The rate as documents print it: {@code 1 EUR = 0,9412 CHF}. */
    String german(String currency) {
        return wording(currency).de();
    }
}
