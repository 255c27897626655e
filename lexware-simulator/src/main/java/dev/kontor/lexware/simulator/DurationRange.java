package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A duration that is fixed, or drawn anew per use between two ends, both possible.
 *
 * @param min the shortest, not negative
 * @param max the longest, not shorter than {@code min}
 */
public record DurationRange(Duration min, Duration max) {

    /** No time at all. */
    public static final DurationRange NONE = fixed(Duration.ZERO);

    public DurationRange {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "A range needs 0 <= min <= max, but is " + min + " to " + max);
        }
    }

    /** Always the same duration. */
    public static DurationRange fixed(Duration duration) {
        return new DurationRange(duration, duration);
    }

    /** Drawn per use, to the millisecond. */
    public static DurationRange between(Duration min, Duration max) {
        return new DurationRange(min, max);
    }

    Duration draw(RandomGenerator random) {
        long span = max.toMillis() - min.toMillis();
        return span == 0 ? min : min.plusMillis(random.nextLong(span + 1));
    }
}
