package dev.kontor.lexware;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Spaces requests evenly: depth 1, so an idle hour saves up nothing. First come, first served (a
 * fair lock is held while waiting). Thread-safe.
 */
final class SteadyPacer implements Pacer {

    /** Waits on the same clock that {@code nanoTime} reads. */
    interface Waiter {
        void await(long nanos) throws InterruptedException;
    }

    private final long gapNanos;
    private final LongSupplier nanoTime;
    private final Waiter waiter;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long next;

    SteadyPacer(long gapNanos, LongSupplier nanoTime, Waiter waiter) {
        this.gapNanos = gapNanos;
        this.nanoTime = nanoTime;
        this.waiter = waiter;
        this.next = nanoTime.getAsLong();
    }

    static SteadyPacer perSecond(double requests) {
        return new SteadyPacer(
                Math.ceilDiv((long) (TimeUnit.SECONDS.toNanos(1) * 1000 / requests), 1000L),
                System::nanoTime,
                TimeUnit.NANOSECONDS::sleep);
    }

    @Override
    public void acquire(RequestInfo request) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            long now = nanoTime.getAsLong();
            while (next - now > 0) {
                waiter.await(next - now);
                now = nanoTime.getAsLong();
            }
            next = now + gapNanos;
        } finally {
            turn.unlock();
        }
    }
}
