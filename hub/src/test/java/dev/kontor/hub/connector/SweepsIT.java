package dev.kontor.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.FenceBroken;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.VendorSettings;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SweepsIT {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ConnectionId SHOP = new ConnectionId("fake", "account");
    private static final SourceRef SWEEP = Sweeps.refOf(SHOP);
    private static final long FENCE = 7;

    private final ScriptedConnector connector = new ScriptedConnector();
    private TestDatabase database;
    private Organisations organisations;
    private Sweeps sweeps;

    @BeforeEach
    void prepare() {
        database = TestDatabase.create();
        Configuration configuration = TestOrganisation.configuration(SHOP, Map.of(), Map.of());
        organisations = TestOrganisation.apply(database, configuration);
        LaneBeans beans = new LaneBeans(database.jdbc());
        sweeps =
                new Sweeps(
                        new Connectors(List.of(connector)),
                        organisations,
                        new WebhookAddresses(configuration),
                        beans.lane(),
                        beans.fences(),
                        database.transactions(),
                        database.jdbc(),
                        InstantSource.fixed(NOW),
                        new SimpleMeterRegistry());
        hold(FENCE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void storesTheCheckpointTogetherWithTheSignals() {
        connector.pages.add(() -> page(List.of("1", "2"), "checkpoint-1", true));

        Verdict verdict = sweeps.work(claim(FENCE));

        assertThat(verdict).isEqualTo(new Verdict.LookAgain(NOW.plusSeconds(300), Priority.SWEEP));
        assertThat(signalled()).contains("fake:account/order/1", "fake:account/order/2");
        assertThat(checkpoint()).containsExactly("checkpoint-1");
    }

    @Test
    void goesOnFromTheStoredCheckpoint() {
        connector.pages.add(() -> page(List.of(), "checkpoint-1", false));
        connector.pages.add(() -> page(List.of(), "checkpoint-2", true));

        sweeps.work(claim(FENCE));
        sweeps.work(claim(FENCE));

        assertThat(connector.askedFrom).containsExactly(null, "checkpoint-1");
        assertThat(checkpoint()).containsExactly("checkpoint-2");
    }

    @Test
    void looksAfterWebhooksOncePerRound() {
        connector.pages.add(() -> page(List.of(), "a", false));
        connector.pages.add(() -> page(List.of(), "b", true));
        connector.pages.add(() -> page(List.of(), "c", true));

        sweeps.work(claim(FENCE));
        sweeps.work(claim(FENCE));
        sweeps.work(claim(FENCE));

        assertThat(connector.callbacks).hasSize(2);
        assertThat(connector.callbacks.getFirst()).startsWith("https://hub.example/in/");
    }

    @Test
    void storesNothingWhenThePassWasTakenOver() {
        connector.pages.add(() -> page(List.of("1"), "checkpoint-1", true));

        assertThatThrownBy(() -> sweeps.work(claim(FENCE - 1))).isInstanceOf(FenceBroken.class);

        assertThat(signalled()).doesNotContain("fake:account/order/1");
        assertThat(checkpoint()).isEmpty();
    }

    @Test
    void pausesTheConnectionWhenAccessIsRefused() {
        connector.pages.add(() -> {
            throw failure(ConnectorError.ACCESS_REFUSED);
        });

        Verdict verdict = sweeps.work(claim(FENCE));

        assertThat(verdict).isEqualTo(new Verdict.LookAgain(NOW.plusSeconds(60), Priority.SWEEP));
        assertThat(organisations.connection(TestOrganisation.ID, SHOP).pause())
                .isNotNull()
                .satisfies(pause -> assertThat(pause.reason().en()).isEqualTo("no way in"));
        assertThat(sweeps.work(claim(FENCE))).isInstanceOf(Verdict.LookAgain.class);
        assertThat(connector.askedFrom).hasSize(1);
    }

    @Test
    void comesAgainWhenTheVendorSaysSo() {
        connector.pages.add(() -> {
            throw failure(ConnectorError.THROTTLED);
        });

        assertThat(sweeps.work(claim(FENCE)))
                .isEqualTo(new Verdict.LookAgain(NOW.plusSeconds(17), Priority.SWEEP));
        assertThat(organisations.connection(TestOrganisation.ID, SHOP).paused()).isFalse();
    }

    @Test
    void sweepsEvenIfWebhooksCannotBeMended() {
        connector.webhooks =
                () -> {
                    throw failure(ConnectorError.REQUEST_REFUSED);
                };
        connector.pages.add(() -> page(List.of("1"), "checkpoint-1", true));

        sweeps.work(claim(FENCE));

        assertThat(checkpoint()).containsExactly("checkpoint-1");
    }

    @Test
    void endsTheSweepOfAConnectionThatIsNoLongerDeclared() {
        ConnectionId gone = new ConnectionId("fake", "gone");

        assertThat(sweeps.work(claim(Sweeps.refOf(gone), FENCE))).isEqualTo(new Verdict.Finished());
    }

    @Test
    void schedulesEveryConnectionThatHasAConnectorAtTheStart() {
        database.transactions()
                .runAcrossOrganisations(() -> database.jdbc().sql("delete from work").update());

        sweeps.scheduleAll();

        assertThat(signalled()).containsExactly("fake:account/sweep/sweep");
    }

    private static ConnectorFailure failure(ConnectorError error) {
        return new ConnectorFailure(
                error, new Words("kein Zugang", "no way in"), NOW.plusSeconds(17));
    }

    private static SweepPage page(List<String> orders, String next, boolean complete) {
        return new SweepPage(
                orders.stream().map(id -> SignalHint.of(new SourceRef(SHOP, "order", id))).toList(),
                next,
                complete,
                NOW.plusSeconds(complete ? 300 : 0));
    }

    private Claim claim(long fence) {
        return claim(SWEEP, fence);
    }

    private static Claim claim(SourceRef ref, long fence) {
        return new Claim(TestOrganisation.ID, ref, 1, fence, Priority.SWEEP, true, NOW);
    }

    private void hold(long fence) {
        database.transactions()
                .runInOrganisation(
                        TestOrganisation.ID,
                        () ->
                                database.jdbc()
                                        .sql(
                                                """
                                                insert into work (organisation, ref, fence, priority, signalled_at)
                                                values (?, ?, ?, 20, now())
                                                """)
                                        .params(
                                                TestOrganisation.ID.value(),
                                                SWEEP.toString(),
                                                fence)
                                        .update());
    }

    private List<String> signalled() {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql("select ref from work order by ref")
                                .query(String.class)
                                .list());
    }

    private List<String> checkpoint() {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql("select checkpoint from sweep_checkpoint")
                                .query(String.class)
                                .list());
    }

    /** Answers as told. */
    private static final class ScriptedConnector implements Connector {

        private final Deque<Supplier<SweepPage>> pages = new ArrayDeque<>();
        private final List<@Nullable String> askedFrom = new ArrayList<>();
        private final List<@Nullable String> callbacks = new ArrayList<>();
        private Supplier<List<String>> webhooks = List::of;

        @Override
        public String vendor() {
            return "fake";
        }

        @Override
        public VendorSettings settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reception receive(Connection connection, Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Snapshot read(Connection connection, SourceRef root) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SweepPage sweep(Connection connection, @Nullable String checkpoint) {
            askedFrom.add(checkpoint);
            return pages.remove().get();
        }

        @Override
        public WriteAnswer annotate(Connection connection, SourceRef ref, Annotation annotation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> ensureWebhooks(Connection connection, @Nullable String callbackUrl) {
            callbacks.add(callbackUrl);
            return webhooks.get();
        }
    }
}
