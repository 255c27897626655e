package dev.kontor.bench.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions and for time to pass; an interrupt ends the benchmark. */
public final class Waiting {

    private Waiting() {}

    /**
     * Looks at the condition ten times a second.
     *
     * @param what for the error, as in "the contacts are mirrored"
     * @throws IllegalStateException if it does not become true within {@code atMost}
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        if (!within(atMost, condition)) {
            throw new IllegalStateException("Waited %s in vain until %s".formatted(atMost, what));
        }
    }

    /** As {@link #until}, but says whether it became true. */
    public static boolean within(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            pause(Duration.ofMillis(100));
        }
        return true;
    }

    /** Lets time pass. */
    public static void pause(Duration duration) {
        untilNanos(System.nanoTime() + duration.toNanos());
    }

    /** Lets time pass up to an instant of {@link System#nanoTime}. */
    public static void untilNanos(long end) {
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The benchmark was interrupted");
            }
        }
    }
}
