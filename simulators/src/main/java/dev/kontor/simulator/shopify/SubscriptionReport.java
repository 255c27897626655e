package dev.kontor.simulator.shopify;

import java.net.URI;
import java.time.Instant;

/**
 * A webhook subscription of a shop; {@code topic} as in the webhook header ({@code orders/create}).
 */
public record SubscriptionReport(String gid, String topic, URI uri, Instant createdAt) {}
