package dev.kontor.hub.connector.shopify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one shop's bucket of query points, so that a query waits here rather than being
 * turned away there. A courtesy only: the shop's own count is the truth and comes back with each
 * answer ({@code extensions.cost}, {@code vendors.md} section 4). Points are no money, hence {@code
 * double}. Thread-safe.
 */
final class PointBudget {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    private @Nullable Status last;
    private double underWay;

    /** The bucket as an answer described it. */
    record Status(double maximum, double available, double restoreRate, Instant at) {}

    /**
     * Sets points aside for a query that is sent now.
     *
     * @return null if it may be sent; otherwise when to try again
     */
    synchronized @Nullable Instant reserve(double cost, Instant now) {
        Status known = last;
        if (known != null) {
            double wanted = Math.min(cost, known.maximum());
            double missing = wanted - (available(known, now) - underWay);
            if (missing > 0) {
                return now.plus(waitFor(missing, known.restoreRate()));
            }
        }
        underWay += cost;
        return null;
    }

    /**
     * Gives back what {@link #reserve} set aside.
     *
     * @param status as the answer described it; null if there was none
     */
    synchronized void settle(double cost, @Nullable Status status) {
        underWay = Math.max(0, underWay - cost);
        if (status != null) {
            last = status;
        }
    }

    /** Points that come back in a second. */
    synchronized double restoreRate(double unknown) {
        Status known = last;
        return known == null || known.restoreRate() <= 0 ? unknown : known.restoreRate();
    }

    /** How long so many points take to come back. */
    static Duration waitFor(double points, double restoreRate) {
        if (points <= 0 || restoreRate <= 0) {
            return SHORTEST_WAIT;
        }
        Duration wait = Duration.ofMillis((long) Math.ceil(points / restoreRate * 1_000));
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private static double available(Status status, Instant now) {
        double seconds = Duration.between(status.at(), now).toMillis() / 1_000d;
        return Math.min(
                status.maximum(), status.available() + Math.max(0, seconds) * status.restoreRate());
    }
}
