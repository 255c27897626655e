package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the requests of one account apart on the wire. Permits are spaced, but a request may leave
 * late (a new connection, a pause of the JVM) and the next one in time; Lexware would then see them
 * closer together than its limit allows. Thread-safe.
 */
final class Spacing {

    /** Slightly less than the pace's own interval, so that lateness is made up for. */
    private static final BigDecimal PART_OF_INTERVAL = new BigDecimal("980000000");

    private final long nanos;
    private final AtomicLong lastFirstByte;

    /**
     * @param perSecond the pace; 0 or less: none
     */
    Spacing(BigDecimal perSecond) {
        nanos =
                perSecond.signum() > 0
                        ? PART_OF_INTERVAL.divide(perSecond, 0, RoundingMode.DOWN).longValueExact()
                        : 0;
        lastFirstByte = new AtomicLong(System.nanoTime() - nanos);
    }

    /** Blocks until the request before has been on its way long enough. */
    void await() throws InterruptedException {
        long left;
        while ((left = lastFirstByte.get() + nanos - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while keeping a distance");
            }
        }
    }

    /** The first byte of a request leaves now. */
    void left() {
        lastFirstByte.set(System.nanoTime());
    }
}
