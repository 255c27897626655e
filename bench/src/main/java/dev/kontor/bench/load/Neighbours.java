package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.load.Waits.Asked;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.HubApi;
import dev.kontor.bench.stage.LexwareDocument;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.PlayedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Tenant;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.bench.stage.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Many organisations with an order a minute each, next to some that work through a backlog at
 * Lexware's limit; and a person who asks for orders of one that has a backlog.
 */
final class Neighbours {

    private static final String ANNOTATION = "annotation";
    private static final String INVOICE = "revenue-document";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LAST_ONES = Duration.ofSeconds(30);

    private final BenchOptions options;
    private final LoadSettings settings;
    private final int busy;
    private final int backlog;
    private final Duration time;
    private final Duration betweenCalls;

    Neighbours(BenchOptions options) {
        this.options = options;
        this.busy = options.number("busy", 20);
        this.settings = new LoadSettings(options, options.number("quiet", 2_000) + busy);
        this.backlog = options.number("backlog", 5_000);
        this.time = Duration.ofSeconds(options.number("seconds", 180));
        this.betweenCalls = Duration.ofMillis(options.number("attended-every-ms", 4_000));
    }

    void measure(Claims claims) {
        try (Stage stage =
                        new Stage(
                                options.workFolder().resolve("neighbours"), settings.documented());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Tenant> tenants = stage.tenants();
            List<Tenant> quiet = tenants.subList(0, tenants.size() - busy);
            List<Tenant> loaded = tenants.subList(tenants.size() - busy, tenants.size());
            OrderMix mix = new OrderMix(options.seed());
            loaded.forEach(each -> mix.enterKnown(stage, each));
            settings.start(stage, null);
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            deliverBacklog(stage, shopkeeper, mix, loaded);
            stage.lexware().resetStatistics();
            CompletableFuture<List<Asked>> person =
                    CompletableFuture.supplyAsync(
                            () -> askInPerson(stage, shopkeeper, loaded.getFirst()), threads);
            List<Asked> delivered = deliverEveryMinute(stage, shopkeeper, mix, quiet);
            List<Asked> asked = person.join();
            Waiting.within(
                    LAST_ONES,
                    () -> Waits.of(delivered, stage.tables().doneAt(ANNOTATION)).unfinished() == 0);
            report(claims, stage, delivered, asked);
        }
    }

    private void deliverBacklog(
            Stage stage, Shopkeeper shopkeeper, OrderMix mix, List<Tenant> loaded) {
        List<Webhook> webhooks =
                OrderLoad.placed(shopkeeper, mix, loaded, backlog * loaded.size()).webhooks();
        Clients.Answers answers =
                new Clients(settings.clients(), () -> stage.hub().port()).sendAll(webhooks);
        options.progress()
                .accept(
                        "a backlog of %d orders delivered in %d s"
                                .formatted(answers.accepted(), answers.took().toSeconds()));
    }

    /** In turn over all of them, by consumers: a new contact would have to settle first. */
    private List<Asked> deliverEveryMinute(
            Stage stage, Shopkeeper shopkeeper, OrderMix mix, List<Tenant> quiet) {
        int orders = Math.toIntExact(quiet.size() * time.toSeconds() / MINUTE.toSeconds());
        List<PlannedOrder> plans = new ArrayList<>();
        for (int place = 0; place < orders; place++) {
            plans.add(mix.plain(quiet.get(place % quiet.size()), 1).getFirst());
        }
        SteadyOrders steady = new SteadyOrders(shopkeeper, plans);
        Clients.Answers answers =
                steady.deliver(
                        new Clients(settings.clients(), () -> stage.hub().port()),
                        quiet.size() / (double) MINUTE.toSeconds());
        options.progress().accept("%d single orders delivered".formatted(answers.accepted()));
        return steady.asked(answers);
    }

    /** Orders that nothing but the person tells of, by consumers as well. */
    private List<Asked> askInPerson(Stage stage, Shopkeeper shopkeeper, Tenant tenant) {
        HubApi api = stage.api();
        OrderMix mix = new OrderMix(options.seed() + 1);
        long calls = time.dividedBy(betweenCalls);
        long begun = System.nanoTime();
        List<Asked> asked = new ArrayList<>();
        while (asked.size() < calls) {
            Waiting.untilNanos(begun + betweenCalls.toNanos() * asked.size());
            PlayedOrder order = shopkeeper.placeSilently(mix.plain(tenant, 1).getFirst());
            asked.add(new Asked(order, Instant.now()));
            api.lookAt(order);
        }
        return asked;
    }

    private void report(Claims claims, Stage stage, List<Asked> delivered, List<Asked> asked) {
        Map<String, Instant> annotated = stage.tables().doneAt(ANNOTATION);
        Map<String, Instant> invoiced = stage.tables().doneAt(INVOICE);
        Waits waits = Waits.of(delivered, annotated);
        claims.atMost("wait_p99_s", Claims.seconds(waits.percentile("0.99")), "3");
        Waits attended = Waits.of(asked, invoiced);
        claims.atMost("attended_p95_s", Claims.seconds(attended.percentile("0.95")), "3");
        claims.figure(
                "wait_invoiced_p99_s",
                Claims.seconds(Waits.of(delivered, invoiced).percentile("0.99")));
        claims.figure("wait_p50_s", Claims.seconds(waits.percentile("0.5")));
        claims.figure("wait_longest_s", Claims.seconds(waits.longest()));
        claims.figure("single_orders", delivered.size());
        claims.zero("single_orders_unfinished", waits.unfinished());
        claims.figure("attended_p50_s", Claims.seconds(attended.percentile("0.5")));
        claims.figure(
                "attended_annotated_p95_s",
                Claims.seconds(Waits.of(asked, annotated).percentile("0.95")));
        claims.figure("attended", asked.size());
        claims.zero("attended_unfinished", attended.unfinished());
        claims.figure("backlog_left", backlog * busy - backlogDone(annotated, delivered, asked));
        claims.zero("throttled", stage.lexware().statistics().path("throttled").asLong());
        claims.zero("duplicates", duplicates(stage));
    }

    private static int backlogDone(
            Map<String, Instant> annotated, List<Asked> delivered, List<Asked> asked) {
        Set<String> others = new HashSet<>();
        delivered.forEach(each -> others.add(each.order().key()));
        asked.forEach(each -> others.add(each.order().key()));
        return Math.toIntExact(
                annotated.keySet().stream().filter(each -> !others.contains(each)).count());
    }

    private static long duplicates(Stage stage) {
        Set<String> seen = new HashSet<>();
        return stage.lexware().documents().stream()
                .filter(LexwareDocument::invoice)
                .filter(each -> !seen.add(each.organisation() + " " + each.order()))
                .count();
    }
}
