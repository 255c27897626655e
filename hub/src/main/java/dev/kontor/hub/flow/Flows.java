package dev.kontor.hub.flow;

import dev.kontor.hub.action.Actions;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.organisation.FlowDeclaration;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The flows that each organisation has switched on: those that kontor.yaml declares, then its own.
 * The declared ones are read and checked once at the start, and a wrong one stops it; own ones were
 * checked when they were saved. Reading is from memory; what another node changed is seen within
 * two seconds, what this one changed at once. Thread-safe.
 */
@Component
class Flows {

    /** Who changes what kontor.yaml declares. */
    static final String FROM_FILE = "kontor.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

    private final Organisations organisations;
    private final FlowReader reader;
    private final FlowTable table;
    private final StartTable starts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<OrganisationId, List<EnabledFlow>> declared;
    private volatile Own own = new Own(Map.of(), Map.of());

    /**
     * Reads the flows of all organisations.
     *
     * @throws ConfigurationException with everything that is wrong in any declared one
     */
    Flows(
            Organisations organisations,
            Actions actions,
            FlowTable table,
            StartTable starts,
            Transactions transactions,
            InstantSource clock) {
        this.organisations = organisations;
        this.reader = new FlowReader(actions);
        this.table = table;
        this.starts = starts;
        this.transactions = transactions;
        this.clock = clock;
        YamlProblems problems = new YamlProblems();
        Map<Organisation, List<Declared>> read = new LinkedHashMap<>();
        for (Organisation organisation : organisations.active()) {
            read.put(organisation, read(organisation, problems));
        }
        problems.throwIfAny();
        Map<OrganisationId, List<EnabledFlow>> started = new LinkedHashMap<>();
        read.forEach((organisation, flows) ->
                started.put(
                        organisation.id(),
                        transactions.inOrganisation(
                                organisation.id(), () -> start(organisation, flows))));
        declared = Map.copyOf(started);
        refresh();
    }

    /** The flows of one trigger, in the order in which they are evaluated. */
    List<EnabledFlow> of(OrganisationId organisation, Trigger trigger) {
        return all(organisation).filter(flow -> flow.document().trigger() == trigger).toList();
    }

    /** All flows that are switched on. */
    Stream<EnabledFlow> all(OrganisationId organisation) {
        return Stream.concat(
                declared.getOrDefault(organisation, List.of()).stream(),
                own.flows().getOrDefault(organisation, List.of()).stream());
    }

    FlowReader reader() {
        return reader;
    }

    /** Sees what was changed; costs one small query if nothing was. */
    void refresh() {
        Map<String, Long> revisions = transactions.acrossOrganisations(table::revisions);
        Set<OrganisationId> present =
                organisations.active().stream().map(Organisation::id).collect(Collectors.toSet());
        if (revisions.equals(own.revisions()) && present.equals(own.flows().keySet())) {
            return;
        }
        Map<OrganisationId, List<EnabledFlow>> flows = new LinkedHashMap<>();
        for (Organisation organisation : organisations.active()) {
            flows.put(
                    organisation.id(),
                    transactions.inOrganisation(organisation.id(), () -> ownOf(organisation)));
        }
        own = new Own(revisions, Map.copyOf(flows));
    }

    private List<EnabledFlow> ownOf(Organisation organisation) {
        if (!organisation.declared()) {
            // It may have been declared once, and its flows with it.
            table.release(organisation.id(), Set.of(), FROM_FILE, clock.instant());
        }
        return table.all(organisation.id()).stream()
                .filter(StoredFlow::enabled)
                .filter(flow -> organisation.flow(flow.name()).isEmpty())
                .flatMap(flow -> enabled(organisation, flow).stream())
                .toList();
    }

    /**
     * What was saved validates. Should a later Kontor not know an action any more, that one flow is
     * off, visibly, and all others go on.
     */
    private Optional<EnabledFlow> enabled(Organisation organisation, StoredFlow flow) {
        try {
            FlowDocument document = reader.read(flow.name(), flow.version().content());
            LocalDate from = flow.from() != null ? flow.from() : document.from();
            Instant since =
                    starts.since(organisation.id(), flow.name(), document.trigger().word())
                            .orElseGet(clock::instant);
            return Optional.of(
                    enabled(
                            organisation,
                            document,
                            document.settings(),
                            from,
                            since,
                            flow.version().by()));
        } catch (ConfigurationException wrong) {
            LOG.error(
                    "outcome=flow-not-understood organisation={} flow={} version={}: it does nothing until it is corrected. {}",
                    organisation.id(),
                    flow.name(),
                    flow.version().number(),
                    wrong.getMessage());
            return Optional.empty();
        }
    }

    private static EnabledFlow enabled(
            Organisation organisation,
            FlowDocument document,
            Map<String, Object> settings,
            @Nullable LocalDate from,
            Instant since,
            String author) {
        return new EnabledFlow(
                document,
                settings,
                from == null
                        ? since
                        : from.atStartOfDay(organisation.settings().zone()).toInstant(),
                from != null,
                author);
    }

    private List<Declared> read(Organisation organisation, YamlProblems problems) {
        List<Declared> flows = new ArrayList<>();
        for (FlowDeclaration declaration : organisation.flows()) {
            // A flow that is switched off is checked, too: it can be switched on any time.
            problems.attempt(() -> read(declaration)).ifPresent(flows::add);
        }
        return flows;
    }

