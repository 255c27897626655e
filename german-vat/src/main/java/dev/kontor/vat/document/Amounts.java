package dev.kontor.vat.document;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The one place where amounts are rounded: half up, away from zero, to the cent, once ({@code
 * vat.md} section 8; {@code lexware-office-api.md} 6.3). All amounts are EUR.
 */
public final class Amounts {

    /** Zero with two decimals. */
    public static final BigDecimal ZERO = new BigDecimal("0.00");

    static final BigDecimal CENT = new BigDecimal("0.01");
    static final BigDecimal HUNDRED = new BigDecimal("100");

    /** What Lexware stores of a quantity or unit price ({@code vat.md} L10). */
    static final int STORED_DECIMALS = 4;

    /** Far more than a product of two amounts has. */
    private static final int MOST_DIGITS = 1_000;

    private Amounts() {}

    /**
     * Rounds to the cent, half up.
     *
     * @throws IllegalArgumentException if it is a number that no money is, such as 1e300000000
     */
    public static BigDecimal cents(BigDecimal exact) {
        if (Math.abs((long) exact.scale()) > MOST_DIGITS || exact.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "An amount has at most %d digits and decimals.".formatted(MOST_DIGITS));
        }
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    /** The amount of a line: quantity times unit price, to the cent. */
    public static BigDecimal line(BigDecimal quantity, BigDecimal unitPrice) {
        return cents(quantity.multiply(unitPrice));
    }

    /** The tax inside a gross sum, to the cent. */
    public static BigDecimal taxInGross(BigDecimal gross, BigDecimal rate) {
        return gross.multiply(rate).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
    }

    /** The tax on top of a net sum, to the cent. */
    public static BigDecimal taxOnNet(BigDecimal net, BigDecimal rate) {
        return net.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    /** Net, tax and gross of the sum of all lines of one rate: the column method. */
    public static RateTotal column(TaxType type, BigDecimal rate, BigDecimal sum) {
        return switch (type) {
            case NET -> {
                BigDecimal tax = taxOnNet(sum, rate);
                yield new RateTotal(rate, sum, tax, sum.add(tax));
            }
            case GROSS -> {
                BigDecimal tax = taxInGross(sum, rate);
                yield new RateTotal(rate, sum.subtract(tax), tax, sum);
            }
            case VAT_FREE,
                    INTRA_COMMUNITY_SUPPLY,
                    CONSTRUCTION_SERVICE_13B,
                    EXTERNAL_SERVICE_13B,
                    THIRD_PARTY_COUNTRY_SERVICE,
                    THIRD_PARTY_COUNTRY_DELIVERY,
                    PHOTOVOLTAIC_EQUIPMENT ->
                    new RateTotal(rate, sum, ZERO, sum);
        };
    }

    /** The sum of amounts, with two decimals. */
    public static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add);
    }

    /**
     * Spreads an amount in proportion to weights; the cents left over go to the largest remainders,
     * ties to the earlier one. The shares add up to the amount.
     *
     * @param amount not negative, at most two decimals
     * @param weights not negative, not all zero
     * @throws IllegalArgumentException if there is nothing to spread over
     */
    public static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() <= 0 || amount.signum() < 0) {
            throw new IllegalArgumentException(
                    "Cannot spread " + amount + " over the weights " + weights + ".");
        }
        List<BigDecimal> shares = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal weight : weights) {
            // Compared as amount x weight - share x whole: exact, where a quotient would not be.
            BigDecimal product = amount.multiply(weight);
            BigDecimal share = product.divide(whole, 2, RoundingMode.DOWN);
            shares.add(share);
            remainders.add(product.subtract(share.multiply(whole)));
        }
        int missing =
                amount.subtract(sum(shares)).divide(CENT, 0, RoundingMode.UNNECESSARY).intValue();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(index -> shares.set(index, shares.get(index).add(CENT)));
        return List.copyOf(shares);
    }

    /** An amount as German documents write it: {@code 1234,50 EUR}. */
    static String german(BigDecimal amount) {
        return german(amount, "EUR");
    }

    /** An amount of any currency as German documents write it: {@code 1234,50 CHF}. */
    static String german(BigDecimal amount, String currency) {
        return cents(amount).toPlainString().replace('.', ',') + " " + currency;
    }

    /** A number as German documents write it, without trailing zeros. */
    static String germanNumber(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** A rate as German documents write it: {@code 25,5 %}. */
    static String percent(BigDecimal rate) {
        return germanNumber(rate) + " %";
    }
}
