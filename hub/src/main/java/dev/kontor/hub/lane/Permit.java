package dev.kontor.hub.lane;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to send one request at one instant, given on this machine's monotonic clock. Letting it
 * lapse is allowed; sending before it is not.
 */
public final class Permit {

    private static final long LAPSES_AFTER = Duration.ofMillis(1_500).toNanos();

    private final long slotNanos;
    private final boolean limited;

    Permit(long slotNanos, boolean limited) {
        this.slotNanos = slotNanos;
        this.limited = limited;
    }

    /** Whether there is a limit at all that handed it out. */
    public boolean limited() {
        return limited;
    }

    /** Whether there is time to wait until shortly before the slot. */
    public boolean waits() {
        return shortlyBefore() - System.nanoTime() > 0;
    }

    /** Whether its slot is so long ago that others may have been promised the time since. */
    public boolean lapsed() {
        return System.nanoTime() - slotNanos > LAPSES_AFTER;
    }

    /** Blocks until the slot has come. */
    public void await() throws InterruptedException {
        awaitUntil(slotNanos);
    }

    /**
     * Blocks until shortly before the slot: time enough to commit an intent, so that the request
     * leaves on time.
     */
    public void awaitShortlyBefore() throws InterruptedException {
        awaitUntil(shortlyBefore());
    }

    private long shortlyBefore() {
        return slotNanos - 15_000_000L;
    }

    private static void awaitUntil(long nanos) throws InterruptedException {
        long left;
        while ((left = nanos - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for a permit");
            }
        }
    }
}
