package dev.kontor.bench.chaos;

import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.PlayedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places orders evenly over a time, those of one group at once, and refunds some of them later.
 * Runs in a thread of its own.
 */
final class OrdersComeIn {

    private static final int LATER_REFUND_OF = 30;

    private final Shopkeeper shopkeeper;
    private final List<PlannedOrder> plans;
    private final Duration playFor;
    private final Random random;
    private final AtomicInteger count = new AtomicInteger();

    OrdersComeIn(Shopkeeper shopkeeper, List<PlannedOrder> plans, Duration playFor, long seed) {
        this.shopkeeper = shopkeeper;
        this.plans = List.copyOf(plans);
        this.playFor = playFor;
        this.random = new Random(seed);
    }

    /** How many orders were placed. */
    int count() {
        return count.get();
    }

    CompletableFuture<Void> start(Executor executor) {
        return CompletableFuture.runAsync(this::play, executor);
    }

    private void play() {
        Duration between = playFor.dividedBy(plans.size());
        String group = null;
        for (PlannedOrder plan : plans) {
            if (plan.group() == null || !plan.group().equals(group)) {
                Waiting.pause(between);
            }
            group = plan.group();
            PlayedOrder order = shopkeeper.play(plan);
            count.incrementAndGet();
            if (order.refundable() && random.nextInt(LATER_REFUND_OF) == 0) {
                refundEarlierOne();
            }
        }
    }

    /** One that is likely to have its invoice already. */
    private void refundEarlierOne() {
        List<PlayedOrder> earlier =
                shopkeeper.played().stream().filter(PlayedOrder::refundable).toList();
        if (!earlier.isEmpty()) {
            shopkeeper.refund(earlier.get(random.nextInt(earlier.size())));
        }
    }
}
