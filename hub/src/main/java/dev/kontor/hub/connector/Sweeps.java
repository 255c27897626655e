package dev.kontor.hub.connector;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.OrganisationChanged;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The periodic catch-up of every connection: heals what webhooks lost, and sees to it that the
 * vendor goes on sending them. One pass reads one page; its checkpoint and its signals are stored
 * in one transaction, so that a crash repeats a page and never skips one.
 *
 * <p>Access that is refused pauses the connection; a paused one is looked at again every minute and
 * goes on where it was when a person has resumed it.
 */
@Component
class Sweeps implements WorkHandler {

    static final String KIND = "sweep";

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);

    /** No pass waits longer than this because a connection is paused. */
    private static final Duration WAITS_FOR_RESUMING = Duration.ofMinutes(10);

    private final Connectors connectors;
    private final Organisations organisations;
    private final Lane lane;
    private final Fences fences;
    private final Transactions transactions;
    private final SweepTable table;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final WebhookAddresses addresses;

    Sweeps(
            Connectors connectors,
            Organisations organisations,
            WebhookAddresses addresses,
            Lane lane,
            Fences fences,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock,
            MeterRegistry metrics) {
        this.connectors = connectors;
        this.organisations = organisations;
        this.addresses = addresses;
        this.lane = lane;
        this.fences = fences;
        this.transactions = transactions;
        this.table = new SweepTable(jdbc);
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What a connection's sweep is called in the lane. */
    static SourceRef refOf(ConnectionId connection) {
        return new SourceRef(connection, KIND, KIND);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Calls to other vendors are none of Lexware's. */
    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    /** Every start sweeps every connection at once: who knows how long the hub was away. */
    @EventListener(ApplicationReadyEvent.class)
    void scheduleAll() {
        for (Organisation organisation : organisations.active()) {
            transactions.runInOrganisation(
                    organisation.id(),
                    () ->
                            connections(organisation)
                                    .filter(each -> connectorOf(each.id()).isPresent())
                                    .forEach(each ->
                                            lane.signal(
                                                    organisation.id(),
                                                    refOf(each.id()),
                                                    Priority.SWEEP)));
        }
    }

    /**
     * What may be used from now on is caught up with at once, and what waited for it, too: nobody
     * who resumes a connection wants to wait for the next round.
     */
    @EventListener
    void schedule(OrganisationChanged change) {
        OrganisationId organisation = change.now().id();
        List<Connection> begun =
                change.begun().stream().filter(each -> connectorOf(each.id()).isPresent()).toList();
        if (begun.isEmpty()) {
            return;
        }
        transactions.runInOrganisation(
                organisation,
                () -> {
                    begun.forEach(
                            each -> lane.signal(organisation, refOf(each.id()), Priority.SWEEP));
                    if (change.before() != null) {
                        lane.hasten(organisation, WAITS_FOR_RESUMING);
                    }
                });
    }

    @Override
    public Verdict work(Claim claim) {
        ConnectionId id = claim.ref().connection();
        Optional<Connection> connection =
                organisations.find(claim.organisation()).flatMap(each -> each.connection(id));
        Optional<Connector> connector = connectorOf(id);
        if (connection.isEmpty() || connector.isEmpty()) {
            followNewName(claim);
            return new Verdict.Finished();
        }
        if (connection.get().paused()) {
            return new Verdict.LookAgain(clock.instant().plus(WHILE_PAUSED), Priority.SWEEP);
        }
        try {
            return sweep(claim, connection.get(), connector.get());
        } catch (ConnectorFailure failure) {
            return afterFailure(connection.get(), failure);
        }
    }

    private Verdict sweep(Claim claim, Connection connection, Connector connector) {
        Optional<SweepTable.Place> place =
                transactions.inOrganisation(
                        claim.organisation(),
                        () -> table.find(claim.organisation(), connection.id()));
        transactions.requireNone("Sweeping " + connection.id());
        if (place.map(SweepTable.Place::roundComplete).orElse(true)) {
            ensureWebhooks(connection, connector);
        }
        String checkpoint = place.map(SweepTable.Place::checkpoint).orElse(null);
        SweepPage page = connector.sweep(connection, checkpoint);
        Instant sweptAt = clock.instant();
        transactions.runInOrganisation(
                claim.organisation(), () -> store(claim, connection.id(), page, sweptAt));
        metrics.counter("kontor.sweep.signals", "connection", connection.id().toString())
                .increment(page.hints().size());
        if (!page.hints().isEmpty()) {
            LOG.info(
                    "outcome=swept organisation={} connection={} signals={} complete={}",
                    claim.organisation(),
                    connection.id(),
                    page.hints().size(),
                    page.complete());
        }
        return new Verdict.LookAgain(page.lookAgain(), Priority.SWEEP);
    }

    /** Always in one order: two transactions that signal the same objects must not cross. */
    private void store(Claim claim, ConnectionId connection, SweepPage page, Instant sweptAt) {
        fences.check(claim.organisation(), claim.ref(), claim.fence());
        page.hints().stream()
                .map(SignalHint::root)
                .distinct()
                .sorted(Comparator.comparing(SourceRef::toString))
                .forEach(root -> lane.signal(claim.organisation(), root, Priority.SWEEP));
        table.store(
                claim.organisation(),
                connection,
                new SweepTable.Place(page.next(), page.complete()),
                sweptAt);
    }

    /**
     * Webhooks that cannot be mended are no reason not to sweep: then the sweep is all there is.
     */
    private void ensureWebhooks(Connection connection, Connector connector) {
        try {
            for (String mended : connector.ensureWebhooks(connection, addresses.of(connection))) {
                LOG.info(
                        "outcome=webhooks-mended organisation={} connection={} what='{}'",
                        connection.organisation(),
                        connection.id(),
                        mended);
            }
        } catch (ConnectorFailure failure) {
            if (failure.error() != ConnectorError.REQUEST_REFUSED) {
                throw failure;
            }
            LOG.warn(
                    "outcome=webhooks-refused organisation={} connection={} reason='{}'",
                    connection.organisation(),
                    connection.id(),
                    failure.words().en());
        }
    }

    private Verdict afterFailure(Connection connection, ConnectorFailure failure) {
        if (failure.error() != ConnectorError.THROTTLED) {
            transactions.runInOrganisation(
                    connection.organisation(),
                    () ->
                            table.failed(
                                    connection.organisation(),
                                    connection.id(),
                                    failure.words(),
                                    clock.instant()));
        }
        metrics.counter(
                        "kontor.sweep.failures",
                        "connection",
                        connection.id().toString(),
                        "code",
                        failure.error().name())
                .increment();
        if (failure.administratorMustAct()) {
            organisations.pauseConnection(
                    connection.organisation(), connection.id(), failure.words());
            LOG.warn(
                    "outcome=connection-paused organisation={} connection={} code={} reason='{}'",
                    connection.organisation(),
                    connection.id(),
                    failure.error(),
                    failure.words().en());
            return new Verdict.LookAgain(clock.instant().plus(WHILE_PAUSED), Priority.SWEEP);
        }
        LOG.info(
                "outcome=sweep-failed organisation={} connection={} code={} retry-at={}",
                connection.organisation(),
                connection.id(),
                failure.error(),
                failure.retryAt());
        return new Verdict.LookAgain(failure.retryAt(), Priority.SWEEP);
    }

    /** A Lexware connection gets its account's name only when it is first spoken to. */
    private void followNewName(Claim claim) {
        if (!claim.ref().connection().vendor().equals(LexwareAccount.VENDOR)) {
            return;
        }
        organisations
                .find(claim.organisation())
                .map(organisation -> organisation.lexware().connection().id())
                .filter(id -> !id.equals(claim.ref().connection()))
                .filter(id -> connectorOf(id).isPresent())
                .ifPresent(id ->
                        transactions.runInOrganisation(
                                claim.organisation(),
                                () ->
                                        lane.signal(
                                                claim.organisation(), refOf(id), Priority.SWEEP)));
    }

    private Optional<Connector> connectorOf(ConnectionId connection) {
        return connectors.find(connection.vendor());
    }

    private static Stream<Connection> connections(Organisation organisation) {
        return Stream.concat(
                Stream.of(organisation.lexware().connection()),
                organisation.connections().stream());
    }
}
