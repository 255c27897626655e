package dev.kontor.bench.load;

import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Webhook;
import dev.kontor.hub.database.DatabaseLocation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link BareTransaction} as fast as some connections can, without a hub. */
final class BareLoop {

    private static final int PER_OBJECT = 5;

    private final DatabaseLocation location;
    private final Stage stage;
    private final int connections;

    BareLoop(Stage stage, int connections) {
        this.stage = stage;
        this.location = stage.database();
        this.connections = connections;
    }

    /**
     * Runs for that long, after a tenth of it as a warm-up; its rows are gone when it returns.
     *
     * @return transactions a second
     */
    BigDecimal run(List<Webhook> webhooks, Duration time) {
        loop(webhooks, time.dividedBy(10));
        BigDecimal perSecond = loop(webhooks, time);
        for (String table : List.of("delivery", "work")) {
            stage.databaseStatistics()
                    .execute(
                            "delete from %s where organisation = '%s'"
                                    .formatted(table, BareTransaction.ORGANISATION));
        }
        stage.databaseStatistics()
                .execute(
                        "delete from scheduled_tasks where task_instance like '%s|%%'"
                                .formatted(BareTransaction.ORGANISATION));
        for (String table : List.of("delivery", "work", "scheduled_tasks")) {
            stage.databaseStatistics().execute("vacuum analyze " + table);
        }
        return perSecond;
    }

    private BigDecimal loop(List<Webhook> webhooks, Duration time) {
        AtomicInteger committed = new AtomicInteger();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(
                        threads.submit(() -> {
                            try (BareTransaction transaction = new BareTransaction(location)) {
                                while (System.nanoTime() - begun < time.toNanos()) {
                                    int number = committed.getAndIncrement();
                                    transaction.commit(
                                            webhooks.get(number % webhooks.size()),
                                            number / PER_OBJECT);
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The bare transaction failed", failed);
        }
        return Claims.perSecond(committed.get(), Duration.ofNanos(System.nanoTime() - begun));
    }
}
