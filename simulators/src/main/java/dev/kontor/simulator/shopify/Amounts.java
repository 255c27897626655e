package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cent arithmetic as a shop does it: every rounding is half up to two decimals and happens here.
 */
final class Amounts {

    static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int PRECISE = 12;

    private Amounts() {}

    static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    /** The tax in (gross) or on (net) an amount, rounded half up. */
    static BigDecimal tax(BigDecimal amount, BigDecimal rate, boolean included) {
        BigDecimal product = amount.multiply(rate);
        return included
                ? product.divide(BigDecimal.ONE.add(rate), 2, RoundingMode.HALF_UP)
                : cents(product);
    }

    /**
     * What the first {@code units} of {@code of} units carry of a total; for all of them it is
     * exactly the total.
     */
    static BigDecimal part(BigDecimal total, BigDecimal units, BigDecimal of) {
        return of.signum() == 0 ? ZERO : total.multiply(units).divide(of, 2, RoundingMode.HALF_UP);
    }

    /**
     * Spreads an amount over weights; cents by largest remainder, ties to the earlier; the sum is
     * exact.
     */
    static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            return weights.stream().map(_ -> ZERO).toList();
        }
        List<BigDecimal> exact =
                weights.stream()
                        .map(weight ->
                                amount.multiply(weight).divide(whole, PRECISE, RoundingMode.DOWN))
                        .toList();
        List<BigDecimal> shares =
                new ArrayList<>(
                        exact.stream().map(share -> share.setScale(2, RoundingMode.DOWN)).toList());
        int left =
                amount.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .movePointRight(2)
                        .intValueExact();
        Comparator<Integer> byRemainder =
                Comparator.comparing(index -> exact.get(index).subtract(shares.get(index)));
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(byRemainder.reversed().thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .toList()
                .forEach(index -> shares.set(index, shares.get(index).add(CENT)));
        return List.copyOf(shares);
    }
}
