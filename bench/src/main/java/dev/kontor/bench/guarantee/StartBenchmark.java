package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench start}: how long the hub takes from the start of its process until it says that it
 * is ready, on a data folder with a history, its own PostgreSQL included, which is stopped each
 * time. The median of five.
 */
public final class StartBenchmark implements Benchmark {

    private static final int ORDERS = 20;
    private static final int TIMES = 5;
    private static final BigDecimal MOST = BigDecimal.valueOf(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** For the service loader. */
    public StartBenchmark() {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "Start of the hub with its own PostgreSQL on an existing data folder until ready";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        StageSpec spec = StageSpec.of(options.seed()).withOwnDatabase();
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), spec)) {
            OrderMix mix = new OrderMix(options.seed());
            stage.startHub();
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            mix.plain(stage.tenant(), ORDERS).forEach(shopkeeper::play);
            Waiting.until(
                    "there is a history",
                    PATIENCE,
                    () -> stage.lexware().documents().size() == ORDERS);
            stage.stopAll();
            List<Long> starts = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                stage.hub().startAndAwait(PATIENCE);
                starts.add(System.nanoTime() - begun);
                options.progress().accept("ready after " + seconds(starts.getLast()) + " s");
                stage.stopAll();
            }
            return result(starts.stream().sorted().toList());
        }
    }

    private static BenchResult result(List<Long> sorted) {
        BigDecimal median = seconds(sorted.get(TIMES / 2));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("start_s", median);
        figures.put("start_fastest_s", seconds(sorted.getFirst()));
        figures.put("start_slowest_s", seconds(sorted.getLast()));
        return new BenchResult(
                figures,
                median.compareTo(MOST) > 0
                        ? List.of("start_s is %s, above %s".formatted(median, MOST))
                        : List.of());
    }

    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(1, RoundingMode.HALF_UP);
    }
}
