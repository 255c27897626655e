package dev.kontor.vat.document;

import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes on one document: sold lines with their amounts in the document's prices. Amounts that
 * are converted between net and gross may move by one cent ({@code vat.md} sections 4, R05, and 8);
 * amounts the shop charged as they are never do.
 */
final class PricedGroup {

    private final SoldLine.Group key;
    private final TaxType type;
    private final List<SoldLine> lines;
    private final List<BigDecimal> amounts;
    private final boolean converted;
    private boolean moved;

    private PricedGroup(
            SoldLine.Group key,
            TaxType type,
            List<SoldLine> lines,
            List<BigDecimal> amounts,
            boolean converted) {
        this.key = key;
        this.type = type;
        this.lines = lines;
        this.amounts = new ArrayList<>(amounts);
        this.converted = converted;
    }

    static PricedGroup of(
            SoldLine.Group key, TaxType type, List<SoldLine> lines, PriceBasis basis) {
        if (basis == PriceBasis.GROSS && type == TaxType.NET) {
            List<NetFromGross.Gross> gross =
                    lines.stream()
                            .map(line -> new NetFromGross.Gross(line.rate(), line.amount()))
                            .toList();
            return new PricedGroup(key, type, lines, NetFromGross.of(gross), true);
        }
        if (basis == PriceBasis.NET && type == TaxType.GROSS) {
            return new PricedGroup(
                    key, type, lines, lines.stream().map(PricedGroup::grossOf).toList(), true);
        }
        return new PricedGroup(
                key, type, lines, lines.stream().map(SoldLine::amount).toList(), false);
    }

    private static BigDecimal grossOf(SoldLine line) {
        BigDecimal shopTax = line.shopTax();
        BigDecimal tax =
                shopTax != null
                        ? Amounts.cents(shopTax)
                        : Amounts.taxOnNet(line.amount(), line.rate());
        return line.amount().add(tax);
    }

    SoldLine.Group key() {
        return key;
    }

    TaxType type() {
        return type;
    }

    List<SoldLine> lines() {
        return lines;
    }

    List<BigDecimal> amounts() {
        return List.copyOf(amounts);
    }

    /** Whether net prices became gross ones, or gross ones net. */
    boolean converted() {
        return converted;
    }

    /** Whether an amount moved by a cent, so that the documents meet the total. */
    boolean moved() {
        return moved;
    }

    /** Whether an amount is below zero, or a line that costs something vanished by rounding. */
    boolean impossible() {
        for (int i = 0; i < lines.size(); i++) {
            boolean vanished = !lines.get(i).isFree() && amounts.get(i).signum() == 0;
            if (vanished || amounts.get(i).signum() < 0) {
                return true;
            }
        }
        return false;
    }

    /** The gross total as Lexware will compute it. */
    BigDecimal gross() {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            sums.merge(lines.get(i).rate(), amounts.get(i), BigDecimal::add);
        }
        BigDecimal gross = Amounts.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> sum : sums.entrySet()) {
            gross = gross.add(Amounts.column(type, sum.getKey(), sum.getValue()).gross());
        }
        return gross;
    }

    /** Whether a cent may be put on a line, or taken off it. */
    boolean mayMove(int index, BigDecimal cent) {
        boolean shopSaysIt = type == TaxType.GROSS && lines.get(index).shopTax() != null;
        return converted
                && !shopSaysIt
                && amounts.get(index).add(cent).signum() > 0
                && !lines.get(index).isFree();
    }

    void move(int index, BigDecimal cent) {
        amounts.set(index, amounts.get(index).add(cent));
    }

    void markMoved() {
        moved = true;
    }
}
