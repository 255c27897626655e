package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import dev.kontor.hub.yaml.ConfigurationException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where flows are written: every content is checked before it is kept, and kept for good. What
 * kontor.yaml declares can be read and copied here, not changed. Thread-safe.
 */
@Component
public class FlowDesk {

    private static final Pattern NAME_LINE = Pattern.compile("(?m)^flow[ \\t]*:.*$");
    private static final int MOST_CASES = 10_000;

    private final Flows flows;
    private final FlowTable table;
    private final StartTable starts;
    private final StuckTable stuck;
    private final Lane lane;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Transactions transactions;
    private final InstantSource clock;

    FlowDesk(
            Flows flows,
            FlowTable table,
            StartTable starts,
            StuckTable stuck,
            Lane lane,
            AuditTrail audit,
            JsonMapper json,
            Transactions transactions,
            InstantSource clock) {
        this.flows = flows;
        this.table = table;
        this.starts = starts;
        this.stuck = stuck;
        this.lane = lane;
        this.audit = audit;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What Kontor brings: names of flows that {@link #copy} takes. */
    public List<String> builtIn() {
        return BuiltInFlows.NAMES;
    }

    /**
     * The text of a flow that Kontor brings.
     *
     * @throws IllegalArgumentException if it brings none of that name
     */
    public String builtIn(String name) {
        return BuiltInFlows.text(name)
                .orElseThrow(() -> new IllegalArgumentException("No built-in flow " + name));
    }

    /** All flows of an organisation, those switched off included, in their order. */
    public List<FlowSummary> list(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        table.all(organisation).stream()
                                .map(flow -> summary(organisation, flow))
                                .toList());
    }

    /**
     * One flow.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}
     */
    public FlowSummary get(OrganisationId organisation, String name) {
        return transactions.inOrganisation(
                organisation, () -> summary(organisation, stored(organisation, name)));
    }

    /**
     * The contents that a flow had, newest first.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}
     */
    public List<FlowVersion> history(OrganisationId organisation, String name) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    stored(organisation, name);
                    return table.versions(organisation, name);
                });
    }

    /**
     * The present content.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}
     */
    public FlowVersion content(OrganisationId organisation, String name) {
        return transactions.inOrganisation(
                organisation, () -> stored(organisation, name).version());
    }

    /**
     * The picture of a document, saved or not.
     *
     * @throws FlowWrong if it does not validate
     */
    public FlowPicture picture(String content) {
        return FlowPicture.of(read(content));
    }

    /** What is wrong in a document; empty if it could be saved. */
    public List<FlowProblem> check(String content) {
        try {
            read(content);
            return List.of();
        } catch (FlowWrong wrong) {
            return wrong.problems();
        }
    }

    /**
     * Keeps a new flow, switched off.
     *
     * @throws HubException {@link FlowError#FLOW_WRONG}, {@link FlowError#FLOW_EXISTS}
     */
    public FlowSummary create(
            OrganisationId organisation, String content, @Nullable String note, String by) {
        FlowDocument document = read(content);
        return changing(
                organisation,
                "flow-created",
                document.name(),
                by,
                now -> {
                    if (!table.insert(organisation, document.name(), false, by, now)) {
                        throw FlowError.flowExists(document.name());
                    }
                    table.add(organisation, version(document, 1, content, note, by, now));
                });
    }

    /**
     * A new flow, switched off, with the content of another one or of a built-in one.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_EXISTS}, {@link
     *     FlowError#FLOW_WRONG} if the name is none
     */
    public FlowSummary copy(OrganisationId organisation, String from, String name, String by) {
        String source =
                transactions
                        .inOrganisation(organisation, () -> table.find(organisation, from))
                        .map(flow -> flow.version().content())
                        .or(() -> BuiltInFlows.text(from))
                        .orElseThrow(() -> FlowError.flowUnknown(organisation, from));
        String renamed =
                NAME_LINE.matcher(source).replaceFirst(Matcher.quoteReplacement("flow: " + name));
        return create(organisation, renamed, "copied from " + from, by);
    }

    /**
     * Keeps another content; a flow that is on goes on with it at once. The same content again
     * changes nothing.
     *
     * @param basedOn the version that the person had before them
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_DECLARED}, {@link
     *     FlowError#FLOW_WRONG}, {@link FlowError#FLOW_CHANGED}
     */
    public FlowSummary save(
            OrganisationId organisation,
            String name,
            String content,
            int basedOn,
            @Nullable String note,
            String by) {
        FlowDocument document = read(content, name);
        return changing(
                organisation,
                "flow-changed",
                name,
                by,
                now -> {
                    StoredFlow before = changeable(organisation, name);
                    FlowVersion newest = before.version();
                    if (newest.number() != basedOn) {
                        throw FlowError.flowChanged(name, newest.number(), newest.by());
                    }
                    replace(organisation, before, document, content, note, by, now);
                });
    }

    /**
     * Makes an earlier content the present one again, as a new version.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_DECLARED}, {@link
     *     FlowError#FLOW_WRONG} if it does not validate any more
     */
    public FlowSummary rollBack(OrganisationId organisation, String name, int version, String by) {
        return changing(
                organisation,
                "flow-rolled-back",
                name,
                by,
                now -> {
                    StoredFlow before = changeable(organisation, name);
                    FlowVersion earlier =
                            table.version(organisation, name, version)
                                    .orElseThrow(() -> FlowError.flowUnknown(organisation, name));
                    replace(
                            organisation,
                            before,
                            read(earlier.content(), name),
                            earlier.content(),
                            "back to version " + version,
                            by,
                            now);
                });
    }

    /**
     * Switches a flow on. It acts on what happens from now on, or from a date on; being on already
     * changes only the date.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_DECLARED}, {@link
     *     FlowError#FLOW_WRONG} if it does not validate any more
     */
    public FlowSummary enable(
            OrganisationId organisation, String name, @Nullable LocalDate from, String by) {
        return changing(
                organisation,
                "flow-enabled",
                name,
                by,
                now -> {
                    StoredFlow flow = changeable(organisation, name);
                    FlowDocument document = read(flow.version().content(), name);
                    starts.switchOn(organisation, name, document.trigger().word(), now);
                    table.put(organisation, name, false, true, from, by, now);
                });
    }

    /**
     * Switches a flow off; what it did stays.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_DECLARED}
     */
    public FlowSummary disable(OrganisationId organisation, String name, String by) {
        return changing(
                organisation,
                "flow-disabled",
                name,
                by,
                now -> {
                    StoredFlow flow = changeable(organisation, name);
                    starts.switchOff(organisation, name, now);
                    table.put(organisation, name, false, false, flow.from(), by, now);
                });
    }

    /**
     * Deletes a flow that was never switched on. One that was stays, so that what it decided can be
     * explained.
     *
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_DECLARED}, {@link
     *     FlowError#FLOW_USED}
     */
    public void delete(OrganisationId organisation, String name, String by) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    StoredFlow flow = changeable(organisation, name);
                    if (starts.known(organisation, name)) {
                        throw FlowError.flowUsed(name);
                    }
                    table.delete(organisation, name);
                    audit.append(
                            organisation,
                            clock.instant(),
                            "flow-deleted",
                            "flow:" + name,
                            json.writeValueAsString(Entry.of(flow, by)));
                });
        flows.refresh();
    }

    private FlowSummary changing(
            OrganisationId organisation,
            String kind,
            String name,
            String by,
            Consumer<Instant> change) {
        FlowSummary after =
                transactions.inOrganisation(
                        organisation,
                        () -> {
                            Instant now = clock.instant();
                            change.accept(now);
                            StoredFlow flow = stored(organisation, name);
                            audit.append(
                                    organisation,
                                    now,
                                    kind,
                                    "flow:" + name,
                                    json.writeValueAsString(Entry.of(flow, by)));
                            return summary(organisation, flow);
                        });
        flows.refresh();
        return after;
    }

    private void replace(
            OrganisationId organisation,
            StoredFlow before,
            FlowDocument document,
            String content,
            @Nullable String note,
            String by,
            Instant now) {
        if (before.version().content().equals(content)) {
            return;
        }
        table.add(
                organisation,
                version(document, next(organisation, before.name()), content, note, by, now));
        if (before.enabled()) {
            // Of another trigger it begins anew; of the same it goes on.
            starts.switchOn(organisation, before.name(), document.trigger().word(), now);
        }
        lookAgainAtUnclear(organisation, before.name());
    }

    private int next(OrganisationId organisation, String name) {
        return table.versions(organisation, name).getFirst().number() + 1;
    }

    /** What the flow could not be followed for may be clear now. */
    private void lookAgainAtUnclear(OrganisationId organisation, String name) {
        stuck.open(organisation, Problems.FLOW_UNCLEAR, 0, MOST_CASES).stream()
                .filter(each -> each.flow().equals(name))
                .map(StuckCase::root)
                .distinct()
                .forEach(root -> lane.signal(organisation, root, Priority.SIGNAL));
    }

    private StoredFlow changeable(OrganisationId organisation, String name) {
        table.hold(organisation, name);
        StoredFlow flow = stored(organisation, name);
        if (flow.declared()) {
            throw FlowError.flowDeclared(name);
        }
        return flow;
    }

    private StoredFlow stored(OrganisationId organisation, String name) {
        return table.find(organisation, name)
                .orElseThrow(() -> FlowError.flowUnknown(organisation, name));
    }

    private static FlowVersion version(
            FlowDocument document,
            int number,
            String content,
            @Nullable String note,
            String by,
            Instant now) {
        return new FlowVersion(document.name(), number, content, document.version(), note, now, by);
    }

    private FlowDocument read(String content) {
        try {
            return flows.reader().read("flow", content);
        } catch (ConfigurationException wrong) {
            throw new FlowWrong(FlowProblems.of(content, wrong));
        }
    }

    private FlowDocument read(String content, String name) {
        FlowDocument document = read(content);
        if (!document.name().equals(name)) {
            throw new FlowWrong(
                    List.of(
                            new FlowProblem(
                                    1,
                                    1,
                                    null,
                                    "flow",
                                    "the document calls itself '%s'".formatted(document.name()),
                                    "call it '%s'; a copy gets another name".formatted(name))));
        }
        return document;
    }

    private FlowSummary summary(OrganisationId organisation, StoredFlow flow) {
        String content = flow.version().content();
        List<FlowProblem> problems = check(content);
        Optional<FlowDocument> document =
                problems.isEmpty() ? Optional.of(read(content)) : Optional.empty();
        String trigger = document.map(each -> each.trigger().word()).orElse("");
        return new FlowSummary(
                flow.name(),
                document.map(FlowDocument::title).orElse(Words.same(flow.name())),
                trigger,
                flow.declared(),
                flow.enabled(),
                flow.from() != null ? flow.from() : document.map(FlowDocument::from).orElse(null),
                flow.enabled()
                        ? starts.since(organisation, flow.name(), trigger).orElse(null)
                        : null,
                flow.version().number(),
                flow.version().hash(),
                flow.changedAt(),
                flow.changedBy(),
                starts.known(organisation, flow.name()),
                problems);
    }

    /** What the audit trail keeps of a change. */
    private record Entry(
            String flow,
            int version,
            String hash,
            boolean enabled,
            @Nullable String note,
            String by) {

        static Entry of(StoredFlow flow, String by) {
            return new Entry(
                    flow.name(),
                    flow.version().number(),
                    flow.version().hash(),
                    flow.enabled(),
                    flow.version().note(),
                    by);
        }
    }
}
