package dev.kontor.simulator.shopify;

import java.util.Map;

/** What happened so far, per shop. */
public record Statistics(Map<String, ShopStatistics> shops) {

    /**
     * One shop's figures.
     *
     * @param calls executed GraphQL calls by root field
     * @param httpErrors answers with another status than 200, and cut connections
     * @param points query cost charged
     * @param deliveries by topic
     * @param pendingDeliveries not yet delivered, dropped or given up
     */
    public record ShopStatistics(
            int orders,
            Map<String, Long> calls,
            long httpErrors,
            long throttled,
            long points,
            Map<String, TopicStatistics> deliveries,
            int pendingDeliveries,
            long removedSubscriptions) {}

    /**
     * One topic's deliveries.
     *
     * @param sent attempts made, retries and duplicates included
     * @param delivered attempts answered with 2xx
     * @param failed attempts not answered with 2xx
     * @param dropped deliveries never sent
     * @param duplicated deliveries sent a second time on purpose
     */
    public record TopicStatistics(
            long sent, long delivered, long failed, long dropped, long duplicated) {}
}
