package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A search index that lags: each change becomes visible at an instant of its own, and a later
 * change that is visible hides the earlier ones. Thread-safe.
 *
 * @param <R> an immutable row
 */
final class DelayedIndex<R> {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<UUID, Shown<R>> shown = new HashMap<>();
    private final PriorityQueue<Change<R>> pending =
            new PriorityQueue<>(
                    Comparator.comparing((Change<R> change) -> change.visibleAt())
                            .thenComparingLong(Change::stamp));
    private final View<R> view;
    private volatile Instant nextDue = Instant.MAX;
    private long stamps;

    /** An index whose visible rows are kept in some order by a view. */
    DelayedIndex(View<R> view) {
        this.view = view;
    }

    void put(UUID id, R row, Instant visibleAt, Instant now) {
        change(id, row, visibleAt, now);
    }

    void remove(UUID id, Instant visibleAt, Instant now) {
        change(id, null, visibleAt, now);
    }

    /** Reads the view as a search at that instant sees it. */
    <T> T read(Instant now, Supplier<T> reading) {
        if (!nextDue.isAfter(now)) {
            settle(now);
        }
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The rows as a search at that instant sees them, in no particular order. */
    List<R> visible(Instant now) {
        return read(now, this::rows);
    }

    private List<R> rows() {
        List<R> rows = new ArrayList<>(shown.size());
        for (Shown<R> each : shown.values()) {
            if (each.row() != null) {
                rows.add(each.row());
            }
        }
        return rows;
    }

    private void change(UUID id, @Nullable R row, Instant visibleAt, Instant now) {
        lock.writeLock().lock();
        try {
            Change<R> change = new Change<>(id, row, visibleAt, stamps++);
            if (visibleAt.isAfter(now)) {
                pending.add(change);
                nextDue = pending.element().visibleAt();
            } else {
                apply(change);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void settle(Instant now) {
        lock.writeLock().lock();
        try {
            for (Change<R> next = pending.peek();
                    next != null && !next.visibleAt().isAfter(now);
                    next = pending.peek()) {
                apply(pending.remove());
            }
            Change<R> next = pending.peek();
            nextDue = next == null ? Instant.MAX : next.visibleAt();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(Change<R> change) {
        Shown<R> before = shown.get(change.id());
        if (before != null && before.stamp() > change.stamp()) {
            return;
        }
        // What is gone is remembered while an earlier change of it may still become due.
        if (change.row() == null && pending.isEmpty()) {
            shown.remove(change.id());
        } else {
            shown.put(change.id(), new Shown<>(change.row(), change.stamp()));
        }
        view.replaced(before == null ? null : before.row(), change.row());
    }

    /** Keeps the visible rows; called by one thread at a time. */
    @FunctionalInterface
    interface View<R> {
        void replaced(@Nullable R before, @Nullable R after);
    }

    private record Shown<R>(@Nullable R row, long stamp) {}

    private record Change<R>(UUID id, @Nullable R row, Instant visibleAt, long stamp) {}
}
