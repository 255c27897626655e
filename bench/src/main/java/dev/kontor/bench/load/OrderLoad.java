package dev.kontor.bench.load;

import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.PlayedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Tenant;
import dev.kontor.bench.stage.Webhook;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders that stand in the shops before anybody is told of them, so that telling is all that is
 * left to do while something is measured.
 *
 * @param orders by turns of all organisations
 * @param webhooks one for each, signed, in the same order
 */
record OrderLoad(List<PlayedOrder> orders, List<Webhook> webhooks) {

    /** Places them, the same number for each tenant; the rest of the division is left out. */
    static OrderLoad placed(Shopkeeper shopkeeper, OrderMix mix, List<Tenant> tenants, int orders) {
        List<PlayedOrder> played =
                planned(mix, tenants, orders).stream().map(shopkeeper::placeSilently).toList();
        return new OrderLoad(played, played.stream().map(shopkeeper::webhook).toList());
    }

    /** As above, for every tenant of a stage. */
    static OrderLoad placed(Stage stage, Shopkeeper shopkeeper, OrderMix mix, int orders) {
        return placed(shopkeeper, mix, stage.tenants(), orders);
    }

    /** Plans them by turns of the tenants; the rest of the division is left out. */
    static List<PlannedOrder> planned(OrderMix mix, List<Tenant> tenants, int orders) {
        int each = orders / tenants.size();
        List<List<PlannedOrder>> byTenant =
                tenants.stream().map(tenant -> mix.plain(tenant, each)).toList();
        List<PlannedOrder> plans = new ArrayList<>();
        for (int place = 0; place < each; place++) {
            for (List<PlannedOrder> some : byTenant) {
                plans.add(some.get(place));
            }
        }
        return plans;
    }
}
