package dev.kontor.simulator.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The leaky bucket of one app and shop: it holds twenty seconds' worth of points and is refilled
 * continuously (vendors.md 4). Thread-safe.
 */
final class CostBucket {

    private static final int SECONDS_HELD = 20;
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private int restoreRate;
    private boolean unlimited;
    private double available;
    private Instant filledAt;

    CostBucket(InstantSource clock, int restoreRate, boolean unlimited) {
        this.clock = clock;
        this.restoreRate = restoreRate;
        this.unlimited = unlimited;
        this.available = (double) restoreRate * SECONDS_HELD;
        this.filledAt = clock.instant();
    }

    /** What the answer says about the bucket. */
    record Status(int maximumAvailable, int currentlyAvailable, int restoreRate) {}

    synchronized void limit(int rate, boolean withoutLimit) {
        restoreRate = rate;
        unlimited = withoutLimit;
        available = maximum();
        filledAt = clock.instant();
    }

    /** Takes the points, or takes nothing and returns false. */
    synchronized boolean take(int points) {
        refill();
        if (unlimited) {
            return true;
        }
        if (available < points) {
            return false;
        }
        available -= points;
        return true;
    }

    /** Gives back what was requested but not spent. */
    synchronized void giveBack(int points) {
        available = Math.min(maximum(), available + points);
    }

    synchronized Status status() {
        refill();
        return new Status(maximum(), (int) available, restoreRate);
    }

    synchronized int restoreRate() {
        return restoreRate;
    }

    synchronized boolean isUnlimited() {
        return unlimited;
    }

    private int maximum() {
        return restoreRate * SECONDS_HELD;
    }

    private void refill() {
        Instant now = clock.instant();
        double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
        if (seconds > 0) {
            available = Math.min(maximum(), available + seconds * restoreRate);
            filledAt = now;
        }
    }
}
