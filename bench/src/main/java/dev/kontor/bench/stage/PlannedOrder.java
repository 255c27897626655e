package dev.kontor.bench.stage;

import dev.kontor.simulator.shopify.OrderSpec;
import org.jspecify.annotations.Nullable;

/**
 * An order that is to be played.
 *
 * @param group orders of one group are placed within a second; null: alone
 */
public record PlannedOrder(
        Tenant tenant, Buyer buyer, OrderSpec spec, Fate fate, @Nullable String group) {

    /** What the merchant does before Kontor can have read the order. */
    public enum Fate {
        /** Nothing but send the goods. */
        PLAIN,
        REFUNDED,
        EDITED,
        CANCELLED
    }
}
