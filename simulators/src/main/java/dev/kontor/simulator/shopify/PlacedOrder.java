package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as the shop charged it.
 *
 * @param id as in webhooks; {@code gid} is the same as in GraphQL
 * @param total {@code totalPriceSet.shopMoney}: gross, before refunds
 * @param tax the tax in it
 */
public record PlacedOrder(
        long id,
        String gid,
        String name,
        int number,
        BigDecimal total,
        BigDecimal tax,
        @Nullable String reference) {

    static PlacedOrder of(OrderRecord order) {
        OrderTotals totals = OrderTotals.of(order);
        return new PlacedOrder(
                order.id(),
                order.gid(),
                order.name(),
                order.number(),
                totals.total(),
                totals.tax(),
                order.reference());
    }
}
