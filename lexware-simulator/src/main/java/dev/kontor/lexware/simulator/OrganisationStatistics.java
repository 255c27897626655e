package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What an organisation's clients did. Thread-safe. */
final class OrganisationStatistics {

    /** The status of a call whose connection was closed without an answer. */
    static final String NO_ANSWER = "none";

    private final Map<String, Map<String, LongAdder>> statusesByRoute = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Second> seconds = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable Instant> firstCall = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> lastCall = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger maxConcurrency = new AtomicInteger();
    final LongAdder calls = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final LongAdder throttledByFault = new LongAdder();
    final LongAdder throttledByPace = new LongAdder();
    final LongAdder overPace = new LongAdder();
    final LongAdder executedLate = new LongAdder();

    void began(Instant now) {
        calls.increment();
        second(now).calls.increment();
        firstCall.compareAndSet(null, now);
        lastCall.set(now);
        int concurrent = running.incrementAndGet();
        if (concurrent > maxConcurrency.get()) {
            maxConcurrency.accumulateAndGet(concurrent, Math::max);
        }
    }

    void ended() {
        running.decrementAndGet();
    }

    void counted(String route, String status) {
        statusesByRoute
                .computeIfAbsent(route, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(status, _ -> new LongAdder())
                .increment();
    }

    void throttled(Instant now) {
        throttled.increment();
        second(now).throttled.increment();
    }

    void documentCreated(Instant now) {
        second(now).documents.increment();
    }

    int maxConcurrency() {
        return maxConcurrency.get();
    }

    @Nullable Instant firstCall() {
        return firstCall.get();
    }

    @Nullable Instant lastCall() {
        return lastCall.get();
    }

    /** Counts by route and status, both in alphabetical order. */
    NavigableMap<String, NavigableMap<String, Long>> routes() {
        NavigableMap<String, NavigableMap<String, Long>> routes = new TreeMap<>();
        statusesByRoute.forEach((route, statuses) -> {
            NavigableMap<String, Long> counts = new TreeMap<>();
            statuses.forEach((status, count) -> counts.put(status, count.sum()));
            routes.put(route, counts);
        });
        return routes;
    }

    /** Counts by epoch second, from inclusive, to exclusive. */
    NavigableMap<Long, Second> seconds(long from, long to) {
        return seconds.subMap(from, true, to, false);
    }

    private Second second(Instant now) {
        long key = now.getEpochSecond();
        Second known = seconds.get(key);
        return known == null ? seconds.computeIfAbsent(key, _ -> new Second()) : known;
    }

    /** The counts of one second. */
    static final class Second {
        final LongAdder calls = new LongAdder();
        final LongAdder throttled = new LongAdder();
        final LongAdder documents = new LongAdder();
    }
}
