package dev.kontor.simulator.shopify;

import java.math.BigDecimal;

/**
 * One line of an order in the shop's books.
 *
 * @param quantity as ordered, later removals included
 * @param removed units taken away by edits, {@code refunded} by refunds
 * @param lineDiscount off this line alone, {@code orderDiscount} its share of the discount over all
 *     lines
 * @param taxed whether tax is charged on it
 */
record LineRecord(
        long id,
        LineSpec spec,
        int quantity,
        int removed,
        int refunded,
        BigDecimal lineDiscount,
        BigDecimal orderDiscount,
        boolean taxed) {

    LineRecord withQuantities(int ordered, int taken, int returned) {
        return new LineRecord(
                id, spec, ordered, taken, returned, lineDiscount, orderDiscount, taxed);
    }

    String gid() {
        return Gid.of("LineItem", id);
    }

    int current() {
        return quantity - removed - refunded;
    }

    BigDecimal unitPrice() {
        return spec.unitPrice();
    }

    BigDecimal rate() {
        BigDecimal rate = spec.rate();
        return taxed && rate != null ? rate : BigDecimal.ZERO;
    }

    BigDecimal original() {
        return Amounts.cents(spec.unitPrice().multiply(BigDecimal.valueOf(quantity)));
    }

    /** What the line was charged, before refunds. */
    BigDecimal discounted() {
        return original().subtract(lineDiscount).subtract(orderDiscount);
    }

    BigDecimal tax(boolean included) {
        return Amounts.tax(discounted(), rate(), included);
    }

    /** What the next {@code units} leaving the order carry of a total of this line. */
    BigDecimal leaving(BigDecimal total, int units) {
        return gone(total, removed + refunded + units).subtract(gone(total, removed + refunded));
    }

    /** What is left of a total of this line. */
    BigDecimal remaining(BigDecimal total) {
        return total.subtract(gone(total, removed + refunded));
    }

    private BigDecimal gone(BigDecimal total, int units) {
        return Amounts.part(total, BigDecimal.valueOf(units), BigDecimal.valueOf(quantity));
    }
}
