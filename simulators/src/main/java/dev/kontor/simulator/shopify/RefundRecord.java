package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund in the shop's books. Amounts are in the order's price basis: with tax in them where the
 * order's prices have.
 *
 * @param adjustment calculated minus paid back; negative in the customer's favour, zero without
 *     adjustment
 * @param transactions the money given back; none when nothing had been paid
 */
record RefundRecord(
        long id,
        Instant createdAt,
        @Nullable String note,
        List<Line> lines,
        @Nullable Shipping shipping,
        long adjustmentId,
        BigDecimal adjustment,
        List<TransactionRecord> transactions) {

    /** Units of a line that came back. */
    record Line(
            long id,
            long lineId,
            int quantity,
            BigDecimal price,
            BigDecimal subtotal,
            BigDecimal tax,
            String restockType) {}

    /** Shipping given back. */
    record Shipping(long id, BigDecimal subtotal, BigDecimal tax) {}

    RefundRecord {
        lines = List.copyOf(lines);
        transactions = List.copyOf(transactions);
    }

    String gid() {
        return Gid.of("Refund", id);
    }

    BigDecimal paidBack() {
        return transactions.stream()
                .map(TransactionRecord::amount)
                .reduce(Amounts.ZERO, BigDecimal::add);
    }

    BigDecimal shippingSubtotal() {
        return shipping == null ? Amounts.ZERO : shipping.subtotal();
    }
}
