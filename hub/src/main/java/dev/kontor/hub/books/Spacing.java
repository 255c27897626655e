package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the requests of one account apart on the wire. Permits are spaced, but a request may leave
 * late (a new connection, a pause of the JVM) and the next one in time; Lexware would then see them
 * closer together than its limit allows. What left late may also arrive late, so the next one keeps
 * that much more distance; and so do the first ones of a process, which is not warm yet.
 * Thread-safe.
 */
final class Spacing {

    /** Slightly less than the pace's own interval, so that small lateness is made up for. */
    private static final BigDecimal PART_OF_INTERVAL = new BigDecimal("990000000");

    private static final long MOST_EXTRA = Duration.ofMillis(100).toNanos();

    /** So many requests a process needs to get warm. */
    private static final int COLD = 20;

    /** Further behind the permits than this, the rate counts for more than the distance. */
    private static final long FAR_BEHIND = Duration.ofMillis(500).toNanos();

    private final long distance;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile long allowedAt = System.nanoTime();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean farBehind;

    /**
     * @param perSecond the pace; 0 or less: none
     */
    Spacing(BigDecimal perSecond) {
        distance =
                perSecond.signum() > 0
                        ? PART_OF_INTERVAL.divide(perSecond, 0, RoundingMode.DOWN).longValueExact()
                        : 0;
    }

    /** Blocks until the request before has been on its way long enough. */
    void await() throws InterruptedException {
        long asked = System.nanoTime();
        long left;
        while ((left = next.get() - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while keeping a distance");
            }
        }
        long waited = Math.max(next.get() - asked, 0);
        allowedAt = asked + waited;
        farBehind = waited > FAR_BEHIND;
    }

    /** The first byte of a request leaves now. */
    void left() {
        if (distance == 0) {
            return;
        }
        long now = System.nanoTime();
        next.set(now + distance + extra(now - allowedAt));
    }

    private long extra(long late) {
        if (sent.get() < COLD) {
            sent.incrementAndGet();
            return distance / 2;
        }
        return farBehind ? 0 : Math.clamp(late, 0, MOST_EXTRA);
    }
}
