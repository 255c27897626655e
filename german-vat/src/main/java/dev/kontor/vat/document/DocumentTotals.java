package dev.kontor.vat.document;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The totals of a document as Lexware will compute them: line amounts to the cent, summed per rate,
 * tax once per rate ({@code lexware-office-api.md} 6.3, {@code vat.md} section 8).
 *
 * @param net without VAT, EUR
 * @param tax the VAT, EUR
 * @param gross with VAT, EUR
 * @param rates the totals of each rate, the highest rate first
 */
public record DocumentTotals(
        BigDecimal net, BigDecimal tax, BigDecimal gross, List<RateTotal> rates) {

    public DocumentTotals {
        rates = List.copyOf(rates);
    }

    /** Computes the totals; text lines count nothing. */
    public static DocumentTotals of(TaxType type, List<? extends DocumentLine> lines) {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>(Comparator.reverseOrder());
        for (DocumentLine line : lines) {
            switch (line) {
                case DocumentLine.Priced priced ->
                        sums.merge(
                                priced.rate().stripTrailingZeros(),
                                priced.amount(),
                                BigDecimal::add);
                case DocumentLine.Text _ -> {
                    // counts nothing
                }
            }
        }
        List<RateTotal> rates =
                sums.entrySet().stream()
                        .map(entry -> Amounts.column(type, entry.getKey(), entry.getValue()))
                        .toList();
        return new DocumentTotals(
                Amounts.sum(rates.stream().map(RateTotal::net).toList()),
                Amounts.sum(rates.stream().map(RateTotal::tax).toList()),
                Amounts.sum(rates.stream().map(RateTotal::gross).toList()),
                rates);
    }
}
