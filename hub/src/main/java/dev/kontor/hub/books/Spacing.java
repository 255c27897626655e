package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the requests of one account apart on the wire. Permits are spaced, but a request may leave
 * late (a new connection, a pause of the JVM) and the next one in time; Lexware would then see them
 * closer together than its limit allows. So only one is let out at a time, and the next one keeps
 * its distance from the moment that one really left. What left late may also arrive late, so the
 * next one keeps that much more distance; and so do the first ones of a process, which is not warm
 * yet. Thread-safe.
 */
final class Spacing {

    /** Slightly less than the pace's own interval, so that small lateness is made up for. */
    private static final BigDecimal PART_OF_INTERVAL = new BigDecimal("990000000");

    private static final long MOST_EXTRA = Duration.ofMillis(100).toNanos();

    /** So many requests a process needs to get warm. */
    private static final int COLD = 20;

    /** Further behind the permits than this, the rate counts for more than the distance. */
    private static final long FAR_BEHIND = Duration.ofMillis(500).toNanos();

    /** Who was let out and has not left by then does not hold up others: no connection came. */
    private static final long LONGEST_LEAVING = Duration.ofSeconds(3).toNanos();

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final long distance;
    private long next = System.nanoTime();
    private long allowedAt = next;
    private boolean leaving;
    private boolean farBehind;
    private int sent;

    /**
     * @param perSecond the pace; 0 or less: none
     */
    Spacing(BigDecimal perSecond) {
        distance =
                perSecond.signum() > 0
                        ? PART_OF_INTERVAL.divide(perSecond, 0, RoundingMode.DOWN).longValueExact()
                        : 0;
    }

    /** Blocks until the request before has left and been on its way long enough. */
    void await() throws InterruptedException {
        if (distance == 0) {
            return;
        }
        lock.lockInterruptibly();
        try {
            long asked = System.nanoTime();
            long left;
            while ((left = untilNext(System.nanoTime())) > 0) {
                changed.awaitNanos(left);
            }
            long now = System.nanoTime();
            // Counted from when it was due, not from when the thread was woken.
            allowedAt = next - asked > 0 ? next : asked;
            farBehind = now - asked > FAR_BEHIND;
            leaving = true;
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(long now) {
        return leaving ? allowedAt + LONGEST_LEAVING - now : next - now;
    }

    /** The first byte of a request leaves now. */
    void left() {
        if (distance == 0) {
            return;
        }
        lock.lock();
        try {
            long now = System.nanoTime();
            next = now + distance + extra(now - allowedAt);
            leaving = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The request that was let out will not leave. */
    void stays() {
        lock.lock();
        try {
            leaving = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long extra(long late) {
        if (sent < COLD) {
            sent++;
            return distance / 2;
        }
        return farBehind ? 0 : Math.clamp(late, 0, MOST_EXTRA);
    }
}
