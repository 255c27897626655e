package dev.kontor.hub.database;

import dev.kontor.hub.shared.OrganisationId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of this process at a time do something for an organisation. Whoever waits has
 * nothing open in the database: else those who wait could hold every connection that the one who
 * works needs. Re-entrant, thread-safe.
 */
public final class OneAtATime {

    private final Transactions transactions;
    private final Map<OrganisationId, ReentrantLock> turns = new ConcurrentHashMap<>();

    public OneAtATime(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Waits for its turn and does the work.
     *
     * @param deed what is done one at a time, for the message if a transaction is open
     */
    public <T extends @Nullable Object> T run(
            OrganisationId organisation, String deed, Supplier<? extends T> work) {
        transactions.requireNone(deed);
        ReentrantLock turn = turns.computeIfAbsent(organisation, _ -> new ReentrantLock());
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
