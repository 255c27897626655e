package dev.kontor.vat.document;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds net line amounts for gross ones, so that the net sum of each rate is the one its gross sum
 * contains. Lines move by one cent at most, the largest first ({@code vat.md} section 8, XRechnung
 * and gross prices).
 *
 * <p>Not every gross amount can be reached from a net document: at 19 % one in six cannot ({@code
 * vat.md} section 8). The caller compares the totals.
 */
final class NetFromGross {

    private NetFromGross() {}

    /** A line's gross amount and rate. */
    record Gross(BigDecimal rate, BigDecimal amount) {}

    /** Net amounts, one for each gross amount, in the same order. */
    static List<BigDecimal> of(List<Gross> lines) {
        List<BigDecimal> nets = new ArrayList<>();
        for (Gross line : lines) {
            nets.add(net(line));
        }
        lines.stream()
                .map(line -> line.rate().stripTrailingZeros())
                .distinct()
                .forEach(rate -> meetColumn(rate, lines, nets));
        return List.copyOf(nets);
    }

    private static BigDecimal net(Gross line) {
        return line.amount()
                .multiply(Amounts.HUNDRED)
                .divide(Amounts.HUNDRED.add(line.rate()), 2, RoundingMode.HALF_UP);
    }

    private static void meetColumn(BigDecimal rate, List<Gross> lines, List<BigDecimal> nets) {
        List<Integer> largestFirst =
                IntStream.range(0, lines.size())
                        .boxed()
                        .filter(index -> lines.get(index).rate().compareTo(rate) == 0)
                        .sorted(
                                Comparator.comparing(
                                        index -> lines.get(index).amount(),
                                        Comparator.reverseOrder()))
                        .toList();
        BigDecimal gross =
                Amounts.sum(largestFirst.stream().map(i -> lines.get(i).amount()).toList());
        BigDecimal wanted = Amounts.column(TaxType.GROSS, rate, gross).net();
        BigDecimal have = Amounts.sum(largestFirst.stream().map(nets::get).toList());
        BigDecimal missing = wanted.subtract(have);
        BigDecimal step = missing.signum() < 0 ? Amounts.CENT.negate() : Amounts.CENT;
        int moves = missing.abs().divide(Amounts.CENT, 0, RoundingMode.UNNECESSARY).intValue();
        // Each line is off by half a cent at most, so there are never more moves than lines.
        largestFirst.stream()
                .limit(moves)
                .forEach(index -> nets.set(index, nets.get(index).add(step)));
    }
}
