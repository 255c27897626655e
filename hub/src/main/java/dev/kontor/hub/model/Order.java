package dev.kontor.hub.model;

import dev.kontor.hub.shared.Meaning;
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
        @Meaning(de = "Wann bestellt wurde", en = "When the customer ordered") Instant createdAt,
        @Meaning(de = "Wann sie erstmals ganz bezahlt war", en = "When it was first paid in full")
                @Nullable Instant paidAt,
        @Meaning(
                        de = "Wann die letzte Ware das Haus verließ",
                        en = "When the last of the goods left")
                @Nullable Instant fulfilledAt,
        @Meaning(de = "Wann sie storniert wurde", en = "When it was cancelled")
                @Nullable Instant cancelledAt,
        @Meaning(de = "Testbestellung: wird nie gebucht", en = "A test order: never booked")
                boolean test,
        Party customer,
        @Meaning(de = "Was verkauft wurde, wie berechnet", en = "What was sold, as charged")
                Sale sale,
        @Meaning(
                        de = "Was der Kunde dafür schuldet oder bezahlt hat",
                        en = "What the customer owes or paid for it")
                Money charged,
        @Meaning(de = "Summe aller Erstattungen", en = "Sum of all refunds") Money refunded,
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
