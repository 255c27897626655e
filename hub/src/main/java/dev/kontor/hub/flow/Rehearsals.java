package dev.kontor.hub.flow;

import dev.kontor.hub.action.Offline;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.yaml.ConfigurationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dry runs: what flows would do for an object, with the exact requests, and nothing is written.
 * Thread-safe.
 */
@Component
public class Rehearsals {

    private final Organisations organisations;
    private final Connectors connectors;
    private final Flows flows;
    private final FlowTable table;
    private final SnapshotTable snapshots;
    private final SnapshotArchive archive;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    Rehearsals(
            Organisations organisations,
            Connectors connectors,
            Flows flows,
            FlowTable table,
            SnapshotTable snapshots,
            SnapshotArchive archive,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.flows = flows;
        this.table = table;
        this.snapshots = snapshots;
        this.archive = archive;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Which flow is tried: a document that need not be saved, else a saved one by name, switched on
     * or not; if both are null, all that are switched on.
     */
    public record What(@Nullable String content, @Nullable String flow) {}

    /**
     * Tries flows on an object of a source, read now; if it cannot be read, as it was kept.
     *
     * @throws HubException {@link FlowError#OBJECT_UNKNOWN}, {@link FlowError#FLOW_UNKNOWN}, {@link
     *     FlowError#FLOW_WRONG}
     */
    public List<Rehearsal> of(OrganisationId organisation, SourceRef ref, What what) {
        List<Rehearser> rehearsers = rehearsers(organisation, what);
        Connection connection = organisations.connection(organisation, ref.connection());
        Snapshot snapshot = connectors.get(ref.connection().vendor()).read(connection, ref);
        if (snapshot instanceof Snapshot.Present(SourceObject root, Instant _)
                && root instanceof Order order) {
            return rehearse(rehearsers, order);
        }
        Order kept =
                transactions
                        .inOrganisation(organisation, () -> snapshots.find(organisation, ref))
                        .map(archive::read)
                        .orElseThrow(() -> FlowError.objectUnknown(ref));
        return rehearse(rehearsers, kept);
    }

    /**
     * Tries flows on the newest object as it was kept, without asking anybody; empty if none was
     * kept yet.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_WRONG}
     */
    public List<Rehearsal> ofNewest(OrganisationId organisation, What what) {
        List<Rehearser> rehearsers = rehearsers(organisation, what);
        return transactions
                .inOrganisation(organisation, () -> snapshots.after(organisation, null, 1))
                .stream()
                .map(archive::read)
                .flatMap(order -> Offline.call(() -> rehearse(rehearsers, order)).stream())
                .toList();
    }

    /**
     * Tries flows on an order that is written out: JSON as {@link #example} gives it.
     *
     * @throws HubException {@link FlowError#OBJECT_WRONG}, {@link FlowError#FLOW_UNKNOWN}, {@link
     *     FlowError#FLOW_WRONG}
     */
    public List<Rehearsal> ofPasted(OrganisationId organisation, String order, What what) {
        List<Rehearser> rehearsers = rehearsers(organisation, what);
        try {
            Order read = json.readValue(order, Order.class);
            if (read == null) {
                throw FlowError.objectWrong("it is empty");
            }
            return rehearse(rehearsers, read);
        } catch (JacksonException wrong) {
            throw FlowError.objectWrong(wrong.getOriginalMessage());
        }
    }

    /** Tries the flows that are switched on on an order that was read before. */
    List<Rehearsal> ofRead(OrganisationId organisation, Order order) {
        return rehearse(rehearsers(organisation, new What(null, null)), order);
    }

    /** An order as it was kept, as JSON to change and paste; empty if it was never read. */
    public Optional<String> example(OrganisationId organisation, SourceRef ref) {
        archive.flush(); // what was read a moment ago may still wait to be kept
        return transactions
                .inOrganisation(organisation, () -> snapshots.find(organisation, ref))
                .map(SnapshotTable.Row::content);
    }

    /** What follows the flows that are meant. */
    List<Rehearser> rehearsers(OrganisationId organisation, What what) {
        String content = what.content();
        String name = what.flow();
        if (content != null) {
            return List.of(rehearser(organisation, content, Instant.EPOCH));
        }
        List<Rehearser> on =
                flows.all(organisation)
                        .filter(flow -> name == null || flow.document().name().equals(name))
                        .map(flow ->
                                new Rehearser(
                                        organisation,
                                        flow.document(),
                                        flow.settings(),
                                        flow.start()))
                        .toList();
        if (!on.isEmpty() || name == null) {
            return on;
        }
        return List.of(
                transactions
                        .inOrganisation(organisation, () -> table.find(organisation, name))
                        .map(flow ->
                                rehearser(organisation, flow.version().content(), Instant.EPOCH))
                        .orElseThrow(() -> FlowError.flowUnknown(organisation, name)));
    }

    private Rehearser rehearser(OrganisationId organisation, String content, Instant start) {
        try {
            FlowDocument document = flows.reader().read("flow", content);
            return new Rehearser(organisation, document, document.settings(), start);
        } catch (ConfigurationException wrong) {
            throw new FlowWrong(FlowProblems.of(content, wrong));
        }
    }

    private List<Rehearsal> rehearse(List<Rehearser> rehearsers, Order order) {
        Instant now = clock.instant();
        return rehearsers.stream().flatMap(each -> each.rehearse(order, now).stream()).toList();
    }
}
