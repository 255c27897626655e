package dev.kontor.simulator.shopify;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What happened in one shop. Thread-safe. */
final class ShopCounters {

    final LongAdder httpErrors = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final LongAdder points = new LongAdder();
    final LongAdder removedSubscriptions = new LongAdder();
    final AtomicInteger pendingDeliveries = new AtomicInteger();
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    /** Deliveries of one topic. */
    static final class Topic {
        final LongAdder sent = new LongAdder();
        final LongAdder delivered = new LongAdder();
        final LongAdder failed = new LongAdder();
        final LongAdder dropped = new LongAdder();
        final LongAdder duplicated = new LongAdder();
    }

    void called(String rootField) {
        calls.computeIfAbsent(rootField, _ -> new LongAdder()).increment();
    }

    Topic topic(String name) {
        return topics.computeIfAbsent(name, _ -> new Topic());
    }

    Statistics.ShopStatistics report(int orders) {
        return new Statistics.ShopStatistics(
                orders,
                calls.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().sum(),
                                        Long::sum,
                                        TreeMap::new)),
                httpErrors.sum(),
                throttled.sum(),
                points.sum(),
                topics.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> report(entry.getValue()),
                                        (one, _) -> one,
                                        TreeMap::new)),
                pendingDeliveries.get(),
                removedSubscriptions.sum());
    }

    private static Statistics.TopicStatistics report(Topic topic) {
        return new Statistics.TopicStatistics(
                topic.sent.sum(),
                topic.delivered.sum(),
                topic.failed.sum(),
                topic.dropped.sum(),
                topic.duplicated.sum());
    }
}
