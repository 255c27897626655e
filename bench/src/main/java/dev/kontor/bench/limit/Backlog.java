package dev.kontor.bench.limit;

import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.HubTables;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Many orders at once, worked off by one organisation without faults, and what that took. */
final class Backlog {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Seldom, because checking is work for the cores that the hub and the simulator run on. */
    private static final Duration REPORT = Duration.ofSeconds(10);

    private static final Duration MIRRORED = Duration.ofMinutes(2);
    private static final int TIMES_SLOWER = 4;

    private final Path folder;
    private final StageSpec spec;
    private final int orders;
    private final Consumer<String> progress;

    /**
     * @param orders enough that the work takes clearly more than a minute
     */
    Backlog(Path folder, StageSpec spec, int orders, Consumer<String> progress) {
        this.folder = folder;
        this.spec = spec;
        this.orders = orders;
        this.progress = progress;
    }

    /**
     * What the simulator counted.
     *
     * @param calls from the first order to the end of the last
     * @param throttled 429 of the bucket, over the whole time
     * @param callsInWindow calls in the minute in the middle
     * @param documentsInWindow documents made in that minute
     */
    record Measured(
            Findings findings,
            int calls,
            int throttled,
            int callsInWindow,
            int documentsInWindow,
            Duration took) {}

    /** Works the backlog off; the stage is gone when this returns. */
    Measured run() {
        try (Stage stage = new Stage(folder, spec)) {
            OrderMix mix = new OrderMix(spec.seed());
            mix.enterKnown(stage, stage.tenant());
            stage.startHub();
            HubTables tables = stage.tables();
            Waiting.until("the contacts are mirrored", MIRRORED, () -> tables.contactPasses() == 1);
            Waiting.pause(Duration.ofSeconds(2));
            stage.lexware().resetStatistics();
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            mix.plain(stage.tenant(), orders).forEach(shopkeeper::play);
            progress.accept("%d orders placed".formatted(orders));
            return worked(stage, shopkeeper);
        }
    }

    private Measured worked(Stage stage, Shopkeeper shopkeeper) {
        Checker checker = new Checker(stage);
        long begun = System.nanoTime();
        // at half a call a second something is wrong, and waiting longer shows nothing
        Duration atMost =
                Duration.ofSeconds((long) orders * TIMES_SLOWER / 2 + MIRRORED.toSeconds());
        Findings findings = checker.check(shopkeeper.played());
        while (!findings.quiet() && System.nanoTime() - begun < atMost.toNanos()) {
            Waiting.pause(REPORT);
            findings = checker.check(shopkeeper.played());
            report(stage, findings);
        }
        JsonNode statistics = stage.lexware().statistics();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        JsonNode window = middleMinute(stage, statistics);
        return new Measured(
                findings,
                statistics.path("calls").asInt(),
                statistics.path("throttled").asInt(),
                window.path("calls").asInt() - window.path("throttled").asInt(),
                window.path("documents").asInt(),
                took);
    }

    private void report(Stage stage, Findings findings) {
        JsonNode statistics = stage.lexware().statistics();
        progress.accept(
                "%d of %d orders done, %d stuck, %d calls, %d throttled"
                        .formatted(
                                findings.done(),
                                orders,
                                findings.stuckCount(),
                                statistics.path("calls").asInt(),
                                statistics.path("throttled").asInt()));
    }

    private static JsonNode middleMinute(Stage stage, JsonNode statistics) {
        JsonNode organisation = statistics.path("organisations").path(0);
        Instant first = Instant.parse(organisation.path("firstCall").asString());
        Instant last = Instant.parse(organisation.path("lastCall").asString());
        Instant from = first.plus(Duration.between(first, last).minus(WINDOW).dividedBy(2));
        return stage.lexware().rate(from, from.plus(WINDOW));
    }
}
