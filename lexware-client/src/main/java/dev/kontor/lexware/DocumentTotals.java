package dev.kontor.lexware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Lexware will compute for a document, known before it is made (lexware-office-api.md 6.3):
 * each line to cents, lines summed per tax rate, tax of each sum, totals over the rates; text lines
 * count nothing. Amounts have 2 decimals, rounded half up. Neither that rounding nor how a discount
 * on the whole is spread over the rates is documented by the vendor: here it is spread in
 * proportion, an absolute one by largest remainder. Compare with what was made before relying on
 * it.
 *
 * @param net without tax
 * @param tax tax
 * @param gross with tax
 * @param rates the same for each rate, lowest first
 */
public record DocumentTotals(
        BigDecimal net, BigDecimal tax, BigDecimal gross, List<TaxAmount> rates) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Keeps the rates unmodifiable. */
    public DocumentTotals {
        rates = List.copyOf(rates);
    }

    static DocumentTotals of(
            List<? extends NewLineItem> lines,
            TaxConditions conditions,
            @Nullable TotalDiscount discount) {
        TreeMap<BigDecimal, BigDecimal> sums = new TreeMap<>();
        for (NewLineItem line : lines) {
            if (line instanceof NewLineItem.Priced priced) {
                sums.merge(priced.unitPrice().taxRatePercentage(), amount(priced), BigDecimal::add);
            }
        }
        discount(sums, discount);
        BigDecimal net = cents(BigDecimal.ZERO);
        BigDecimal tax = cents(BigDecimal.ZERO);
        List<TaxAmount> rates = new ArrayList<>();
        for (Map.Entry<BigDecimal, BigDecimal> sum : sums.entrySet()) {
            TaxAmount rate =
                    rate(sum.getKey(), sum.getValue(), conditions.taxType() == TaxType.GROSS);
            rates.add(rate);
            net = net.add(java.util.Objects.requireNonNull(rate.netAmount()));
            tax = tax.add(java.util.Objects.requireNonNull(rate.taxAmount()));
        }
        return new DocumentTotals(net, tax, net.add(tax), rates);
    }

    /** Net or gross, as the price is. */
    private static BigDecimal amount(NewLineItem.Priced line) {
        BigDecimal share = HUNDRED.subtract(line.discountPercentage()).movePointLeft(2);
        return cents(line.quantity().multiply(line.unitPrice().amount()).multiply(share));
    }

    private static TaxAmount rate(BigDecimal rate, BigDecimal sum, boolean gross) {
        if (!gross) {
            return new TaxAmount(rate, cents(sum.multiply(rate).movePointLeft(2)), sum);
        }
        BigDecimal net = sum.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
        return new TaxAmount(rate, sum.subtract(net), net);
    }

    private static void discount(
            TreeMap<BigDecimal, BigDecimal> sums, @Nullable TotalDiscount discount) {
        switch (discount) {
            case null -> {}
            case TotalDiscount.Percentage(BigDecimal percentage) -> {
                BigDecimal share = HUNDRED.subtract(percentage).movePointLeft(2);
                sums.replaceAll((rate, sum) -> cents(sum.multiply(share)));
            }
            case TotalDiscount.Absolute(BigDecimal amount) -> spread(sums, amount);
        }
    }

    /** Cuts every part to cents and gives the cents left over to the largest remainders. */
    private static void spread(TreeMap<BigDecimal, BigDecimal> sums, BigDecimal amount) {
        BigDecimal whole = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0 || amount.signum() == 0) {
            return;
        }
        record Part(BigDecimal rate, BigDecimal cut, BigDecimal remainder) {}
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<BigDecimal, BigDecimal> sum : sums.entrySet()) {
            BigDecimal exact =
                    amount.multiply(sum.getValue()).divide(whole, 10, RoundingMode.HALF_UP);
            BigDecimal cut = exact.setScale(2, RoundingMode.FLOOR);
            parts.add(new Part(sum.getKey(), cut, exact.subtract(cut)));
        }
        BigDecimal left = parts.stream().map(Part::cut).reduce(cents(amount), BigDecimal::subtract);
        parts.sort(Comparator.comparing(Part::remainder).reversed());
        for (Part part : parts) {
            boolean more = left.signum() > 0;
            left = more ? left.subtract(CENT) : left;
            BigDecimal share = more ? part.cut().add(CENT) : part.cut();
            sums.merge(part.rate(), share, BigDecimal::subtract);
        }
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
