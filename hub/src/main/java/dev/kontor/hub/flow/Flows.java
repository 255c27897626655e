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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The flows that each organisation has switched on, read and checked once at the start; a wrong
 * document stops it. Immutable afterwards and thread-safe.
 */
@Component
class Flows {

    /** The flows that come with Kontor, as resources. */
    private static final List<String> BUILT_IN =
            List.of("order-to-invoice", "refund-to-credit-note");

    private final FlowReader reader;
    private final Map<OrganisationId, List<EnabledFlow>> enabled;

    /**
     * Reads the flows of all organisations.
     *
     * @throws ConfigurationException with everything that is wrong in any of them
     */
    Flows(
            Organisations organisations,
            Actions actions,
            StartTable starts,
            Transactions transactions,
            InstantSource clock) {
        reader = new FlowReader(actions);
        YamlProblems problems = new YamlProblems();
        Map<Organisation, List<Declared>> declared = new LinkedHashMap<>();
        for (Organisation organisation : organisations.active()) {
            declared.put(organisation, read(organisation, problems));
        }
        problems.throwIfAny();
        Map<OrganisationId, List<EnabledFlow>> started = new LinkedHashMap<>();
        declared.forEach((organisation, flows) ->
                started.put(
                        organisation.id(),
                        transactions.inOrganisation(
                                organisation.id(),
                                () -> start(organisation, flows, starts, clock.instant()))));
        enabled = Map.copyOf(started);
    }

    /** The flows of one trigger, in the order in which they are declared. */
    List<EnabledFlow> of(OrganisationId organisation, Trigger trigger) {
        return enabled.getOrDefault(organisation, List.of()).stream()
                .filter(flow -> flow.document().trigger() == trigger)
                .toList();
    }

    private List<Declared> read(Organisation organisation, YamlProblems problems) {
        List<Declared> flows = new ArrayList<>();
        for (FlowDeclaration declaration : organisation.flows()) {
            // A flow that is switched off is checked, too: it can be switched on any time.
            problems.attempt(() -> read(declaration))
                    .filter(_ -> declaration.enabled())
                    .ifPresent(document -> flows.add(new Declared(declaration, document)));
        }
        return flows;
    }

    private FlowDocument read(FlowDeclaration declaration) {
        FlowDocument document =
                declaration.file() == null ? builtIn(declaration) : ownFile(declaration);
        if (!document.name().equals(declaration.name())) {
            throw wrong(
                    declaration,
                    "flows.%s".formatted(declaration.name()),
                    "the document calls itself '%s'".formatted(document.name()),
                    "use one name in both places");
        }
        checkSettings(declaration, document);
        return document;
    }

    private FlowDocument builtIn(FlowDeclaration declaration) {
        String resource = "flows/%s.yaml".formatted(declaration.name());
        try (InputStream in = Flows.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null || !BUILT_IN.contains(declaration.name())) {
                throw wrong(
                        declaration,
                        "flows.%s".formatted(declaration.name()),
                        "Kontor brings no flow '%s'".formatted(declaration.name()),
                        Spelling.suggest(declaration.name(), BUILT_IN)
                                + ", or name the 'file' of your own");
            }
            return reader.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(resource + " cannot be read", broken);
        }
    }

    private FlowDocument ownFile(FlowDeclaration declaration) {
        String file = String.valueOf(declaration.file());
        try {
            return reader.read(file, Files.readString(java.nio.file.Path.of(file)));
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

    private static List<EnabledFlow> start(
            Organisation organisation, List<Declared> flows, StartTable starts, Instant now) {
        starts.switchOffAllBut(
                organisation.id(),
                flows.stream().map(flow -> flow.document().name()).collect(Collectors.toSet()),
                now);
        List<EnabledFlow> started = new ArrayList<>();
        for (Declared flow : flows) {
            FlowDocument document = flow.document();
            Instant since =
                    starts.switchOn(
                            organisation.id(), document.name(), document.trigger().word(), now);
            LocalDate from =
                    flow.declaration().from() != null ? flow.declaration().from() : document.from();
            started.add(
                    new EnabledFlow(
                            document,
                            document.settingsWith(flow.declaration().settings()),
                            from == null
                                    ? since
                                    : from.atStartOfDay(organisation.settings().zone()).toInstant(),
                            from != null));
        }
        return List.copyOf(started);
    }

    private static ConfigurationException wrong(
            FlowDeclaration declaration, String path, String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(declaration.position(), path, problem, remedy));
    }

    private record Declared(FlowDeclaration declaration, FlowDocument document) {}
}
