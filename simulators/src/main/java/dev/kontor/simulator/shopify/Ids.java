package dev.kontor.simulator.shopify;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for everything, unique over all shops of a server. Thread-safe. */
final class Ids {

    private final AtomicLong orders = new AtomicLong(5_000_000);
    private final AtomicLong others = new AtomicLong(9_000_000_000L);

    long nextOrder() {
        return orders.incrementAndGet();
    }

    long next() {
        return others.incrementAndGet();
    }
}
