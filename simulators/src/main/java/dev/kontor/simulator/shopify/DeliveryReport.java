package dev.kontor.simulator.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery.
 *
 * @param resourceId id of the order, refund or transaction in the body
 * @param attempts how often it was sent so far
 * @param outcome {@code waiting}, {@code delivered}, {@code retrying}, {@code failed} or {@code
 *     dropped}
 * @param lastStatus the last HTTP status, {@code null} when no answer came
 */
public record DeliveryReport(
        String topic,
        long resourceId,
        String webhookId,
        String eventId,
        Instant triggeredAt,
        int attempts,
        String outcome,
        @Nullable Integer lastStatus) {}
