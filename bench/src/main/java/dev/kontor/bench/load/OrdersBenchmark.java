package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.ProcessUse;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * {@code bench orders}: how many orders a second one hub takes from their delivery to a verified
 * invoice and an annotated order, when nothing outside of it is slow; what an order costs in
 * transactions and processor time, and the hub in memory. {@code --set orders=N} (10,000), {@code
 * organisations=N} (200), and what {@link LoadSettings} knows.
 */
public final class OrdersBenchmark implements Benchmark {

    private static final String ANNOTATED =
            "select count(*) from effect where role = 'annotation' and state = 'done'";
    private static final String LAST_ANNOTATED =
            "select coalesce(max(extract(epoch from done_at) * 1000)::bigint, 0) from effect where role = 'annotation'";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration STATISTICS = Duration.ofSeconds(2);

    /** At a twentieth of the claim something is wrong, and waiting longer shows nothing. */
    private static final Duration PER_ORDER = Duration.ofMillis(100);

    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    /** For the service loader. */
    public OrdersBenchmark() {}

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String description() {
        return "Orders a second from delivery to verified, annotated invoice; what an order costs";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        LoadSettings settings = new LoadSettings(options, 200);
        int orders = options.number("orders", 10_000);
        // one sweep, at the start: whether a second falls into the run must not be left to chance
        try (Stage stage =
                        new Stage(
                                options.workFolder().resolve("stage"),
                                settings.unlimited().withSweep("PT6H", "PT10M", ""));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderMix mix = new OrderMix(options.seed());
            settings.start(stage, mix);
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            OrderLoad load = OrderLoad.placed(stage, shopkeeper, mix, orders);
            options.progress().accept("%d orders placed".formatted(load.orders().size()));
            stage.lexware().resetStatistics();
            Clients clients = new Clients(settings.clients(), () -> stage.hub().port());
            Work before = Work.soFar(stage);
            long begun = System.currentTimeMillis();
            CompletableFuture<Clients.Answers> answers =
                    CompletableFuture.supplyAsync(() -> clients.sendAll(load.webhooks()), threads);
            awaitAnnotated(stage, load.orders().size(), options.progress());
            clients.stop();
            Waiting.pause(STATISTICS);
            Work used = Work.soFar(stage).since(before);
            Duration took =
                    Duration.ofMillis(
                            Math.max(1, stage.databaseStatistics().number(LAST_ANNOTATED) - begun));
            Findings findings = new Checker(stage).check(shopkeeper.played());
            Claims claims = new Claims();
            claims.atLeast("orders_per_second", Claims.perSecond(findings.done(), took), "200");
            claims.atMost(
                    "transactions_per_order",
                    Claims.ratio(used.transactions(), load.orders().size()),
                    "10");
            claims.booksAreComplete(findings);
            claims.atMost(
                    "rss_mb",
                    BigDecimal.valueOf(ProcessUse.mostResidentMib(stage.hub().pid())),
                    "500");
            claims.figure("seconds", Claims.seconds(took));
            costs(claims, stage, used, load.orders().size());
            delivered(claims, answers.join());
            stage.hub().stop();
            return claims.result();
        }
    }

    private static void awaitAnnotated(Stage stage, int orders, Consumer<String> progress) {
        Duration patience = AT_LEAST.plus(PER_ORDER.multipliedBy(orders));
        long begun = System.nanoTime();
        long reported = begun;
        long annotated = 0;
        while (annotated < orders && System.nanoTime() - begun < patience.toNanos()) {
            Waiting.pause(LOOK);
            annotated = stage.databaseStatistics().number(ANNOTATED);
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                progress.accept("%d of %d orders annotated".formatted(annotated, orders));
            }
        }
    }

    private static void costs(Claims claims, Stage stage, Work used, int orders) {
        claims.figure(
                "calls_per_order",
                Claims.ratio(stage.lexware().statistics().path("calls").asLong(), orders));
        claims.figure("hub_cpu_ms_per_order", Claims.ratio(used.hub().toMillis(), orders));
        claims.figure(
                "database_cpu_ms_per_order", Claims.ratio(used.database().toMillis(), orders));
        claims.figure(
                "generator_cpu_ms_per_order", Claims.ratio(used.generator().toMillis(), orders));
    }

    private static void delivered(Claims claims, Clients.Answers answers) {
        claims.figure("accepted_per_second", Claims.perSecond(answers.accepted(), answers.took()));
        claims.figure("not_taken", answers.notTaken());
    }
}
