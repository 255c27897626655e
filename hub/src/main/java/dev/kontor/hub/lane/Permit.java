package dev.kontor.hub.lane;

import java.util.concurrent.locks.LockSupport;

/**
 * The right to send one request at one instant, given on this machine's monotonic clock. Letting it
 * lapse is allowed; sending before it is not.
 */
public final class Permit {

    private final long slotNanos;

    Permit(long slotNanos) {
        this.slotNanos = slotNanos;
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
        awaitUntil(slotNanos - 15_000_000L);
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
