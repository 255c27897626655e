package dev.kontor.hub.flow;

import dev.kontor.hub.action.Offline;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.OrganisationSettings;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Objects that are older than the flows: reads them, tries flows on them, and lets flows act on
 * single ones where a person ordered it. Thread-safe.
 */
@Component
public class PastObjects {

    private final Organisations organisations;
    private final Connectors connectors;
    private final Flows flows;
    private final Rehearsals rehearsals;
    private final SnapshotArchive archive;
    private final SnapshotTable snapshots;
    private final ObjectTable objects;
    private final Lane lane;
    private final Transactions transactions;
    private final InstantSource clock;

    PastObjects(
            Organisations organisations,
            Connectors connectors,
            Flows flows,
            Rehearsals rehearsals,
            SnapshotArchive archive,
            SnapshotTable snapshots,
            ObjectTable objects,
            Lane lane,
            Transactions transactions,
            InstantSource clock) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.flows = flows;
        this.rehearsals = rehearsals;
        this.archive = archive;
        this.snapshots = snapshots;
        this.objects = objects;
        this.lane = lane;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * From when on flows care for new objects by themselves: the earliest start of a flow for
     * orders; empty if none is switched on.
     */
    public Optional<Instant> flowsBegin(OrganisationId organisation) {
        return flows.of(organisation, Trigger.ORDER).stream()
                .map(EnabledFlow::start)
                .min(Instant::compareTo);
    }

    /** Whether a flow cares for the object by itself, because it is not older than its start. */
    public boolean caredFor(OrganisationId organisation, SourceObject object) {
        Trigger trigger =
                switch (object) {
                    case Order _ -> Trigger.ORDER;
                    case Refund _ -> Trigger.REFUND;
                };
        return flows.of(organisation, trigger).stream()
                .anyMatch(flow -> !object.businessDate().isBefore(flow.start()));
    }

    /**
     * Reads an object from its source, and keeps what was read for rehearsals. Must not be called
     * inside a transaction.
     */
    public Snapshot read(Connection connection, SourceRef root) {
        transactions.requireNone("Reading " + root);
        Snapshot snapshot = connectors.get(root.connection().vendor()).read(connection, root);
        if (snapshot instanceof Snapshot.Present(SourceObject object, Instant readAt)) {
            archive.keep(connection.organisation(), object, readAt);
        }
        return snapshot;
    }

    /** An order as it was kept when it was read last. */
    public Optional<Order> kept(OrganisationId organisation, SourceRef root) {
        archive.flush();
        return transactions
                .inOrganisation(organisation, () -> snapshots.find(organisation, root))
                .map(archive::read);
    }

    /** What the flows that are on would do for an order and its refunds; asks nobody. */
    public List<Rehearsal> rehearse(OrganisationId organisation, Order order) {
        return Offline.call(() -> rehearsals.ofRead(organisation, order));
    }

    /**
     * Whether the books are closed for what happened: a sale belongs to the day of its supply, or
     * of the order while that is open; a refund to its own day.
     */
    public boolean closed(OrganisationId organisation, SourceObject object) {
        return closed(organisations.get(organisation).settings(), object);
    }

    static boolean closed(OrganisationSettings settings, SourceObject object) {
        Instant happened =
                switch (object) {
                    case Order order ->
                            Objects.requireNonNullElse(
                                    order.sale().suppliedAt(), order.createdAt());
                    case Refund refund -> refund.refundedAt();
                };
        return settings.closed(happened.atZone(settings.zone()).toLocalDate());
    }

    /** Notes an object that was read and not worked on. Takes part in the caller's transaction. */
    public void noteSeen(OrganisationId organisation, SourceRef root, SourceObject object) {
        objects.noteSeen(
                organisation,
                new SourceStatus(
                        object.ref(),
                        root,
                        object.number(),
                        object.businessDate(),
                        ObjectOutcome.BEFORE_START,
                        false,
                        false,
                        false,
                        null,
                        clock.instant()));
    }

    /**
     * Orders that flows act on an object although it is older than their start, and has it looked
     * at when its turn comes, after everything that is fresh. Where the books are closed nothing is
     * written all the same, and approvals are asked for as ever. Takes part in the caller's
     * transaction.
     *
     * @param ref of an object that was {@linkplain #noteSeen noted} before
     * @param by who ordered it
     */
    public void mandate(OrganisationId organisation, SourceRef root, SourceRef ref, String by) {
        objects.mandate(organisation, ref, by);
        lane.signal(organisation, root, Priority.IMPORT);
    }

    /** What became of these objects; those that were never read are left out. */
    public Map<SourceRef, SourceStatus> statuses(
            OrganisationId organisation, Collection<SourceRef> refs) {
        return transactions.inOrganisation(organisation, () -> objects.ofRefs(organisation, refs));
    }
}
