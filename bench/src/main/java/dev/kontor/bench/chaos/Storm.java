package dev.kontor.bench.chaos;

import dev.kontor.bench.stage.HubProcess;
import dev.kontor.bench.stage.HubTables;
import dev.kontor.bench.stage.HubTables.OpenEffect;
import dev.kontor.bench.stage.LexwareDocument;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What is done to the hub and its database: kills, freezes and stops in random order at random
 * instants. One thread drives it; the counts may be read from others.
 */
final class Storm {

    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration HUNT = Duration.ofSeconds(30);
    private static final Duration UNDER_WAY = Duration.ofMillis(1_500);
    private static final int MOST_HUNTS = 40;

    private final Stage stage;
    private final ChaosPlan plan;
    private final Random random;
    private final Consumer<String> progress;
    private final HubTables tables;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger freezes = new AtomicInteger();
    private final AtomicInteger freezesBeforeSend = new AtomicInteger();
    private final AtomicInteger databaseStops = new AtomicInteger();
    private final AtomicInteger unexpectedEnds = new AtomicInteger();

    /** What can happen. */
    private enum Blow {
        KILL,
        FREEZE,
        DATABASE_STOP
    }

    Storm(Stage stage, ChaosPlan plan, long seed, Consumer<String> progress) {
        this.stage = stage;
        this.plan = plan;
        this.random = new Random(seed);
        this.progress = progress;
        this.tables = stage.tables();
    }

    int kills() {
        return kills.get();
    }

    int freezes() {
        return freezes.get();
    }

    /** Freezes during which an intent was committed and its request had not reached Lexware. */
    int freezesBeforeSend() {
        return freezesBeforeSend.get();
    }

    int databaseStops() {
        return databaseStops.get();
    }

    /** How often the hub ended by itself. */
    int unexpectedEnds() {
        return unexpectedEnds.get();
    }

    /** Everything, one after the other; the hub runs when this returns. */
    void rage() {
        List<Blow> blows = new ArrayList<>();
        blows.addAll(Collections.nCopies(plan.kills(), Blow.KILL));
        blows.addAll(Collections.nCopies(plan.freezes(), Blow.FREEZE));
        blows.addAll(Collections.nCopies(plan.databaseStops(), Blow.DATABASE_STOP));
        Collections.shuffle(blows, random);
        for (Blow blow : blows) {
            switch (blow) {
                case KILL -> kill();
                case FREEZE -> freeze();
                case DATABASE_STOP -> stopDatabase();
            }
        }
        keepUp();
    }

    /** Starts the hub if it does not run. */
    void keepUp() {
        HubProcess hub = stage.hub();
        if (!hub.alive()) {
            unexpectedEnds.incrementAndGet();
            progress.accept("the hub has ended by itself and is started again");
            hub.start();
        }
    }

    /** At any instant: one of four while the hub starts, the others while it works. */
    private void kill() {
        keepUp();
        if (random.nextInt(4) > 0) {
            awaitReady();
        }
        Waiting.pause(upTo(plan.longestUptime()));
        keepUp();
        stage.hub().kill();
        kills.incrementAndGet();
        progress.accept("SIGKILL %d of %d".formatted(kills.get(), plan.kills()));
        stage.hub().start();
    }

    private void freeze() {
        awaitReady();
        for (int hunt = 0; hunt < MOST_HUNTS; hunt++) {
            Set<String> unsent = freezeWithIntentOpen();
            if (!unsent.isEmpty()) {
                Waiting.pause(plan.frozenFor());
                unsent.removeAll(tokensInLexware());
                freezes.incrementAndGet();
                freezesBeforeSend.addAndGet(unsent.isEmpty() ? 0 : 1);
                stage.hub().thaw();
                progress.accept(
                        "SIGSTOP for %s with %d intents committed and not sent"
                                .formatted(plan.frozenFor(), unsent.size()));
                return;
            }
            stage.hub().thaw();
        }
        progress.accept("no intent could be caught before its request left");
    }

    /**
     * Stops the hub the moment an intent is seen.
     *
     * @return the markers of those that have not reached Lexware when all that was under way has
     */
    private Set<String> freezeWithIntentOpen() {
        boolean seen;
        try (HubTables.Watch watch = tables.watchIntents()) {
            seen = watch.await(HUNT);
        }
        stage.hub().freeze();
        if (!seen) {
            return Set.of();
        }
        Set<String> open = new HashSet<>();
        tables.beingSent()
                .orElse(List.of())
                .forEach((OpenEffect effect) -> open.add(effect.token()));
        Waiting.pause(UNDER_WAY);
        open.removeAll(tokensInLexware());
        return open;
    }

    private Set<String> tokensInLexware() {
        Set<String> tokens = new HashSet<>();
        for (LexwareDocument document : stage.lexware().documents()) {
            tokens.add(String.valueOf(document.token()));
        }
        return tokens;
    }

    private void stopDatabase() {
        awaitReady();
        Waiting.pause(upTo(plan.longestUptime().dividedBy(4)));
        stage.postgres().stop(StopMode.IMMEDIATE);
        databaseStops.incrementAndGet();
        progress.accept("PostgreSQL stopped in immediate mode");
        Waiting.pause(upTo(Duration.ofSeconds(5)));
        stage.postgres().startOrAdopt();
    }

    private void awaitReady() {
        Waiting.until(
                "the hub is ready",
                READY,
                () -> {
                    keepUp();
                    return stage.hub().ready();
                });
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(1_000 + random.nextLong(longest.toMillis()));
    }
}
