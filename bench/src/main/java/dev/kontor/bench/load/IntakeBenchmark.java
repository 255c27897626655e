package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.Clients.Answers;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Webhook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bench intake}: how fast signed deliveries are taken, each on disk before its answer, as a
 * share of what the same transaction does over bare connections to the same database, before and
 * after it; and how long an answer takes at a steady rate. The hub works at the same time, with
 * Lexware's limits as documented; each order is told of five times, as a shop does.
 *
 * <p>{@code --set deliveries=N} (30,000) as fast as the clients can, {@code rate=N} (500) a second
 * for {@code rate-seconds=N} (20), {@code bare-seconds=N} (10), and what {@link LoadSettings}
 * knows.
 */
public final class IntakeBenchmark implements Benchmark {

    private static final int PER_ORDER = 5;
    private static final String TAKEN =
            "select count(*) from delivery where delivery_key like '%s%%'"
                    .formatted(Clients.ID_PREFIX);

    /** For the service loader. */
    public IntakeBenchmark() {}

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String description() {
        return "Signed deliveries taken a second, as a share of the bare transaction; p99 at 500/s";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        LoadSettings settings = new LoadSettings(options, 20);
        int deliveries = options.number("deliveries", 30_000);
        int rate = options.number("rate", 500);
        int steady = rate * options.number("rate-seconds", 20);
        Duration bareTime = Duration.ofSeconds(options.number("bare-seconds", 10));
        int warmUp = deliveries / 5;
        try (Stage stage =
                new Stage(options.workFolder().resolve("stage"), settings.documented())) {
            OrderMix mix = new OrderMix(options.seed());
            settings.start(stage, null);
            List<Webhook> webhooks =
                    OrderLoad.placed(
                                    stage,
                                    new Shopkeeper(stage),
                                    mix,
                                    Math.max(
                                            settings.organisations(),
                                            (warmUp + steady + deliveries) / PER_ORDER))
                            .webhooks();
            stage.hub().stop();
            BareLoop bare = new BareLoop(stage, settings.clients());
            BigDecimal before = bare.run(webhooks, bareTime);
            options.progress().accept("bare transactions a second before: " + before);
            stage.startHub();
            Answers warm = clients(stage, settings).sendAll(told(webhooks, 0, warmUp));
            Answers paced =
                    clients(stage, settings)
                            .sendAtRate(steady, told(webhooks, warmUp, steady)::get, rate);
            options.progress()
                    .accept("p99 at %d/s: %d ms".formatted(rate, paced.percentileMillis(0.99)));
            Answers fast =
                    clients(stage, settings).sendAll(told(webhooks, warmUp + steady, deliveries));
            BigDecimal accepted = Claims.perSecond(fast.accepted(), fast.took());
            options.progress().accept("accepted a second: " + accepted);
            stage.hub().stop();
            long onDisk = stage.databaseStatistics().number(TAKEN);
            BigDecimal after = bare.run(webhooks, bareTime);
            options.progress().accept("bare transactions a second after: " + after);

            Claims claims = new Claims();
            BigDecimal possible = before.add(after).divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
            claims.atLeast("ratio", accepted.divide(possible, 2, RoundingMode.HALF_UP), "0.30");
            claims.atMost("p99_ms", BigDecimal.valueOf(paced.percentileMillis(0.99)), "25");
            claims.figure("accepted_per_second", accepted);
            claims.figure("bare_before_per_second", before);
            claims.figure("bare_after_per_second", after);
            claims.figure("p50_ms", paced.percentileMillis(0.5));
            claims.figure("p99_ms_at_full_speed", fast.percentileMillis(0.99));
            claims.zero("not_taken", warm.notTaken() + paced.notTaken() + fast.notTaken());
            claims.zero("lost", warm.accepted() + paced.accepted() + fast.accepted() - onDisk);
            claims.figure("deliveries", onDisk);
            claims.figure("body_bytes", webhooks.getFirst().body().length);
            return claims.result();
        }
    }

    private static Clients clients(Stage stage, LoadSettings settings) {
        return new Clients(settings.clients(), () -> stage.hub().port());
    }

    /** Each order in turn five times, from that place of the whole on. */
    private static List<Webhook> told(List<Webhook> webhooks, int from, int count) {
        List<Webhook> told = new ArrayList<>(count);
        for (int place = from; place < from + count; place++) {
            told.add(webhooks.get(place / PER_ORDER % webhooks.size()));
        }
        return told;
    }
}
