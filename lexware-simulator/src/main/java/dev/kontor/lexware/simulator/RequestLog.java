package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last requests, for whoever wants to see what their program did. Thread-safe. */
final class RequestLog {

    private static final int REMEMBERED = 200;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>(REMEMBERED);

    /**
     * A request as it was answered.
     *
     * @param organisation the name; empty for a request without a valid key
     * @param target path and query as they were sent
     * @param status {@code none} when the connection was closed without an answer
     * @param reason why it was refused; empty when it was not, or when the status says it all
     */
    record Entry(
            Instant at,
            String organisation,
            String method,
            String target,
            String status,
            String reason,
            long micros) {}

    void add(Entry entry) {
        synchronized (entries) {
            if (entries.size() == REMEMBERED) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
    }

    /** The latest first. */
    List<Entry> latest() {
        List<Entry> latest;
        synchronized (entries) {
            latest = new ArrayList<>(entries);
        }
        Collections.reverse(latest);
        return latest;
    }

    void forget() {
        synchronized (entries) {
            entries.clear();
        }
    }
}
