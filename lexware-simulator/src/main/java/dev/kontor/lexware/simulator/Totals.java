package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The amounts of a document by the column method, all rounding half up ({@code
 * lexware-office-api.md} 6.3, {@code vat.md} 8).
 *
 * @param rates per tax rate, ascending
 */
record Totals(List<Rate> rates) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    Totals {
        rates = List.copyOf(rates);
    }

    BigDecimal net() {
        return rates.stream().map(Rate::net).reduce(cents(BigDecimal.ZERO), BigDecimal::add);
    }

    BigDecimal tax() {
        return rates.stream().map(Rate::tax).reduce(cents(BigDecimal.ZERO), BigDecimal::add);
    }

    BigDecimal gross() {
        return net().add(tax());
    }

    static Totals of(List<Line> lines, boolean grossPrices, Discount discount) {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
        for (Line line : lines) {
            sums.merge(line.taxRate().stripTrailingZeros(), line.amount(), BigDecimal::add);
        }
        List<Rate> rates =
                discount.applied(sums).entrySet().stream()
                        .map(sum -> Rate.of(sum.getKey(), sum.getValue(), grossPrices))
                        .toList();
        return new Totals(rates);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** A line that counts. */
    record Line(
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal discountPercentage,
            BigDecimal taxRate) {

        BigDecimal amount() {
            BigDecimal share = HUNDRED.subtract(discountPercentage).movePointLeft(2);
            return cents(quantity.multiply(price).multiply(share));
        }
    }

    /** The sums of one tax rate. */
    record Rate(BigDecimal percentage, BigDecimal net, BigDecimal tax) {

        static Rate of(BigDecimal percentage, BigDecimal sum, boolean grossPrices) {
            if (grossPrices) {
                BigDecimal net =
                        sum.multiply(HUNDRED)
                                .divide(HUNDRED.add(percentage), 2, RoundingMode.HALF_UP);
                return new Rate(percentage, net, sum.subtract(net));
            }
            return new Rate(percentage, sum, cents(sum.multiply(percentage).movePointLeft(2)));
        }
    }

    /** A discount on the whole document, spread over the rates in proportion. */
    record Discount(BigDecimal absolute, BigDecimal percentage) {

        static final Discount NONE = new Discount(BigDecimal.ZERO, BigDecimal.ZERO);

        private Map<BigDecimal, BigDecimal> applied(Map<BigDecimal, BigDecimal> sums) {
            if (percentage.signum() != 0) {
                BigDecimal share = HUNDRED.subtract(percentage).movePointLeft(2);
                Map<BigDecimal, BigDecimal> reduced = new TreeMap<>();
                sums.forEach((rate, sum) -> reduced.put(rate, cents(sum.multiply(share))));
                return reduced;
            }
            BigDecimal whole = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return absolute.signum() == 0 || whole.signum() == 0 ? sums : spread(sums, whole);
        }

        /** By largest remainder, so that the parts sum up to the discount exactly. */
        private Map<BigDecimal, BigDecimal> spread(
                Map<BigDecimal, BigDecimal> sums, BigDecimal whole) {
            record Part(BigDecimal rate, BigDecimal exact, BigDecimal cut) {
                BigDecimal remainder() {
                    return exact.subtract(cut);
                }
            }
            List<Part> parts = new ArrayList<>();
            BigDecimal missing = cents(absolute);
            for (Map.Entry<BigDecimal, BigDecimal> sum : sums.entrySet()) {
                BigDecimal exact =
                        absolute.multiply(sum.getValue()).divide(whole, 10, RoundingMode.HALF_UP);
                BigDecimal cut = exact.setScale(2, RoundingMode.FLOOR);
                parts.add(new Part(sum.getKey(), exact, cut));
                missing = missing.subtract(cut);
            }
            parts.sort(Comparator.comparing(Part::remainder).reversed());
            Map<BigDecimal, BigDecimal> reduced = new TreeMap<>();
            for (Part part : parts) {
                BigDecimal share = part.cut();
                if (missing.signum() > 0) {
                    share = share.add(CENT);
                    missing = missing.subtract(CENT);
                }
                BigDecimal sum = sums.getOrDefault(part.rate(), BigDecimal.ZERO);
                reduced.put(part.rate(), sum.subtract(share));
            }
            return reduced;
        }
    }
}
