package dev.kontor.hub.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LaneIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<LaneNode> nodes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        nodes.forEach(LaneNode::close);
        database.close();
    }

    @Test
    void worksOnceOnASignalAndLeavesNoRowBehind() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(4, handler).started();

        node.signal(A, order(1), Priority.SIGNAL);

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(1);
        Claim claim = handler.claims().getFirst();
        assertThat(claim.ref()).isEqualTo(order(1));
        assertThat(claim.fresh()).isTrue();
        assertThat(claim.priority()).isEqualTo(Priority.SIGNAL);
    }

    @Test
    void forgetsASignalThatIsRolledBack() {
        LaneNode node = node(1, new FakeHandler(_ -> new Verdict.Finished()));
        try {
            node.transactions.runInOrganisation(
                    A,
                    () -> {
                        node.lane.signal(A, order(1), Priority.SIGNAL);
                        throw new IllegalStateException("the delivery could not be stored");
                    });
        } catch (IllegalStateException rolledBack) {
            assertThat(rolledBack).hasMessageContaining("delivery");
        }

        assertThat(rows()).isZero();
    }

    @Test
    void looksLaterIfToldSoAndNotAtAllOnceWithdrawn() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(4, handler).started();
        Lane.Signal later = new Lane.Signal(A, order(1), Priority.SIGNAL, Duration.ofHours(1));
        Lane.Signal soon = new Lane.Signal(A, order(2), Priority.SIGNAL, Duration.ofMillis(300));

        node.transactions.runInOrganisation(A, () -> node.lane.signalAll(List.of(later, soon)));

        await().atMost(SOON).until(() -> handler.passes() == 1);
        assertThat(handler.claims().getFirst().ref()).isEqualTo(order(2));
        await().atMost(SOON).until(() -> rows() == 2);
        node.transactions.runInOrganisation(A, () -> node.lane.withdraw(A, order(1)));
        assertThat(rows()).isZero();
        assertThat(handler.passes()).isEqualTo(1);
    }

    @Test
    void isDueAtOnceIfSignalledAgainWithoutDelay() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(4, handler).started();
        Lane.Signal later = new Lane.Signal(A, order(1), Priority.SIGNAL, Duration.ofHours(1));

        node.transactions.runInOrganisation(A, () -> node.lane.signalAll(List.of(later)));
        node.signal(A, order(1), Priority.SIGNAL);

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(1);
    }

    /** A signal that a pass has begun to work on may mean more than what answered it. */
    @Test
    void withdrawsNothingThatIsBeingWorkedOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FakeHandler handler =
                new FakeHandler(claim -> {
                    begun.countDown();
                    nodes.getFirst().transactions.requireNone("waiting");
                    awaitLatch(goOn);
                    return claim.fresh()
                            ? new Verdict.LookAgain(Instant.now(), Priority.TIMER)
                            : new Verdict.Finished();
                });
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SIGNAL);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        node.transactions.runInOrganisation(A, () -> node.lane.withdraw(A, order(1)));
        goOn.countDown();

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(2);
    }

    /**
     * The adversarial test of building-blocks.md: a source changes, then signals, while passes
     * complete all the time. Whoever reads before the last change must be followed by one who reads
     * after it.
     */
    @Test
    void losesNoWakeUpAndNeverRunsTwoPassesOfOneObject() throws Exception {
        int objects = 6;
        int signals = 400;
        int signallers = 8;
        Map<SourceRef, AtomicLong> state = new ConcurrentHashMap<>();
        Map<SourceRef, Long> read = new ConcurrentHashMap<>();
        for (int i = 0; i < objects; i++) {
            state.put(order(i), new AtomicLong());
        }
        FakeHandler handler =
                new FakeHandler(claim -> {
                    read.put(claim.ref(), state.get(claim.ref()).get());
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
                    return ThreadLocalRandom.current().nextInt(10) == 0
                            ? new Verdict.LookAgain(Instant.now().plusMillis(5), Priority.TIMER)
                            : new Verdict.Finished();
                });
        LaneNode one = node(4, handler).started();
        LaneNode two = node(4, handler).started();

        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < signallers; i++) {
            LaneNode node = i % 2 == 0 ? one : two;
            Random random = new Random(i);
            all.add(() -> {
                for (int n = 0; n < signals; n++) {
                    SourceRef ref = order(random.nextInt(objects));
                    state.get(ref).incrementAndGet();
                    node.signal(A, ref, Priority.SIGNAL);
                    LockSupport.parkNanos(random.nextLong(3_000_000));
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(all, 90, TimeUnit.SECONDS)) {
                ended.get();
            }
        }
        awaitNoRows();

        state.forEach((ref, last) ->
                assertThat(read.get(ref)).as("last read of %s", ref).isEqualTo(last.get()));
        assertThat(handler.overlaps()).isZero();
        assertThat(handler.passes()).isBetween(objects, signals * signallers * 2);
    }

    @Test
    void joinsSignalsDuringAPassIntoOneMorePass() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch signalled = new CountDownLatch(1);
        FakeHandler handler =
                new FakeHandler(_ -> {
                    working.countDown();
                    awaitLatch(signalled);
                    return new Verdict.Finished();
                });
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SIGNAL);
        awaitLatch(working);

        for (int i = 0; i < 50; i++) {
            node.signal(A, order(1), Priority.SIGNAL);
        }
        signalled.countDown();

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(2);
    }

    @Test
    void looksAgainWhenThePassSaidAndNotBefore() {
        Once at = new Once();
        FakeHandler handler =
                new FakeHandler(_ ->
                        at.setOnce(Instant.now().plusMillis(700))
                                ? new Verdict.LookAgain(at.get(), Priority.TIMER)
                                : new Verdict.Finished());
        LaneNode node = node(4, handler).started();

        node.signal(A, order(1), Priority.SIGNAL);

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(2);
        assertThat(Instant.now()).isAfterOrEqualTo(at.get());
        assertThat(handler.claims().getLast().priority()).isEqualTo(Priority.TIMER);
    }

    @Test
    void worksAtOnceOnASignalThoughALaterLookIsPlanned() {
        FakeHandler handler =
                once(_ -> new Verdict.LookAgain(Instant.now().plusSeconds(600), Priority.TIMER));
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SIGNAL);
        await().atMost(SOON).until(() -> executionTime().isPresent() && !picked());

        node.signal(A, order(1), Priority.SIGNAL);

        awaitNoRows();
        assertThat(handler.passes()).isEqualTo(2);
    }

    @Test
    void givesThePersonWhoWaitsTheFirstFreePlace() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        FakeHandler handler =
                new FakeHandler(_ -> {
                    working.countDown();
                    awaitLatch(queued);
                    return new Verdict.Finished();
                });
        LaneNode node = node(1, handler).started();
        node.signal(A, order(0), Priority.SIGNAL);
        awaitLatch(working);
        for (int i = 1; i <= 5; i++) {
            node.signal(A, order(i), Priority.IMPORT);
        }
        node.signal(A, order(6), Priority.SIGNAL);
        node.signal(A, order(7), Priority.ATTENDED);
        queued.countDown();

        awaitNoRows();
        assertThat(handler.claims().stream().map(claim -> claim.ref().id()).toList())
                .startsWith("0", "7", "6")
                .hasSize(8);
    }

    @Test
    void keepsThePriorityOfASignalThatCameDuringAPass() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch signalled = new CountDownLatch(1);
        FakeHandler handler =
                once(_ -> {
                    working.countDown();
                    awaitLatch(signalled);
                    return new Verdict.Finished();
                });
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SWEEP);
        awaitLatch(working);
        node.signal(A, order(1), Priority.ATTENDED);
        signalled.countDown();

        awaitNoRows();
        assertThat(handler.claims().getLast().priority()).isEqualTo(Priority.ATTENDED);
    }

    @Test
    void repeatsAFailedPassAfterAGrowingPause() {
        FakeHandler handler =
                new FakeHandler(_ -> {
                    throw new IllegalStateException("meant: the handler fails");
                });
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SIGNAL);

        for (int failures = 0; failures < 4; failures++) {
            int passes = failures + 1;
            await().atMost(SOON).until(() -> handler.passes() == passes && !picked());
            Duration pause = Duration.between(Instant.now(), executionTime().orElseThrow());
            long least = 2_000L << failures;
            assertThat(pause)
                    .isBetween(Duration.ofMillis(least - 1_500), Duration.ofMillis(least * 5 / 4));
            sql("update scheduled_tasks set execution_time = now()");
        }
        assertThat(count("work")).isEqualTo(1);
    }

    @Test
    void keepsThePromisedTurnUnlessAPersonWaits() {
        Instant turn = Instant.now().plusSeconds(300);
        FakeHandler handler =
                once(_ -> {
                    throw new NotYourTurn("calls", turn);
                });
        LaneNode node = node(4, handler).started();
        node.signal(A, order(1), Priority.SIGNAL);
        await().atMost(SOON).until(() -> handler.passes() == 1 && !picked());

        node.signal(A, order(1), Priority.SIGNAL);
        assertThat(executionTime().orElseThrow()).isCloseTo(turn, within(Duration.ofMillis(1)));
        assertThat(handler.passes()).isEqualTo(1);

        node.signal(A, order(1), Priority.ATTENDED);
        awaitNoRows();
        assertThat(handler.claims().getLast().fresh()).isTrue();
    }

    @Test
    void keepsThePromisedTurnThoughASignalCameDuringThePassUnlessAPersonWaits() throws Exception {
        for (Priority priority : List.of(Priority.SIGNAL, Priority.ATTENDED)) {
            CountDownLatch working = new CountDownLatch(1);
            CountDownLatch signalled = new CountDownLatch(1);
            FakeHandler handler =
                    once(_ -> {
                        working.countDown();
                        awaitLatch(signalled);
                        throw new NotYourTurn("calls", Instant.now().plusSeconds(300));
                    });
            LaneNode node = node(4, handler).started();
            node.signal(A, order(1), Priority.SIGNAL);
            awaitLatch(working);
            node.signal(A, order(1), priority);
            signalled.countDown();

            if (priority == Priority.ATTENDED) {
                awaitNoRows();
                assertThat(handler.passes()).isEqualTo(2);
            } else {
                await().atMost(SOON).until(() -> !picked());
                assertThat(executionTime().orElseThrow()).isAfter(Instant.now().plusSeconds(200));
                sql("delete from scheduled_tasks");
                sql("delete from work");
            }
            nodes.removeLast().close();
        }
    }

    @Test
    void startsNoPassThatCannotGetACallAndPromisesItATurn() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(4, handler);
        node.paces.configure(A, Paces.CALLS, Optional.of(new BigDecimal("2")));
        sql("update pace set next_slot = now() + interval '60 seconds'");
        node.started();

        node.signal(A, order(1), Priority.SIGNAL);
        await().atMost(SOON).until(() -> count("work where turn is not null") == 1);
        assertThat(executionTime().orElseThrow()).isAfter(Instant.now().plusSeconds(50));
        assertThat(handler.passes()).isZero();

        node.signal(A, order(2), Priority.ATTENDED);
        await().atMost(SOON).until(() -> handler.passes() == 1);
        assertThat(handler.claims().getFirst().ref()).isEqualTo(order(2));
    }

    /** Where places are rare, too, a single order does not wait for somebody else's thousands. */
    @Test
    void takesWhoHasMoreWorkThanCallsAfterTheOthers() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(1, handler);
        node.paces.configure(A, Paces.CALLS, Optional.of(new BigDecimal("2")));
        sql("update pace set turn = now() + interval '60 seconds'");
        for (int i = 1; i <= 5; i++) {
            node.signal(A, order(i), Priority.SIGNAL);
        }
        node.signal(B, order(6), Priority.SIGNAL);
        node.signal(A, order(7), Priority.ATTENDED);
        node.signal(B, order(8), Priority.TIMER);
        sql("update pace set turn = now() + interval '1 second'");
        node.transactions.runInOrganisation(
                A,
                () ->
                        node.lane.lookAt(
                                A, order(10), Priority.SIGNAL, Instant.now().plusSeconds(3_000)));
        assertThat(count("scheduled_tasks where priority = 40 and task_instance like '%/10'"))
                .as("by then its backlog is over")
                .isEqualTo(1);
        node.signal(B, order(9), Priority.SWEEP);

        node.started();

        await().atMost(SOON).until(() -> handler.passes() == 9);
        assertThat(handler.claims())
                .extracting(Claim::ref)
                .startsWith(order(7), order(6), order(8))
                .endsWith(order(9));
    }

    @Test
    void revivesTheWorkOfADeadNodeAndRefusesItsWritesIfItComesBack() throws Exception {
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        LaneNode[] first = new LaneNode[1];
        FakeHandler doomed =
                new FakeHandler(claim -> {
                    frozen.countDown();
                    awaitLatch(thawed);
                    first[0].transactions.runInOrganisation(
                            A,
                            () -> {
                                try {
                                    first[0].fences.check(A, claim.ref(), claim.fence());
                                    written.incrementAndGet();
                                } catch (FenceBroken broken) {
                                    refused.incrementAndGet();
                                    throw broken;
                                }
                            });
                    return new Verdict.Finished();
                });
        first[0] = node(4, doomed).started();
        first[0].signal(A, order(1), Priority.SIGNAL);
        awaitLatch(frozen);
        first[0].freeze();

        CountDownLatch successor = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        FakeHandler heir =
                new FakeHandler(_ -> {
                    successor.countDown();
                    awaitLatch(ended);
                    return new Verdict.Finished();
                });
        node(4, heir).started();
        awaitLatch(successor);
        assertThat(heir.claims().getFirst().fence())
                .isGreaterThan(doomed.claims().getFirst().fence());

        first[0].thaw();
        thawed.countDown();
        await().atMost(SOON).until(() -> refused.get() == 1);
        ended.countDown();

        awaitNoRows();
        assertThat(written).hasValue(0);
    }

    @Test
    void worksOnATaskWhoseRowIsGoneRatherThanLosingASignal() {
        FakeHandler handler = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode node = node(4, handler);
        node.signal(A, order(1), Priority.SIGNAL);
        sql("delete from work");

        node.started();

        await().atMost(SOON).until(() -> handler.passes() == 1);
        awaitNoRows();
    }

    private LaneNode node(int passes, FakeHandler handler) {
        LaneNode node = new LaneNode(database, passes, handler);
        nodes.add(node);
        return node;
    }

    /** Does this in the first pass, and nothing in the others. */
    private static FakeHandler once(Function<Claim, Verdict> first) {
        AtomicBoolean done = new AtomicBoolean();
        return new FakeHandler(claim ->
                done.compareAndSet(false, true) ? first.apply(claim) : new Verdict.Finished());
    }

    private static SourceRef order(int id) {
        return new SourceRef(ConnectionId.parse("shopify:a.example"), "order", "" + id);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return org.assertj.core.api.Assertions.within(
                duration.toMillis(), java.time.temporal.ChronoUnit.MILLIS);
    }

    private void awaitNoRows() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .until(() -> rows() == 0);
    }

    private int rows() {
        return count("work") + count("scheduled_tasks");
    }

    private boolean picked() {
        return count("scheduled_tasks where picked") > 0;
    }

    private Optional<Instant> executionTime() {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql("select execution_time from scheduled_tasks")
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(OffsetDateTime::toInstant));
    }

    private int count(String table) {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single());
    }

    private void sql(String statement) {
        database.transactions()
                .runAcrossOrganisations(() -> database.jdbc().sql(statement).update());
    }

    private static final class Once {

        private volatile Instant value = Instant.MIN;

        synchronized boolean setOnce(Instant instant) {
            if (value.equals(Instant.MIN)) {
                value = instant;
                return true;
            }
            return false;
        }

        Instant get() {
            return value;
        }
    }
}
