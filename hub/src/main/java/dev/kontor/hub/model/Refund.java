package dev.kontor.hub.model;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Money given back for an order: a source object of its own, handled in order with its parent.
 *
 * @param order the order it belongs to
 * @param lines goods given back; empty for a refund of an amount only
 * @param shipping shipping given back, gross
 * @param adjustment an amount given back (or kept, if negative) that belongs to no line, gross
 * @param amount all of it, gross: what the customer got back
 */
public record Refund(
        SourceRef ref,
        SourceRef order,
        String number,
        Instant refundedAt,
        List<RefundLine> lines,
        Money shipping,
        Money adjustment,
        Money amount)
        implements SourceObject {

    public Refund {
        lines = List.copyOf(lines);
    }

    @Override
    public Instant businessDate() {
        return refundedAt;
    }

    /**
     * Goods given back.
     *
     * @param lineId the id of the {@link SaleLine}
     * @param amount gross, after discounts
     */
    public record RefundLine(String lineId, BigDecimal quantity, Money amount) {}
}
