package dev.kontor.hub.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A node that is told to end. Heartbeats are a minute apart here, so that work which waited until
 * its node counts as dead would wait longer than these tests do.
 */
@Timeout(120)
class LaneStopIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int PASSES = 4;
    private static final int OBJECTS = 40;

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
    void claimsNothingMoreAndEndsWhatIsUnderWayWhileOthersDoTheRest() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        FakeHandler leaving =
                new FakeHandler(_ -> {
                    awaitEnd(mayEnd);
                    ended.incrementAndGet();
                    return new Verdict.Finished();
                });
        FakeHandler staying = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode first = node(Duration.ofSeconds(30), leaving).started();
        for (int i = 0; i < OBJECTS; i++) {
            first.signal(A, order(i), Priority.SIGNAL);
        }
        await().atMost(SOON).until(() -> leaving.passes() == PASSES);

        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> stopping = thread.submit(first::stop);
            await().atMost(SOON).until(first::isStopping);
            node(Duration.ofSeconds(30), staying).started();
            await().atMost(SOON).until(() -> staying.passes() == OBJECTS - PASSES);

            assertThat(leaving.passes()).isEqualTo(PASSES);
            assertThat(stopping.isDone()).isFalse();
            assertThat(rows("scheduled_tasks where picked")).isEqualTo(PASSES);

            mayEnd.countDown();
            stopping.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(ended).hasValue(PASSES);
        assertThat(rows("scheduled_tasks")).isZero();
        assertThat(rows("work")).isZero();
        assertThat(leaving.passes()).isEqualTo(PASSES);
        assertThat(refs(leaving, staying)).doesNotHaveDuplicates().hasSize(OBJECTS);
    }

    @Test
    void givesBackWhatDoesNotEndInTimeSoThatOthersTakeOverAtOnce() {
        CountDownLatch late = new CountDownLatch(1);
        Set<SourceRef> stuck = ConcurrentHashMap.newKeySet();
        FakeHandler hanging =
                new FakeHandler(claim -> {
                    stuck.add(claim.ref());
                    awaitUninterruptibly(late);
                    return new Verdict.Finished();
                });
        FakeHandler heir = new FakeHandler(_ -> new Verdict.Finished());
        LaneNode first = node(Duration.ofMillis(100), hanging).started();
        for (int i = 0; i < PASSES; i++) {
            first.signal(A, order(i), Priority.SIGNAL);
        }
        await().atMost(SOON).until(() -> stuck.size() == PASSES);
        node(Duration.ofSeconds(30), heir).started();

        first.stop();

        await().atMost(SOON).until(() -> heir.passes() == PASSES);
        for (Claim claim : heir.claims()) {
            assertThat(claim.fence())
                    .isGreaterThan(
                            hanging.claims().stream()
                                    .filter(before -> before.ref().equals(claim.ref()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fence());
        }
        await().atMost(SOON).until(() -> rows("work") == 0);

        late.countDown();
        await().atMost(SOON).until(() -> !first.isWorking());
        assertThat(rows("scheduled_tasks")).isZero();
    }

    private LaneNode node(Duration shutdown, FakeHandler handler) {
        LaneNode node =
                new LaneNode(
                        database,
                        new LaneProperties(
                                PASSES, Duration.ofMillis(20), Duration.ofMinutes(1), shutdown),
                        handler);
        nodes.add(node);
        return node;
    }

    private static List<SourceRef> refs(FakeHandler one, FakeHandler other) {
        return Stream.of(one, other)
                .flatMap(handler -> handler.claims().stream())
                .map(Claim::ref)
                .toList();
    }

    private static SourceRef order(int id) {
        return new SourceRef(ConnectionId.parse("shopify:a.example"), "order", "" + id);
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("a pass was interrupted that had time to end", stopped);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // meant: a pass that does not listen
            }
        }
    }

    private int rows(String table) {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single());
    }
}
