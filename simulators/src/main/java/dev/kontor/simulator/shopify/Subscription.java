package dev.kontor.simulator.shopify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A webhook subscription of a shop.
 *
 * @param topic as in the webhook header
 * @param successes how many deliveries succeeded; whether failures are consecutive is read from it
 */
record Subscription(
        long id,
        String topic,
        URI uri,
        @Nullable String filter,
        @Nullable String name,
        List<String> includeFields,
        List<String> metafieldNamespaces,
        Instant createdAt,
        Instant updatedAt,
        AtomicLong successes) {

    Subscription {
        includeFields = List.copyOf(includeFields);
        metafieldNamespaces = List.copyOf(metafieldNamespaces);
    }

    String gid() {
        return Gid.of("WebhookSubscription", id);
    }

    SubscriptionReport report() {
        return new SubscriptionReport(gid(), topic, uri, createdAt);
    }
}
