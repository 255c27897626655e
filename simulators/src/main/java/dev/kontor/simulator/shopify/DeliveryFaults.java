package dev.kontor.simulator.shopify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a shop's deliveries.
 *
 * @param dropProbability share of deliveries that are never sent nor retried
 * @param duplicateProbability share that is sent twice with the same ids
 * @param shuffleWithin each is held back by a random time up to this, so that they overtake each
 *     other
 * @param loseNext so many deliveries from now are dropped
 * @param malformedNext so many from now have their body cut in the middle (signed as sent)
 * @param paused nothing is sent until this is false again; then everything is
 */
public record DeliveryFaults(
        double dropProbability,
        double duplicateProbability,
        @Nullable Duration shuffleWithin,
        int loseNext,
        int malformedNext,
        boolean paused) {

    /** Everything arrives once and in order of its time. */
    public static DeliveryFaults none() {
        return new DeliveryFaults(0, 0, null, 0, 0, false);
    }

    /** Lossy, repeating and out of order. */
    public static DeliveryFaults rough(double drop, double duplicate, Duration shuffleWithin) {
        return new DeliveryFaults(drop, duplicate, shuffleWithin, 0, 0, false);
    }

    /** The next {@code count} deliveries never arrive. */
    public static DeliveryFaults losingNext(int count) {
        return new DeliveryFaults(0, 0, null, count, 0, false);
    }
}
