package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.FakeRemote.Crash;
import dev.kontor.hub.ledger.FakeRemote.Reply;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Kills the process at every boundary, then replays: one record at most, and none lost. */
@Timeout(180)
class LedgerCrashIT {

    private static final int MORE_THAN_ALL_TRANSACTIONS = 12;

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.class,
            names = {"DONE", "UNKNOWN_EXECUTED", "UNKNOWN_NOT_EXECUTED", "THROTTLED"})
    void makesOneRecordWhicheverTransactionWasTheLast(Reply reply) {
        for (int fatal = 1; fatal <= MORE_THAN_ALL_TRANSACTIONS; fatal++) {
            for (boolean committed : new boolean[] {false, true}) {
                LedgerWorld world = new LedgerWorld(database);
                world.remote.replies(reply);
                Ledger doomed =
                        world.ledger(
                                new DyingTransactions(database, fatal, committed),
                                LedgerWorld.SEND_WINDOW);
                crashing(() -> doomed.perform(world.intent(), world.remote));

                assertThat(replay(world))
                        .as("%s, died %s transaction %s", reply, committed ? "after" : "in", fatal)
                        .isOne();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.class,
            names = {"CRASH_BEFORE_EXECUTION", "CRASH_AFTER_EXECUTION"})
    void makesOneRecordIfTheProcessDiesBetweenIntentAndOutcome(Reply crash) {
        LedgerWorld world = new LedgerWorld(database);
        world.remote.replies(crash, crash, crash);
        crashing(world::perform);

        assertThat(world.state()).isEqualTo(EffectState.INTENDED);
        assertThat(replay(world)).isOne();
    }

    /**
     * Answers, crashes, changes of the sale, time and looks in any order: while the remote system
     * keeps to its delays, one effect has one record at most; in the end it has one.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void makesAtMostOneRecordInAnyHistory(long seed) {
        Random random = new Random(seed);
        for (int history = 0; history < 15; history++) {
            LedgerWorld world = new LedgerWorld(database);
            for (int step = 0; step < 25; step++) {
                step(world, random);
                assertThat(world.remote.made())
                        .as("seed %s history %s step %s", seed, history, step)
                        .hasSizeLessThanOrEqualTo(1);
            }
            world.remote.looksAreConclusive(true);
            assertThat(replay(world)).as("seed %s history %s", seed, history).isOne();
        }
    }

    private static void step(LedgerWorld world, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> world.clock.advance(Duration.ofSeconds(random.nextInt(120)));
            case 1 -> world.remote.looksAreConclusive(random.nextBoolean());
            case 2 ->
                    world.remote.made().stream()
                            .filter(each -> !each.visibleAt().isAfter(world.clock.instant()))
                            .filter(_ -> random.nextBoolean())
                            .forEach(each -> world.seen(each.token(), each.ref()));
            default -> {
                Reply[] replies = Reply.values();
                // executed late, and shown late: together not later than the settle time
                world.remote
                        .replies(replies[random.nextInt(replies.length)])
                        .delays(
                                Duration.ofSeconds(random.nextInt(90)),
                                Duration.ofSeconds(random.nextInt(90)));
                Transactions transactions =
                        random.nextInt(3) == 0
                                ? new DyingTransactions(
                                        database, 1 + random.nextInt(6), random.nextBoolean())
                                : database.transactions();
                Ledger process = world.ledger(transactions, LedgerWorld.SEND_WINDOW);
                String sale = random.nextInt(5) == 0 ? "sale-2" : "sale-1";
                crashing(() ->
                        process.perform(
                                world.intent(world.key(), sale, random.nextBoolean(), false),
                                world.remote));
            }
        }
    }

    /** A new process over what is left, until it is done; how many records there are then. */
    private static int replay(LedgerWorld world) {
        for (int pass = 0; pass < 40; pass++) {
            Performance[] performance = new Performance[1];
            crashing(() ->
                    performance[0] =
                            world.ledger.perform(
                                    world.intent(world.key(), "sale-1", true, false),
                                    world.remote));
            if (performance[0] instanceof Performance.Done
                    || performance[0] instanceof Performance.OtherSale) {
                assertThat(world.effect().remote()).isEqualTo(world.remote.made().getFirst().ref());
                return world.remote.made().size();
            }
            world.clock.advance(Duration.ofSeconds(60));
        }
        throw new AssertionError("Not done after 40 passes: " + world.effect());
    }

    private static void crashing(Runnable process) {
        try {
            process.run();
        } catch (Crash died) {
            assertThat(died).isNotNull();
        }
    }

    /** Transactions of a process that dies in, or right after, the given one. */
    private static final class DyingTransactions extends Transactions {

        private final int fatal;
        private final boolean committed;
        private int count;
        private int depth;

        DyingTransactions(TestDatabase database, int fatal, boolean committed) {
            super(new JdbcTransactionManager(database.dataSource()), database.jdbc(), 8);
            this.fatal = fatal;
            this.committed = committed;
        }

        @Override
        public <T extends @Nullable Object> T inOrganisation(
                OrganisationId organisation, Supplier<? extends T> work) {
            if (depth > 0) {
                return super.inOrganisation(organisation, work);
            }
            count++;
            depth++;
            try {
                if (count == fatal && committed) {
                    super.<T>inOrganisation(organisation, work);
                    throw new Crash();
                }
                return super.inOrganisation(
                        organisation,
                        () -> {
                            T result = work.get();
                            if (count == fatal) {
                                throw new Crash();
                            }
                            return result;
                        });
            } finally {
                depth--;
            }
        }
    }
}
