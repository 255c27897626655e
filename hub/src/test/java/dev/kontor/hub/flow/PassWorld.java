package dev.kontor.hub.flow;

import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.approval.TestApprovals;
import dev.kontor.hub.connector.TestConnectors;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.LaneByHand;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.ledger.TestAudit;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.TestOrganisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes over a real database with a fake shop and fake actions: what is signalled is worked on by
 * hand, at the time the test sets.
 */
final class PassWorld {

    final TestDatabase database;
    final FakeShop shop = new FakeShop();
    final FakeActions actions = new FakeActions();
    final LaneByHand lane;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final OrganisationId organisation = new OrganisationId("a");
    Organisations organisations;
    Runs runs;
    StuckDesk desk;
    Approvals approvals;
    Flows flows;
    FlowDesk flowDesk;
    SnapshotArchive archive;
    Rehearsals rehearsals;
    BackTests backTests;
    Instant now = Instant.parse("2026-12-05T10:00:00Z");
    private Passes passes;

    /**
     * @param flows the lines below {@code flows:} of the organisation, without indentation
     */
    PassWorld(TestDatabase database, String flows) {
        this.database = database;
        this.lane = new LaneByHand(database);
        declare(flows);
    }

    /** Starts the hub anew with other flows. */
    void declare(String flows) {
        declareWith(flows, "language: de");
    }

    /** Starts the hub anew with other flows and another setting of the organisation. */
    void declareWith(String flows, String setting) {
        InstantSource clock = () -> now;
        organisations =
                TestOrganisations.apply(
                        database,
                        """
                        organisations:
                          a:
                            lexware: {api-key: {env: KEY_A}, base-url: 'http://127.0.0.1:9'}
                            %s
                            connections:
                              shop: {vendor: example, account: shop.example}
                            flows:
                        %s
                        """
                                .formatted(setting, flows.indent(6)),
                        clock);
        JsonMapper json = JsonMapper.builder().build();
        ObjectTable objects = new ObjectTable(database.jdbc());
        RunTable runTable = new RunTable(database.jdbc(), json);
        StuckTable stuck = new StuckTable(database.jdbc(), json);
        runs = new Runs(runTable, objects, database.transactions());
        approvals = TestApprovals.of(database, organisations, lane.lane(), json, clock);
        desk =
                new StuckDesk(
                        stuck,
                        approvals,
                        lane.lane(),
                        TestAudit.of(database),
                        json,
                        database.transactions(),
                        clock);
        this.flows = anotherNode();
        flowDesk =
                new FlowDesk(
                        this.flows,
                        new FlowTable(database.jdbc()),
                        new StartTable(database.jdbc()),
                        stuck,
                        lane.lane(),
                        TestAudit.of(database),
                        json,
                        database.transactions(),
                        clock);
        SnapshotTable snapshots = new SnapshotTable(database.jdbc());
        Jobs jobs = new Jobs(database.jdbc(), json);
        archive =
                new SnapshotArchive(
                        organisations,
                        snapshots,
                        jobs,
                        database.transactions(),
                        json,
                        clock,
                        new FlowProperties(Duration.ofDays(400), Duration.ofDays(30)));
        rehearsals =
                new Rehearsals(
                        organisations,
                        TestConnectors.of(shop),
                        this.flows,
                        new FlowTable(database.jdbc()),
                        snapshots,
                        archive,
                        database.transactions(),
                        json,
                        clock);
        backTests =
                new BackTests(
                        organisations,
                        rehearsals,
                        snapshots,
                        archive,
                        jobs,
                        lane.lane(),
                        TestAudit.of(database),
                        database.transactions(),
                        json,
                        clock);
        passes =
                new Passes(
                        organisations,
                        TestConnectors.of(shop),
                        this.flows,
                        new PassRecords(
                                database.transactions(),
                                lane.fences(),
                                objects,
                                runTable,
                                stuck,
                                approvals,
                                clock),
                        database.transactions(),
                        archive,
                        new PassMetrics(meters, organisations, stuck, database.transactions()),
                        json,
                        clock);
    }

    /** The flows as a node sees them that starts now. */
    Flows anotherNode() {
        return new Flows(
                organisations,
                actions.catalogue(),
                new FlowTable(database.jdbc()),
                new StartTable(database.jdbc()),
                database.transactions(),
                () -> now);
    }

    /** How many entries of this kind the audit trail has. */
    int audited(String kind) {
        return database.transactions()
                .inOrganisation(
                        organisation,
                        () ->
                                database.jdbc()
                                        .sql("select count(*) from audit where kind = ?")
                                        .param(kind)
                                        .query(Integer.class)
                                        .single());
    }

    Verdict pass(SourceRef ref) {
        return passes.work(claim(ref));
    }

    Claim claim(SourceRef ref) {
        return lane.claim(organisation, ref, Priority.SIGNAL);
    }

    Verdict pass(Claim claim) {
        return passes.work(claim);
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    List<Run> runs(SourceRef root) {
        return runs.list(organisation, null, root, 0, 100);
    }

    long runs(@Nullable ObjectOutcome outcome) {
        return runs.count(organisation, outcome, null);
    }

    StuckCase onlyStuck() {
        List<StuckCase> open = desk.open(organisation, null, 0, 10);
        if (open.size() != 1) {
            throw new AssertionError("Expected one open case, but there are " + open);
        }
        return open.getFirst();
    }

    SourceStatus status(SourceRef ref) {
        return runs.objects(organisation, null, 0, 1_000).stream()
                .filter(each -> each.ref().equals(ref))
                .findFirst()
                .orElseThrow();
    }
}
