package dev.kontor.bench.load;

import dev.kontor.bench.load.Waits.Asked;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.PlayedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Orders that are placed and delivered one by one at a steady rate. Placed only then, or a sweep
 * would find them before.
 */
final class SteadyOrders {

    private final Shopkeeper shopkeeper;
    private final List<PlannedOrder> plans;
    private final AtomicReferenceArray<PlayedOrder> placed;

    SteadyOrders(Shopkeeper shopkeeper, List<PlannedOrder> plans) {
        this.shopkeeper = shopkeeper;
        this.plans = List.copyOf(plans);
        this.placed = new AtomicReferenceArray<>(plans.size());
    }

    int count() {
        return plans.size();
    }

    /** Returns when all were taken, or the clients were stopped. */
    Clients.Answers deliver(Clients clients, double perSecond) {
        return clients.sendAtRate(
                plans.size(),
                place -> {
                    PlayedOrder order = shopkeeper.placeSilently(plans.get(place));
                    placed.set(place, order);
                    return shopkeeper.webhook(order);
                },
                perSecond);
    }

    /** Those that were taken, and since when they wait: from when their delivery was due. */
    List<Asked> asked(Clients.Answers answers) {
        List<Asked> asked = new ArrayList<>();
        for (int place = 0; place < plans.size(); place++) {
            if (answers.dueAt()[place] > 0) {
                asked.add(
                        new Asked(placed.get(place), Instant.ofEpochMilli(answers.dueAt()[place])));
            }
        }
        return asked;
    }
}
