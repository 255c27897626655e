package dev.kontor.simulator.shopday;

import dev.kontor.simulator.shopify.CancelSpec;
import dev.kontor.simulator.shopify.EditSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.RefundSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An order of a shop day and what happens to it.
 *
 * @param after how long after the beginning of the day it is placed
 * @param business who ordered; {@code null} is a consumer
 * @param firstOrders whether it is among the first orders of a company the shop did not know
 */
public record PlannedOrder(
        OrderSpec spec,
        Duration after,
        @Nullable Business business,
        boolean firstOrders,
        Fate fate) {

    /** What happens to an order, all of it before anybody else could read it. */
    public sealed interface Fate {

        /** It is fulfilled; that is all. */
        record Kept() implements Fate {}

        /** It is fulfilled and something is given back. */
        record Refunded(RefundSpec refund) implements Fate {}

        /** It is edited, money is settled, and then it is fulfilled. */
        record Edited(EditSpec edit) implements Fate {}

        /** It is cancelled with the money given back. */
        record Cancelled(CancelSpec cancellation) implements Fate {}
    }
}
