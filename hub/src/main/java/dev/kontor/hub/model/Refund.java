package dev.kontor.hub.model;

import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.Meaning;
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
        @Meaning(de = "Wann erstattet wurde", en = "When it was refunded") Instant refundedAt,
        List<RefundLine> lines,
        @Meaning(de = "Erstatteter Versand, brutto", en = "Shipping given back, gross")
                Money shipping,
        @Meaning(
                        de = "Erstatteter Betrag ohne Position, brutto",
                        en = "Amount given back that belongs to no line, gross")
                Money adjustment,
        @Meaning(de = "Alles zusammen, brutto", en = "All of it, gross") Money amount)
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
    public record RefundLine(String lineId, BigDecimal quantity, Money amount) {

        public RefundLine {
            Decimals.bounded(quantity);
        }
    }
}
