package dev.kontor.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One merchant action on an order and the webhooks it causes; all of them share one event id.
 *
 * @param topics as in the webhook header
 * @param refund the refund it made, {@code transaction} the money it moved
 */
record Occurrence(
        OrderRecord order,
        List<String> topics,
        @Nullable RefundRecord refund,
        @Nullable TransactionRecord transaction) {

    Occurrence {
        topics = List.copyOf(topics);
    }

    static Occurrence of(OrderRecord order, String... topics) {
        return new Occurrence(order, List.of(topics), null, null);
    }
}
