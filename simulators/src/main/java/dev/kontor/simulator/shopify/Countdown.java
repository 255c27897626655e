package dev.kontor.simulator.shopify;

import java.util.concurrent.atomic.AtomicInteger;

/** "The next n of them": counts down to zero and stays there. Thread-safe. */
final class Countdown {

    private final AtomicInteger left = new AtomicInteger();

    void set(int count) {
        left.set(count);
    }

    /** Whether this one is among the next n. */
    boolean hits() {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
}
