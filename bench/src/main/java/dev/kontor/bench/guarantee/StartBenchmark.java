package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.HubProcess;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.ProcessMemory;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code bench start}: how long {@code kontor up} takes from the start of the launcher until the
 * hub says that it is ready, on a data folder with a history, its own PostgreSQL included, which is
 * stopped each time (the median of five); what the idle hub then holds in memory; and whether it
 * used the AOT cache of the launcher.
 */
public final class StartBenchmark implements Benchmark {

    private static final int ORDERS = 20;
    private static final int TIMES = 5;
    private static final BigDecimal MOST_SECONDS = new BigDecimal("2.5");
    private static final long MOST_MEBIBYTES = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(20);

    /** For the service loader. */
    public StartBenchmark() {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "Start of the hub with its own PostgreSQL on an existing data folder, and its idle"
                + " memory";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        StageSpec spec = StageSpec.of(options.seed()).withOwnDatabase();
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), spec)) {
            makeHistory(stage, options.seed());
            Optional<Path> launcher = launcher();
            options.progress()
                    .accept(
                            launcher.map(path -> "The hub is started by " + path)
                                    .orElse("There is no launcher: the hub is started directly"));
            try (HubProcess hub = launcher.map(stage::launchedBy).orElseGet(stage::hub)) {
                List<BigDecimal> starts = new ArrayList<>();
                for (int i = 0; i < TIMES; i++) {
                    hub.stop();
                    stage.stopAll();
                    long begun = System.nanoTime();
                    hub.startAndAwait(PATIENCE);
                    starts.add(seconds(System.nanoTime() - begun));
                    options.progress().accept("ready after " + starts.getLast() + " s");
                }
                LockSupport.parkNanos(UNTIL_IDLE.toNanos());
                Optional<ProcessMemory> memory = hub.memory();
                hub.stop();
                return result(starts.stream().sorted().toList(), memory);
            }
        }
    }

    private static void makeHistory(Stage stage, long seed) {
        stage.startHub();
        Shopkeeper shopkeeper = new Shopkeeper(stage);
        new OrderMix(seed).plain(stage.tenant(), ORDERS).forEach(shopkeeper::play);
        Waiting.until(
                "there is a history", PATIENCE, () -> stage.lexware().documents().size() == ORDERS);
    }

    /** The command {@code kontor} that started this process. */
    private static Optional<Path> launcher() {
        return Optional.ofNullable(System.getProperty("kontor.home"))
                .map(home -> Path.of(home, "kontor"))
                .filter(Files::isExecutable);
    }

    private static BenchResult result(List<BigDecimal> sorted, Optional<ProcessMemory> memory) {
        BigDecimal median = sorted.get(TIMES / 2);
        Map<String, Object> figures = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        figures.put("start_s", median);
        figures.put("start_fastest_s", sorted.getFirst());
        figures.put("start_slowest_s", sorted.getLast());
        if (median.compareTo(MOST_SECONDS) > 0) {
            failures.add("start_s is %s, above %s".formatted(median, MOST_SECONDS));
        }
        if (memory.isEmpty()) {
            failures.add("memory and AOT cache can only be looked into on Linux");
            return new BenchResult(figures, failures);
        }
        long resident = memory.get().residentMebibytes();
        boolean aotUsed = memory.get().maps(".aot");
        figures.put("rss_mb", resident);
        figures.put("aot_used", aotUsed ? 1 : 0);
        if (resident > MOST_MEBIBYTES) {
            failures.add("rss_mb is %d, above %d".formatted(resident, MOST_MEBIBYTES));
        }
        if (!aotUsed) {
            failures.add("the hub did not use the launcher's AOT cache");
        }
        return new BenchResult(figures, failures);
    }

    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(2, RoundingMode.HALF_UP);
    }
}
