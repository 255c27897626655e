package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.stage.Checker;
import dev.kontor.bench.stage.Findings;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.PlayedOrder;
import dev.kontor.bench.stage.Shopkeeper;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.lexware.simulator.DurationRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One organisation on a stage without limits, and what is found out about it. */
final class Scene implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Stage stage;
    private final OrderMix mix;
    private final Shopkeeper shopkeeper;
    private final Checker checker;
    private final Consumer<String> progress;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** The hub is not started yet. */
    Scene(BenchOptions options) {
        StageSpec spec = StageSpec.of(options.seed()).withPaces("20", StageSpec.Paces.LIFTED);
        this.stage =
                new Stage(
                        options.workFolder().resolve("stage"),
                        spec.withLexware(
                                        spec.lexware()
                                                .withoutLimit()
                                                .withVoucherlistDelay(
                                                        DurationRange.between(
                                                                Duration.ZERO,
                                                                Duration.ofSeconds(3))))
                                .withProperty("kontor.books.index-every", "2s")
                                .withProperty("kontor.ledger.settle", "8s")
                                .withProperty("kontor.ledger.look-every", "2s"));
        this.mix = new OrderMix(options.seed());
        mix.enterKnown(stage, stage.tenant());
        this.shopkeeper = new Shopkeeper(stage);
        this.checker = new Checker(stage);
        this.progress = options.progress();
    }

    Stage stage() {
        return stage;
    }

    void say(String line) {
        progress.accept(line);
    }

    /** Starts the hub and waits until it knows the contacts. */
    void start() {
        stage.startHub();
        Waiting.until(
                "the contacts are mirrored", PATIENCE, () -> stage.tables().contactPasses() == 1);
    }

    /** Orders that are not placed yet. */
    List<PlannedOrder> planned(int orders) {
        return mix.plain(stage.tenant(), orders);
    }

    void play(int orders) {
        mix.plain(stage.tenant(), orders).forEach(shopkeeper::play);
    }

    List<PlayedOrder> played() {
        return shopkeeper.played();
    }

    /** Something happened to every order: they are all looked at again. */
    void touchAll() {
        played().forEach(each -> stage.shopify().touch(each.tenant().shop(), each.id()));
    }

    Findings check() {
        return checker.check(played());
    }

    /** Waits until nothing is to be waited for; what is missing then is found by the check. */
    Findings quiet() {
        Waiting.within(PATIENCE, () -> check().quiet() && stage.tables().openWork() == 0);
        Findings findings = check();
        say(
                "%d of %d orders done, %d stuck"
                        .formatted(findings.done(), findings.orders(), findings.stuckCount()));
        return findings;
    }

    void figure(String key, Object value) {
        figures.put(key, value);
    }

    /** A figure that must have this value. */
    void claim(String key, long value, long wanted) {
        figure(key, value);
        if (value != wanted) {
            failures.add("%s is %d, not %d".formatted(key, value, wanted));
        }
    }

    /** Every order has what it should, and nothing else. */
    void claimBooksAreRight(Findings findings) {
        claim("duplicates", findings.duplicates(), 0);
        claim("missing", findings.missing(), 0);
        claim("mismatched", findings.mismatched(), 0);
        claim("duplicate_contacts", findings.duplicateContacts(), 0);
        figure("orders", findings.orders());
        figure("stuck", findings.stuckCount());
        failures.addAll(findings.details());
    }

    BenchResult result() {
        return new BenchResult(figures, failures);
    }

    @Override
    public void close() {
        stage.close();
    }
}
