package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Counts what happened within the last minute. Thread-safe. */
final class MinutePace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ArrayDeque<Instant> recent = new ArrayDeque<>();

    /** Whether one more now would be beyond the limit. */
    synchronized boolean isFull(Instant now, int limit) {
        forget(now);
        return recent.size() >= limit;
    }

    /** Counts one; answers whether it was beyond the limit. */
    synchronized boolean add(Instant now, int limit) {
        boolean beyond = isFull(now, limit);
        recent.addLast(now);
        return beyond;
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(MINUTE);
        while (!recent.isEmpty() && !recent.getFirst().isAfter(oldest)) {
            recent.removeFirst();
        }
    }
}