    private Declared read(FlowDeclaration declaration) {
        String file =
                declaration.file() == null
                        ? BuiltInFlows.resource(declaration.name())
                        : declaration.file().toString();
        String text = declaration.file() == null ? builtIn(declaration) : ownFile(declaration);
        FlowDocument document = reader.read(file, text);
        if (!document.name().equals(declaration.name())) {
            throw wrong(
                    declaration,
                    "flows.%s".formatted(declaration.name()),
                    "the document calls itself '%s'".formatted(document.name()),
                    "use one name in both places");
        }
        checkSettings(declaration, document);
        return new Declared(declaration, document, text);
    }

    private static String builtIn(FlowDeclaration declaration) {
        return BuiltInFlows.text(declaration.name())
                .orElseThrow(() ->
                        wrong(
                                declaration,
                                "flows.%s".formatted(declaration.name()),
                                "Kontor brings no flow '%s'".formatted(declaration.name()),
                                Spelling.suggest(declaration.name(), BuiltInFlows.NAMES)
                                        + ", or name the 'file' of your own"));
    }

    private static String ownFile(FlowDeclaration declaration) {
        String file = String.valueOf(declaration.file());
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw wrong(
                    declaration,
                    "flows.%s.file".formatted(declaration.name()),
                    "the flow's file %s cannot be read (%s)"
                            .formatted(file, missing.getClass().getSimpleName()),
                    "create it as UTF-8 text, or name another one");
        }
    }

    private static void checkSettings(FlowDeclaration declaration, FlowDocument document) {
        Set<String> known = new TreeSet<>(document.settings().keySet());
        known.addAll(document.settingsRead());
        declaration
                .settings()
                .forEach((key, value) -> {
                    String path = "flows.%s.settings.%s".formatted(declaration.name(), key);
                    if (!known.contains(key)) {
                        throw wrong(
                                declaration,
                                path,
                                "the flow has no setting '%s'".formatted(key),
                                Spelling.suggest(key, known));
                    }
                    Object standard = document.settings().get(key);
                    if (standard != null && value != null && !kind(standard).equals(kind(value))) {
                        throw wrong(
                                declaration,
                                path,
                                "the setting is %s, not %s".formatted(kind(standard), kind(value)),
                                "write it like its standard value, %s".formatted(standard));
                    }
                });
    }

    private static String kind(Object value) {
        return switch (value) {
            case Boolean _ -> "true or false";
            case Number _ -> "a number";
            case String _ -> "a text";
            default -> "a list or map";
        };
    }

    private List<EnabledFlow> start(Organisation organisation, List<Declared> flows) {
        Instant now = clock.instant();
        OrganisationId id = organisation.id();
        Set<String> names =
                flows.stream().map(flow -> flow.document().name()).collect(Collectors.toSet());
        table.release(id, names, FROM_FILE, now);
        List<EnabledFlow> started = new ArrayList<>();
        Set<String> on = new TreeSet<>();
        for (Declared flow : flows) {
            record(id, flow, now);
            if (flow.declaration().enabled()) {
                on.add(flow.document().name());
            }
        }
        table.all(id).stream()
                .filter(flow -> flow.enabled() && !names.contains(flow.name()))
                .forEach(flow -> on.add(flow.name()));
        starts.switchOffAllBut(id, on, now);
        for (Declared flow : flows) {
            FlowDocument document = flow.document();
            if (!flow.declaration().enabled()) {
                continue;
            }
            Instant since = starts.switchOn(id, document.name(), document.trigger().word(), now);
            LocalDate from =
                    flow.declaration().from() != null ? flow.declaration().from() : document.from();
            started.add(
                    enabled(
                            organisation,
                            document,
                            document.settingsWith(flow.declaration().settings()),
                            from,
                            since,
                            FROM_FILE));
        }
        return List.copyOf(started);
    }

    /** Keeps what the file declares, so that it is still there when it leaves the file. */
    private void record(OrganisationId organisation, Declared flow, Instant now) {
        String name = flow.document().name();
        table.insert(organisation, name, true, FROM_FILE, now);
        table.hold(organisation, name);
        Optional<FlowVersion> newest = table.versions(organisation, name).stream().findFirst();
        boolean same =
                newest.filter(each -> each.hash().equals(flow.document().version())).isPresent();
        if (!same) {
            table.add(
                    organisation,
                    new FlowVersion(
                            name,
                            newest.map(FlowVersion::number).orElse(0) + 1,
                            flow.text(),
                            flow.document().version(),
                            null,
                            now,
                            FROM_FILE));
        }
        table.put(
                organisation,
                name,
                true,
                flow.declaration().enabled(),
                flow.declaration().from(),
                FROM_FILE,
                now);
    }

    private static ConfigurationException wrong(
            FlowDeclaration declaration, String path, String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(declaration.position(), path, problem, remedy));
    }

    private record Declared(FlowDeclaration declaration, FlowDocument document, String text) {}

    /** The flows of the console, and the revisions that they were read at. */
    private record Own(Map<String, Long> revisions, Map<OrganisationId, List<EnabledFlow>> flows) {}
}
