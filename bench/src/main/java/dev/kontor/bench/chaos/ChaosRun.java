package dev.kontor.bench.chaos;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.HubTables;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Tenant;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.lexware.simulator.DurationRange;
import dev.kontor.simulator.shopify.DeliveryFaults;
import dev.kontor.simulator.shopify.ShopifySimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One run of a {@link ChaosPlan}. */
final class ChaosRun {

    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final Duration MIRRORED = Duration.ofMinutes(3);

    private final ChaosPlan plan;
    private final long seed;
    private final Consumer<String> progress;
    private final BenchOptions options;
    private final long begun = System.nanoTime();

    ChaosRun(ChaosPlan plan, BenchOptions options) {
        this.plan = plan;
        this.options = options;
        this.seed = options.seed();
        this.progress = options.progress();
    }

    BenchResult run() {
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), spec());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderMix mix = new OrderMix(seed);
            List<PlannedOrder> plans = plans(stage, mix);
            stage.startHub();
            HubTables tables = stage.tables();
            Waiting.until(
                    "the contacts are mirrored",
                    MIRRORED,
                    () -> tables.contactPasses() == plan.organisations());
            stage.lexware().resetStatistics();
            faults(stage);
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            OrdersComeIn orders = new OrdersComeIn(shopkeeper, plans, plan.playFor(), seed);
            Storm storm = new Storm(stage, plan, seed, progress);
            Future<?> reports = threads.submit(() -> report(stage, orders, storm));
            try {
                CompletableFuture<Void> comingIn = orders.start(threads);
                storm.rage();
                comingIn.join();
                return result(stage, storm, untilQuiet(stage, storm, shopkeeper));
            } finally {
                reports.cancel(true);
                threads.shutdownNow();
            }
        }
    }

    private StageSpec spec() {
        StageSpec spec = StageSpec.of(seed).withOrganisations(plan.organisations());
        return spec.withLexware(
                        spec.lexware()
                                .withRate(4, 2)
                                .withLatency(
                                        DurationRange.between(
                                                Duration.ofMillis(20), Duration.ofMillis(150)))
                                .withVoucherlistDelay(
                                        DurationRange.between(Duration.ZERO, plan.indexDelay())))
                .withSweep("PT30S", "PT1M", "")
                .withProperty("kontor.ledger.call-timeout", millis(plan.callTimeout()))
                .withProperty("kontor.ledger.settle", millis(plan.settle()))
                .withProperty("kontor.ledger.doubt-limit", millis(plan.doubtLimit()))
                .withProperty("kontor.ledger.look-every", "5s")
                .withProperty("kontor.books.request-timeout", millis(plan.callTimeout()))
                .withProperty("kontor.books.index-every", "5s");
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** The orders of all organisations, mixed; those of a group stay together. */
    private List<PlannedOrder> plans(Stage stage, OrderMix mix) {
        List<List<PlannedOrder>> blocks = new ArrayList<>();
        for (Tenant tenant : stage.tenants()) {
            mix.enterKnown(stage, tenant);
            List<PlannedOrder> rush = new ArrayList<>();
            for (PlannedOrder each : mix.eventful(tenant, plan.orders() / plan.organisations())) {
                if (each.group() == null) {
                    blocks.add(List.of(each));
                } else {
                    rush.add(each);
                }
            }
            if (!rush.isEmpty()) {
                blocks.add(rush);
            }
        }
        Collections.shuffle(blocks, new Random(seed));
        return blocks.stream().flatMap(List::stream).toList();
    }

    private void faults(Stage stage) {
        stage.lexware()
                .chances(
                        """
                        {"seed":%d,"rules":[
                         {"kind":"drop-after","chance":0.10},
                         {"route":"POST /v1/*","kind":"late","chance":0.02,"delay":{"min":1000,"max":%d}},
                         {"kind":"error-before","status":503,"chance":0.025},
                         {"kind":"error-after","status":504,"chance":0.025},
                         {"kind":"throttle","chance":0.002,"duration":{"min":1000,"max":3000}}]}\
                        """
                                .formatted(seed, plan.late().toMillis()));
        stage.lexware()
                .webhooks(
                        "{\"drop\":0.05,\"duplicate\":0.2,\"shuffle\":0.2,\"seed\":%d}"
                                .formatted(seed));
        stage.shopify()
                .deliveries(
                        ShopifySimulator.EVERY_SHOP,
                        DeliveryFaults.rough(0.05, 0.20, Duration.ofSeconds(2)));
    }

    private void report(Stage stage, OrdersComeIn orders, Storm storm) {
        HubTables tables = stage.tables();
        while (!Thread.currentThread().isInterrupted()) {
            Map<String, Long> effects = tables.effects();
            progress.accept(
                    "%d of %d orders placed, %d documents, %d stuck, %d in doubt, %d kills"
                            .formatted(
                                    orders.count(),
                                    plan.orders(),
                                    stage.lexware().documents().size(),
                                    tables.stuck().map(List::size).orElse(-1),
                                    effects.getOrDefault("intended", 0L)
                                            + effects.getOrDefault("unknown", 0L),
                                    storm.kills()));
            Waiting.pause(REPORT);
        }
    }

    /** Until nothing is to be waited for, or time is up; then once more after a pause. */
    private Findings untilQuiet(Stage stage, Storm storm, Shopkeeper shopkeeper) {
        Checker checker = new Checker(stage);
        Findings findings = checker.check(shopkeeper.played());
        while (System.nanoTime() - begun < plan.atMost().toNanos()) {
            if (findings.quiet() && stage.lexware().lateWaiting() == 0) {
                Waiting.pause(plan.late().plus(Duration.ofSeconds(5)));
                findings = checker.check(shopkeeper.played());
                if (findings.quiet()) {
                    return findings;
                }
            }
            storm.keepUp();
            Waiting.pause(Duration.ofSeconds(5));
            findings = checker.check(shopkeeper.played());
            progress.accept(
                    "%d of %d orders done, %d stuck, missing %d, unannotated %d, silent %d"
                            .formatted(
                                    findings.done(),
                                    findings.orders(),
                                    findings.stuckCount(),
                                    findings.missing(),
                                    findings.unannotated(),
                                    findings.silent()));
        }
        return findings;
    }

    private BenchResult result(Stage stage, Storm storm, Findings findings) {
        JsonNode statistics = stage.lexware().statistics();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("duplicates", findings.duplicates());
        figures.put("missing", findings.missing());
        figures.put("mismatched", findings.mismatched());
        figures.put("kills", storm.kills());
        figures.put("unknown_silent", findings.silent());
        figures.put("orders", findings.orders());
        figures.put("done", findings.done());
        figures.put("stuck", findings.stuckCount());
        figures.put("stuck_by_reason", byReason(findings));
        figures.put("duplicate_contacts", findings.duplicateContacts());
        figures.put("unannotated", findings.unannotated());
        figures.put("freezes", storm.freezes());
        figures.put("freezes_before_send", storm.freezesBeforeSend());
        figures.put("database_stops", storm.databaseStops());
        figures.put("hub_ended_by_itself", storm.unexpectedEnds());
        figures.put("calls", statistics.path("calls").asInt());
        figures.put("throttled", statistics.path("throttled").asInt());
        figures.put("answers_dropped", statistics.path("faults").path("drop-after").asInt());
        figures.put("executed_late", statistics.path("executedLate").asInt());
        figures.put("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
        progress.accept("ended at " + Instant.now());
        return new BenchResult(figures, failures(storm, findings));
    }

    private List<String> failures(Storm storm, Findings findings) {
        List<String> failures = new ArrayList<>();
        zero(failures, "duplicates", findings.duplicates());
        zero(failures, "missing", findings.missing());
        zero(failures, "mismatched", findings.mismatched());
        zero(failures, "unknown_silent", findings.silent());
        zero(failures, "duplicate_contacts", findings.duplicateContacts());
        zero(failures, "unannotated", findings.unannotated());
        if (storm.kills() < plan.kills()) {
            failures.add("kills is %d, not %d".formatted(storm.kills(), plan.kills()));
        }
        failures.addAll(findings.details());
        return failures;
    }

    private static void zero(List<String> failures, String key, int value) {
        if (value != 0) {
            failures.add("%s is %d, not 0".formatted(key, value));
        }
    }

    private static String byReason(Findings findings) {
        return findings.stuck().isEmpty()
                ? "none"
                : new TreeMap<>(findings.stuck())
                        .entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue())
                                .collect(Collectors.joining(","));
    }
}
