package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.load.Trend.Change;
import dev.kontor.bench.load.Trend.Sample;
import dev.kontor.bench.load.Waits.Asked;
import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.HubApi;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.ProcessUse;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code bench soak}: a long time at a steady rate that the hub can hold: whether its memory stays
 * flat, which tables grow, and whether anything is logged as an error.
 *
 * <p>{@code --set minutes=N} (30) or {@code seconds=N}, {@code per_second=N} (100; meant is half of
 * what {@code bench orders} measured), {@code organisations=N} (200), {@code sample-seconds=N}
 * (15), and what {@link LoadSettings} knows.
 */
public final class SoakBenchmark implements Benchmark {

    /** What was done, and why: grows by design, and is pruned by its retention at most. */
    private static final Set<String> LEDGER =
            Set.of(
                    "effect",
                    "link",
                    "sighting",
                    "vat_decision",
                    "audit",
                    "audit_content",
                    "audit_head");

    /**
     * What came in and what became of it, and the mirror of what stands in Lexware, with the words
     * that it is searched by.
     */
    private static final Set<String> ARCHIVE =
            Set.of(
                    "delivery",
                    "source_snapshot",
                    "run",
                    "source_object",
                    "stuck",
                    "document",
                    "contact",
                    "name_word");

    private static final Pattern ERROR = Pattern.compile("^\\S+ ERROR .*");
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final int MEMORY_PERCENT = 10;
    private static final long RESIDENT_SLACK = 10;
    private static final long HEAP_SLACK = 16L * 1024 * 1024;
    private static final int TABLE_PERCENT = 25;
    private static final long ROWS_SLACK = 500;
    private static final long BYTES_SLACK = 4L * 1024 * 1024;

    private final Claims claims = new Claims();

    /** For the service loader. */
    public SoakBenchmark() {}

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String description() {
        return "Half an hour at a steady rate: memory, tables that grow, errors in the log";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        LoadSettings settings = new LoadSettings(options, 200);
        Duration time =
                Duration.ofSeconds(options.number("seconds", options.number("minutes", 30) * 60));
        int rate = options.number("per_second", 100);
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), settings.unlimited());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderMix mix = new OrderMix(options.seed());
            settings.start(stage, mix);
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            SteadyOrders orders =
                    new SteadyOrders(
                            shopkeeper,
                            OrderLoad.planned(
                                    mix,
                                    stage.tenants(),
                                    Math.toIntExact(rate * time.toSeconds())));
            Clients clients = new Clients(settings.clients(), () -> stage.hub().port());
            CompletableFuture<Clients.Answers> load =
                    CompletableFuture.supplyAsync(() -> orders.deliver(clients, rate), threads);
            Trend trend =
                    watch(
                            options,
                            stage,
                            load,
                            Duration.ofSeconds(options.number("sample-seconds", 15)));
            Clients.Answers answers = load.join();
            Findings findings = new Checker(stage).untilQuiet(shopkeeper, QUIET);
            memory(trend);
            tables(trend);
            claims.zero("error_lines", errors(stage.hub().log()));
            claims.booksAreComplete(findings);
            waits(stage, orders.asked(answers));
            claims.figure("accept_p99_ms", answers.percentileMillis(0.99));
            return claims.result();
        }
    }

    private static Trend watch(
            BenchOptions options,
            Stage stage,
            CompletableFuture<Clients.Answers> load,
            Duration every) {
        HubApi api = stage.api();
        Trend trend = new Trend();
        while (!load.isDone()) {
            Waiting.pause(every);
            Sample sample =
                    new Sample(
                            ProcessUse.residentMib(stage.hub().pid()),
                            api.heapUsed(),
                            stage.databaseStatistics().tables());
            trend.add(sample);
            options.progress()
                    .accept(
                            "resident %d MiB, heap %d MiB, work %d, effects %d"
                                    .formatted(
                                            sample.residentMib(),
                                            sample.heapUsed() >> 20,
                                            sample.rows("work"),
                                            sample.rows("effect")));
        }
        return trend;
    }

    private void memory(Trend trend) {
        if (!trend.tells()) {
            claims.fail("too few samples to tell a trend; let it run for longer");
        }
        Change resident = trend.resident();
        claims.figure("rss_mb", resident.last());
        claims.figure("rss_mb_before", resident.middle());
        Change heap = trend.heap();
        claims.figure("heap_mb", heap.last() >> 20);
        claims.figure("heap_mb_before", heap.middle() >> 20);
        if (resident.grew(MEMORY_PERCENT, RESIDENT_SLACK)) {
            claims.fail("resident memory grew: %s MiB".formatted(resident));
        }
        if (heap.grew(MEMORY_PERCENT, HEAP_SLACK)) {
            claims.fail("the heap grew: %s bytes".formatted(heap));
        }
    }

    private void tables(Trend trend) {
        Map<String, Change> rows = trend.rows();
        List<String> growing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        trend.bytes()
                .forEach((table, bytes) -> {
                    Change count = rows.getOrDefault(table, bytes);
                    boolean grew =
                            count.grew(TABLE_PERCENT, ROWS_SLACK)
                                    || bytes.grew(TABLE_PERCENT, BYTES_SLACK);
                    if (LEDGER.contains(table) || ARCHIVE.contains(table)) {
                        if (count.grew(0, 0)) {
                            growing.add(table);
                        }
                    } else if (grew) {
                        unexpected.add(table);
                        claims.fail(
                                "table %s grew: rows %s, bytes %s".formatted(table, count, bytes));
                    }
                });
        claims.figure("growing", growing.isEmpty() ? "none" : String.join(",", growing));
        claims.figure(
                "growing_unexpectedly",
                unexpected.isEmpty() ? "none" : String.join(",", unexpected));
    }

    private static long errors(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> ERROR.matcher(line).matches()).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The hub's log cannot be read", unreadable);
        }
    }

    private void waits(Stage stage, List<Asked> asked) {
        Waits waits = Waits.of(asked, stage.tables().doneAt("annotation"));
        claims.figure("wait_p50_s", Claims.seconds(waits.percentile("0.5")));
        claims.figure("wait_p99_s", Claims.seconds(waits.percentile("0.99")));
    }
}
