package dev.kontor.hub.lane;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Counts the permits that a piece of work takes, so that a run can say what it spent. Work that
 * hands requests to other threads is not counted there.
 */
public final class Spending {

    private static final ScopedValue<AtomicInteger> CALLS = ScopedValue.newInstance();

    private final AtomicInteger calls = new AtomicInteger();

    /** Runs the work and counts its permits here; an inner count does not add to an outer one. */
    public <T> T counting(Supplier<T> work) {
        return ScopedValue.where(CALLS, calls).call(work::get);
    }

    /** The permits taken so far. */
    public int calls() {
        return calls.get();
    }

    static void count() {
        if (CALLS.isBound()) {
            CALLS.get().incrementAndGet();
        }
    }
}
