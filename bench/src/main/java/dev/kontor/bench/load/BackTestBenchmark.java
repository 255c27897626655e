package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.DatabaseStatistics;
import dev.kontor.bench.stage.HubApi;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench back-test}: how long the flow that invoices orders takes over 10,000 past ones of an
 * organisation, and what it asks Lexware meanwhile. Some of them are in the books, invoiced by the
 * hub before; the others are copies of those under other numbers, so that they would be new.
 *
 * <p>{@code --set orders=N} (10,000), {@code booked=N} (a fifth), and what {@link LoadSettings}
 * knows.
 */
public final class BackTestBenchmark implements Benchmark {

    private static final String ANNOTATED =
            "select count(*) from effect where role = 'annotation' and state = 'done'";
    private static final String KEPT = "select count(*) from source_snapshot";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** For the service loader. */
    public BackTestBenchmark() {}

    @Override
    public String name() {
        return "back-test";
    }

    @Override
    public String description() {
        return "A flow tried over 10,000 past orders: how long it takes, and no call to Lexware";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        LoadSettings settings = new LoadSettings(options, 1);
        int orders = options.number("orders", 10_000);
        int booked = options.number("booked", Math.max(1, orders / 5));
        StageSpec spec = settings.unlimited().withSweep("PT6H", "PT10M", "");
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), spec)) {
            OrderMix mix = new OrderMix(options.seed());
            settings.start(stage, mix);
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            DatabaseStatistics database = stage.databaseStatistics();
            mix.plain(stage.tenant(), booked).forEach(shopkeeper::play);
            Waiting.until(
                    "the orders are invoiced and kept",
                    PATIENCE,
                    () ->
                            database.number(ANNOTATED) >= booked
                                    && database.number(KEPT) >= booked
                                    && stage.tables().openWork() == 0);
            options.progress().accept("%d orders are invoiced".formatted(booked));
            long copies = database.number(copy(orders / booked - 1));
            options.progress().accept("%d more are kept".formatted(copies));
            stage.lexware().resetStatistics();

            JsonNode job = tried(stage, orders, options);
            Claims claims = new Claims();
            Instant begun = Instant.parse(job.path("startedAt").asString());
            Instant ended = Instant.parse(job.path("endedAt").asString());
            claims.atMost("seconds", Claims.seconds(Duration.between(begun, ended)), "60");
            claims.zero("lexware_calls", stage.lexware().statistics().path("calls").asLong());
            claims.figure("orders", job.path("done").asInt());
            job.path("counts")
                    .properties()
                    .forEach(each ->
                            claims.figure(
                                    each.getKey().replace('-', '_'), each.getValue().asInt()));
            if (job.path("done").asInt() != booked + copies) {
                claims.fail("%d orders were kept".formatted(booked + copies));
            }
            if (job.path("counts").path("there").asInt() != booked) {
                claims.fail("%d orders are invoiced".formatted(booked));
            }
            stage.hub().stop();
            return claims.result();
        }
    }

    private static JsonNode tried(Stage stage, int orders, BenchOptions options) {
        HubApi api = stage.api();
        JsonMapper json = new JsonMapper();
        String path = "/api/organisations/%s/back-tests".formatted(stage.tenant().id());
        String id =
                json.readTree(
                                api.post(
                                        path,
                                        "{\"flow\": \"order-to-invoice\", \"objects\": %d}"
                                                .formatted(orders)))
                        .path("id")
                        .asString();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        JsonNode job = json.readTree(api.get(path + "/" + id));
        while (job.path("state").asString().equals("running") && System.nanoTime() < giveUp) {
            Waiting.pause(LOOK);
            job = json.readTree(api.get(path + "/" + id));
            options.progress()
                    .accept(
                            "%d of %d"
                                    .formatted(
                                            job.path("done").asInt(), job.path("total").asInt()));
        }
        if (!job.path("state").asString().equals("done")) {
            throw new IllegalStateException("The back-test is not done: " + job);
        }
        return job;
    }

    /** Copies every kept order under other ids and numbers; answers how many came into being. */
    private static String copy(int times) {
        return """
        with copied as (
            insert into source_snapshot (organisation, ref, read_at, business_date, content)
            select organisation, ref || suffix, read_at, business_date - n * interval '1 minute',
                replace(replace(content, '"' || id || '"', '"' || id || suffix || '"'),
                    '"number":"#', '"number":"#' || n || '-')
            from (select *, substring(ref from '[^/]+$') as id from source_snapshot) kept
            cross join (select n, '9' || lpad(n::text, 3, '0') as suffix from generate_series(1, %d) as n) copies
            returning 1)
        select count(*) from copied
        """
                .formatted(times);
    }
}
