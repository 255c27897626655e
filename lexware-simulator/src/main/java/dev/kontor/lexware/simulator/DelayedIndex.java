package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A search index that lags: each change becomes visible at an instant of its own, and a later
 * change that is visible hides the earlier ones. Thread-safe.
 *
 * @param <R> an immutable row
 */
final class DelayedIndex<R> {

    private final Map<UUID, Slot<R>> slots = new ConcurrentHashMap<>();

    void put(UUID id, R row, Instant visibleAt) {
        slots.computeIfAbsent(id, _ -> new Slot<>()).change(row, visibleAt);
    }

    void remove(UUID id, Instant visibleAt) {
        Slot<R> slot = slots.get(id);
        if (slot != null) {
            slot.change(null, visibleAt);
        }
    }

    /** The rows as a search at that instant sees them, in no particular order. */
    List<R> visible(Instant now) {
        List<R> rows = new ArrayList<>(slots.size());
        for (Iterator<Slot<R>> all = slots.values().iterator(); all.hasNext(); ) {
            Slot<R> slot = all.next();
            R row = slot.visible(now);
            if (row != null) {
                rows.add(row);
            } else if (slot.isGone()) {
                all.remove();
            }
        }
        return rows;
    }

    private static final class Slot<R> {

        private final ArrayDeque<Change<R>> pending = new ArrayDeque<>(1);
        private @Nullable R current;
        private boolean gone;

        synchronized void change(@Nullable R row, Instant visibleAt) {
            pending.addLast(new Change<>(row, visibleAt));
        }

        synchronized @Nullable R visible(Instant now) {
            if (!pending.isEmpty()) {
                settle(now);
            }
            return current;
        }

        synchronized boolean isGone() {
            return gone && pending.isEmpty();
        }

        private void settle(Instant now) {
            int passed = 0;
            int position = 0;
            for (Change<R> change : pending) {
                position++;
                if (!change.visibleAt().isAfter(now)) {
                    current = change.row();
                    gone = current == null;
                    passed = position;
                }
            }
            for (int i = 0; i < passed; i++) {
                pending.removeFirst();
            }
        }
    }

    private record Change<R>(@Nullable R row, Instant visibleAt) {}
}
