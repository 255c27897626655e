package dev.kontor.vat.document;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an invoice after its corrections, in gross amounts: of each line and of each
 * rate. Immutable.
 */
final class InvoiceBalance {

    private final List<Line> lines;
    private final List<Rate> rates;

    private InvoiceBalance(List<Line> lines, List<Rate> rates) {
        this.lines = List.copyOf(lines);
        this.rates = List.copyOf(rates);
    }

    /**
     * A priced line of the invoice.
     *
     * @param gross what the customer paid for it
     * @param quantityLeft pieces not yet taken back
     * @param grossLeft what was not yet given back
     * @param ownLeft the same in the invoice's prices; null if a correction was written in others
     */
    record Line(
            DocumentLine.Priced written,
            BigDecimal gross,
            BigDecimal quantityLeft,
            BigDecimal grossLeft,
            @Nullable BigDecimal ownLeft) {}

    /**
     * A rate of the invoice.
     *
     * @param grossLeft what was not yet given back, amounts without line included
     */
    record Rate(BigDecimal rate, BigDecimal grossLeft) {}

    static InvoiceBalance of(Document invoice, List<Document> corrections) {
        List<GrossLine> given =
                corrections.stream().flatMap(each -> grossLines(each).stream()).toList();
        List<Line> lines = new ArrayList<>();
        for (GrossLine sold : grossLines(invoice)) {
            List<GrossLine> back = given.stream().filter(sold::isGivenBackBy).toList();
            BigDecimal quantity =
                    back.stream()
                            .map(each -> each.written().origin().quantity())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal gross = Amounts.sum(back.stream().map(GrossLine::gross).toList());
            boolean samePrices = back.stream().allMatch(each -> each.type() == sold.type());
            BigDecimal own =
                    Amounts.sum(back.stream().map(each -> each.written().amount()).toList());
            lines.add(
                    new Line(
                            sold.written(),
                            sold.gross(),
                            sold.written().origin().quantity().subtract(quantity),
                            sold.gross().subtract(gross).max(Amounts.ZERO),
                            samePrices ? sold.written().amount().subtract(own) : null));
        }
        List<Rate> rates = new ArrayList<>();
        for (RateTotal total : invoice.totals().rates()) {
            BigDecimal back =
                    Amounts.sum(
                            given.stream()
                                    .filter(line -> line.hasRate(total.rate()))
                                    .map(GrossLine::gross)
                                    .toList());
            rates.add(new Rate(total.rate(), total.gross().subtract(back)));
        }
        return new InvoiceBalance(lines, rates);
    }

    List<Line> items(String lineId) {
        return lines(Origin.Kind.ITEM).stream()
                .filter(line -> line.written().origin().id().equals(lineId))
                .toList();
    }

    List<Line> lines(Origin.Kind kind) {
        return lines.stream().filter(line -> line.written().origin().kind() == kind).toList();
    }

    /** The rates, the highest first. */
    List<Rate> rates() {
        return rates;
    }

    BigDecimal grossLeft() {
        return Amounts.sum(rates.stream().map(Rate::grossLeft).toList());
    }

    /** What is left of one rate. */
    BigDecimal grossLeft(BigDecimal rate) {
        return Amounts.sum(
                rates.stream()
                        .filter(each -> each.rate().compareTo(rate) == 0)
                        .map(Rate::grossLeft)
                        .toList());
    }

    private record GrossLine(TaxType type, DocumentLine.Priced written, BigDecimal gross) {

        boolean isGivenBackBy(GrossLine correction) {
            return written.origin().sameAs(correction.written.origin())
                    && hasRate(correction.written.rate());
        }

        boolean hasRate(BigDecimal rate) {
            return written.rate().compareTo(rate) == 0;
        }
    }

    /** The lines with their gross amounts; in net documents the gross of a rate is spread. */
    private static List<GrossLine> grossLines(Document document) {
        List<GrossLine> result = new ArrayList<>();
        if (document.taxType() != TaxType.NET) {
            document.pricedLines()
                    .forEach(line ->
                            result.add(new GrossLine(document.taxType(), line, line.amount())));
            return result;
        }
        for (RateTotal total : document.totals().rates()) {
            List<DocumentLine.Priced> sameRate =
                    document.pricedLines().stream()
                            .filter(line -> line.rate().compareTo(total.rate()) == 0)
                            .toList();
            List<BigDecimal> shares =
                    Amounts.spread(
                            total.gross(),
                            sameRate.stream().map(DocumentLine.Priced::amount).toList());
            for (int i = 0; i < sameRate.size(); i++) {
                result.add(new GrossLine(TaxType.NET, sameRate.get(i), shares.get(i)));
            }
        }
        return result;
    }
}
