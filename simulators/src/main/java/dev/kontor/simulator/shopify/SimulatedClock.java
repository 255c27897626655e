package dev.kontor.simulator.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The real time plus what was advanced. Thread-safe. */
final class SimulatedClock implements InstantSource {

    private final InstantSource real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SimulatedClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time only goes forward: " + by);
        }
        ahead.updateAndGet(by::plus);
    }

    void reset() {
        ahead.set(Duration.ZERO);
    }
}
