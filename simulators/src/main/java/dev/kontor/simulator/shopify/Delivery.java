package dev.kontor.simulator.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook on its way to one subscription. Thread-safe; its ids stay the same over all attempts.
 */
final class Delivery {

    /** How many retries follow the first attempt (vendors.md 4). */
    static final int RETRIES = 8;

    final Shop shop;
    final Subscription subscription;
    final String topic;
    final long resourceId;
    final byte[] body;
    final String webhookId;
    final String eventId;
    final Instant triggeredAt;
    private final long successesBefore;
    private int attempts;
    private String outcome = "waiting";
    private @Nullable Integer lastStatus;

    Delivery(
            Shop shop,
            Subscription subscription,
            long resourceId,
            byte[] body,
            String webhookId,
            String eventId,
            Instant triggeredAt) {
        this.shop = shop;
        this.subscription = subscription;
        this.topic = subscription.topic();
        this.resourceId = resourceId;
        this.body = body;
        this.webhookId = webhookId;
        this.eventId = eventId;
        this.triggeredAt = triggeredAt;
        successesBefore = subscription.successes().get();
    }

    /** The same delivery, once more from the start. */
    Delivery again() {
        return new Delivery(shop, subscription, resourceId, body, webhookId, eventId, triggeredAt);
    }

    /** Notes an answer; returns how many attempts were made. */
    synchronized int attempted(@Nullable Integer status) {
        attempts++;
        lastStatus = status;
        return attempts;
    }

    synchronized void became(String what) {
        outcome = what;
    }

    /** Whether nothing got through to this subscription since this delivery was made. */
    boolean onlyFailuresSince() {
        return subscription.successes().get() == successesBefore;
    }

    synchronized DeliveryReport report() {
        return new DeliveryReport(
                topic, resourceId, webhookId, eventId, triggeredAt, attempts, outcome, lastStatus);
    }
}
