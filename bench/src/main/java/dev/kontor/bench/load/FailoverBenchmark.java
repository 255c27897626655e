package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.load.LostClaims.Recovery;
import dev.kontor.bench.load.Waits.Asked;
import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Clients;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.HubProcess;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.lexware.simulator.DurationRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * {@code bench failover}: three hubs on one PostgreSQL, which is none of theirs, while orders come
 * in at a steady rate: one is killed, one is added, one is frozen for longer than the others wait
 * for it, and one is stopped in order. How long it takes until the others have finished what the
 * lost one had begun, and whether that made anything twice, not at all, or too fast.
 *
 * <p>{@code --set rate=N} (20) orders a second for {@code seconds=N} (150), {@code
 * frozen-seconds=N} (40), {@code organisations=N} (40), and what {@link LoadSettings} knows.
 */
public final class FailoverBenchmark implements Benchmark {

    /**
     * This simulator's index does not lag, so doubts need not wait for it as long as by default.
     */
    private static final String SETTLE = "kontor.ledger.settle";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final DurationRange LATENCY =
            DurationRange.between(Duration.ofMillis(150), Duration.ofMillis(400));

    private final Claims claims = new Claims();

    /** For the service loader. */
    public FailoverBenchmark() {}

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String description() {
        return "Hubs killed, frozen, added and stopped under load: how soon others finish their work";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        LoadSettings settings = new LoadSettings(options, 40);
        int rate = options.number("rate", 20);
        Duration time = Duration.ofSeconds(options.number("seconds", 150));
        StageSpec spec = settings.documented();
        spec =
                spec.withLexware(spec.lexware().withLatency(LATENCY))
                        .withProperty(SETTLE, options.text("hub." + SETTLE, "20s"));
        try (Stage stage = new Stage(options.workFolder().resolve("stage"), spec);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderMix mix = new OrderMix(options.seed());
            settings.start(stage, mix);
            HubProcess victim = stage.addNode();
            HubProcess sleeper = stage.addNode();
            victim.startAndAwait(START);
            sleeper.startAndAwait(START);
            stage.lexware().resetStatistics();
            Nodes nodes = new Nodes(List.of(stage.hub(), victim, sleeper));
            Shopkeeper shopkeeper = new Shopkeeper(stage);
            SteadyOrders orders =
                    new SteadyOrders(
                            shopkeeper,
                            OrderLoad.planned(
                                    mix,
                                    stage.tenants(),
                                    Math.toIntExact(rate * time.toSeconds())));
            CompletableFuture<Clients.Answers> load =
                    CompletableFuture.supplyAsync(
                            () -> orders.deliver(new Clients(settings.clients(), nodes), rate),
                            threads);
            LostClaims lost = new LostClaims(stage.databaseStatistics());
            play(options, stage, time, new Cast(nodes, victim, sleeper), lost);
            Clients.Answers answers = load.join();
            Findings findings = new Checker(stage).untilQuiet(shopkeeper, QUIET);
            claims.booksAreRight(findings);
            claims.zero("throttled", stage.lexware().statistics().path("throttled").asLong());
            waits(stage, orders.asked(answers));
            claims.figure("not_taken", answers.notTaken());
            claims.zero("never_taken", orders.count() - answers.accepted());
            return claims.result();
        }
    }

    /** Who takes part. */
    private record Cast(Nodes nodes, HubProcess victim, HubProcess sleeper) {}

    /** Three acts, spread over the time of the load; each waits for the one before to be over. */
    private void play(
            BenchOptions options, Stage stage, Duration time, Cast cast, LostClaims lost) {
        long begun = System.nanoTime();
        Waiting.untilNanos(begun + time.dividedBy(6).toNanos());
        Recovery killed = lost.after(cast.victim()::kill);
        tell(options, "killed", killed);

        HubProcess added = stage.addNode();
        added.startAndAwait(START);
        cast.nodes().add(added);
        options.progress().accept("a node was added");

        Waiting.untilNanos(begun + time.dividedBy(2).toNanos());
        long frozenAt = System.nanoTime();
        Recovery frozen = lost.after(cast.sleeper()::freeze);
        tell(options, "frozen", frozen);
        Waiting.untilNanos(
                frozenAt + Duration.ofSeconds(options.number("frozen-seconds", 40)).toNanos());
        cast.sleeper().thaw();
        options.progress().accept("the frozen node goes on");

        Waiting.untilNanos(begun + time.multipliedBy(5).dividedBy(6).toNanos());
        int seen = lost.nodesSeen();
        long stopping = System.nanoTime();
        added.stop();
        Duration stopped = Duration.ofNanos(System.nanoTime() - stopping);
        options.progress().accept("a node was stopped in order");

        Duration longest =
                killed.longest().compareTo(frozen.longest()) > 0
                        ? killed.longest()
                        : frozen.longest();
        claims.atMost("failover_seconds", Claims.seconds(longest), "20");
        claims.figure("killed_seconds", Claims.seconds(killed.longest()));
        claims.figure("frozen_seconds", Claims.seconds(frozen.longest()));
        claims.figure("stop_seconds", Claims.seconds(stopped));
        claims.figure("killed_claims", killed.claims());
        claims.figure("frozen_claims", frozen.claims());
        claims.atLeast("nodes_seen", BigDecimal.valueOf(seen), "4");
        if (killed.claims() == 0 || frozen.claims() == 0) {
            claims.fail("a node was lost while it had claimed nothing, which shows nothing");
        }
    }

    private static void tell(BenchOptions options, String what, Recovery recovery) {
        options.progress()
                .accept(
                        "a node was %s: its %d claims were finished after %s s"
                                .formatted(
                                        what,
                                        recovery.claims(),
                                        Claims.seconds(recovery.longest())));
    }

    private void waits(Stage stage, List<Asked> asked) {
        Waits waits = Waits.of(asked, stage.tables().doneAt("annotation"));
        claims.figure("wait_p50_s", Claims.seconds(waits.percentile("0.5")));
        claims.figure("wait_p99_s", Claims.seconds(waits.percentile("0.99")));
        claims.figure("wait_longest_s", Claims.seconds(waits.longest()));
    }

    /** The ports of all nodes in turn, lost ones included: who sends finds that out by itself. */
    private static final class Nodes implements IntSupplier {

        private final List<HubProcess> all;
        private final AtomicInteger turn = new AtomicInteger();

        Nodes(List<HubProcess> nodes) {
            this.all = new CopyOnWriteArrayList<>(nodes);
        }

        void add(HubProcess node) {
            all.add(node);
        }

        @Override
        public int getAsInt() {
            return all.get(Math.floorMod(turn.getAndIncrement(), all.size())).port();
        }
    }
}
