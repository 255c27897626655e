package dev.kontor.hub.model;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop order as it is now. Instants are facts that never become untrue again; there is no status
 * word on purpose (design.md section 2).
 *
 * @param createdAt when the customer ordered
 * @param paidAt when it was first paid in full; null while it is not
 * @param fulfilledAt when the last of the goods left; null while any is outstanding
 * @param cancelledAt when it was cancelled; null if it was not
 * @param test a test order of the shop: must never be booked
 * @param sale what was sold, <em>as charged</em>: later refunds are not taken off
 * @param charged what the customer owes or paid for {@code sale}, gross
 * @param refunded the sum of all refunds
 */
public record Order(
        SourceRef ref,
        String number,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant cancelledAt,
        boolean test,
        Party customer,
        Sale sale,
        Money charged,
        Money refunded,
        List<Refund> refunds)
        implements SourceObject {

    public Order {
        refunds = List.copyOf(refunds);
    }

    @Override
    public Instant businessDate() {
        return createdAt;
    }
}
