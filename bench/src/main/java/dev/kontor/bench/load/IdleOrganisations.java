package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.stage.ProcessUse;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What organisations cost that have nothing to do: processor time of hub and database, the
 * simulators' left out. What happens once an hour (the sweep of Lexware's changes, house-keeping)
 * is only in it if the time that is watched is as long.
 */
final class IdleOrganisations {

    private static final String DUE =
            "select count(*) from scheduled_tasks where picked or execution_time < clock_timestamp()";

    private final BenchOptions options;
    private final LoadSettings settings;
    private final Duration watched;

    IdleOrganisations(BenchOptions options) {
        this.options = options;
        this.settings = new LoadSettings(options, options.number("idle", 10_000));
        this.watched = Duration.ofSeconds(options.number("idle-seconds", 300));
    }

    void measure(Claims claims) {
        try (Stage stage = new Stage(options.workFolder().resolve("idle"), settings.documented())) {
            long begun = System.nanoTime();
            settings.start(stage, null);
            claims.figure("idle_setup_seconds", (System.nanoTime() - begun) / 1_000_000_000);
            int few = Math.max(1, settings.organisations() / 100);
            Waiting.until(
                    "what the start has caused is done",
                    Duration.ofMinutes(10),
                    () -> stage.databaseStatistics().number(DUE) <= few);
            Work before = Work.soFar(stage);
            begun = System.nanoTime();
            while (System.nanoTime() - begun < watched.toNanos()) {
                Waiting.pause(watched.dividedBy(10));
                report(Work.soFar(stage).since(before), begun);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            Work used = Work.soFar(stage).since(before);
            claims.atMost(
                    "idle_core_percent", percent(used.hub().plus(used.database()), elapsed), "5");
            claims.figure("idle_hub_core_percent", percent(used.hub(), elapsed));
            claims.figure("idle_database_core_percent", percent(used.database(), elapsed));
            claims.figure(
                    "idle_transactions_per_second", Claims.perSecond(used.transactions(), elapsed));
            claims.figure("idle_organisations", settings.organisations());
            claims.figure("idle_rss_mb", ProcessUse.residentMib(stage.hub().pid()));
            claims.figure("idle_seconds", elapsed.toSeconds());
        }
    }

    private void report(Work used, long begun) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        options.progress()
                .accept(
                        "%d s idle: hub %s %%, database %s %% of a core"
                                .formatted(
                                        elapsed.toSeconds(),
                                        percent(used.hub(), elapsed),
                                        percent(used.database(), elapsed)));
    }

    private static BigDecimal percent(Duration part, Duration whole) {
        return BigDecimal.valueOf(part.toMillis() * 100)
                .divide(BigDecimal.valueOf(whole.toMillis()), 1, RoundingMode.HALF_UP);
    }
}
