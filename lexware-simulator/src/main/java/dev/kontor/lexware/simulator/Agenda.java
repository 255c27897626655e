package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen later by the simulator's clock: late executions and webhook deliveries. Each
 * entry runs in a thread of its own.
 */
final class Agenda implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final SimulatorClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparing(Entry::due).thenComparingLong(Entry::sequence));
    private final Thread thread;
    private long sequence;
    private boolean closed;

    Agenda(SimulatorClock clock) {
        this.clock = clock;
        clock.onChange(this::wake);
        this.thread =
                Thread.ofPlatform().daemon().name("lexware-simulator-agenda").start(this::work);
    }

    /** Runs the task once the clock shows that instant; at once when it already does. */
    void at(Instant due, Runnable task) {
        lock.lock();
        try {
            entries.add(new Entry(due, sequence++, task));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything that has not begun. */
    void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (Entry entry = next(); entry != null; entry = next()) {
                Thread.startVirtualThread(entry.task());
            }
        } catch (InterruptedException _) {
            // Closed: what is still on the agenda is not wanted any more.
        }
    }

    private @Nullable Entry next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Entry first = entries.peek();
                if (first == null) {
                    changed.await();
                    continue;
                }
                Duration wait = Duration.between(clock.instant(), first.due());
                if (!wait.isPositive()) {
                    return entries.poll();
                }
                Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
                long _ = changed.awaitNanos(TimeUnit.NANOSECONDS.convert(bounded));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private record Entry(Instant due, long sequence, Runnable task) {}
}
