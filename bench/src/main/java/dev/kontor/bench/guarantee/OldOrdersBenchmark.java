package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.HubTables;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import java.time.Duration;

/**
 * {@code bench old-orders}: a flow is switched on over 1,000 fulfilled orders that are older than
 * it. None gets a document, all are listed as before start.
 */
public final class OldOrdersBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For the service loader. */
    public OldOrdersBenchmark() {}

    @Override
    public String name() {
        return "old-orders";
    }

    @Override
    public String description() {
        return "A flow switched on over 1,000 old orders: no document, all listed as before start";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        int orders = options.number("orders", 1_000);
        try (Scene scene = new Scene(options)) {
            scene.stage().configure("{}\n");
            scene.stage().startHub();
            HubTables tables = scene.stage().tables();
            scene.play(orders);
            seen(scene, "no-flow", orders);
            scene.stage().hub().stop();
            scene.stage().configure(Stage.BUILT_IN_FLOWS);
            scene.start();
            scene.touchAll();
            scene.say("the flow is on");
            seen(scene, "before-start", orders);
            scene.claim("documents", scene.stage().lexware().documents().size(), 0);
            scene.claim(
                    "listed_before_start",
                    tables.outcomes().getOrDefault("before-start", 0L),
                    orders);
            return scene.result();
        }
    }

    /** Waits until all orders are listed so; fewer are found by the claim. */
    private static void seen(Scene scene, String outcome, int orders) {
        HubTables tables = scene.stage().tables();
        Waiting.within(PATIENCE, () -> tables.outcomes().getOrDefault(outcome, 0L) >= orders);
        scene.say("%s: %s".formatted(outcome, tables.outcomes()));
    }
}
