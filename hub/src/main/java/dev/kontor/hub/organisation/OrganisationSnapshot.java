package dev.kontor.hub.organisation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredLexware;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.Organisation.State;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All organisations at one moment: what is declared, joined with what is stored. Immutable. */
final class OrganisationSnapshot {

    private final Map<OrganisationId, Organisation> byId;
    private final Map<String, Connection> byToken;

    private OrganisationSnapshot(Map<OrganisationId, Organisation> byId) {
        this.byId = byId;
        this.byToken =
                byId.values().stream()
                        .flatMap(OrganisationSnapshot::everyConnection)
                        .collect(
                                toUnmodifiableMap(
                                        each -> each.ingressToken().reveal(), identity()));
    }

    static OrganisationSnapshot of(
            Configuration configuration,
            List<OrganisationTable.Row> organisations,
            List<ConnectionTable.Row> connections) {
        Map<OrganisationId, List<ConnectionTable.Row>> connectionsOf =
                connections.stream().collect(groupingBy(ConnectionTable.Row::organisation));
        Map<OrganisationId, Organisation> byId = new LinkedHashMap<>();
        for (OrganisationTable.Row row : organisations) {
            configuration
                    .organisation(row.id())
                    .ifPresent(declared ->
                            byId.put(
                                    row.id(),
                                    organisation(
                                            declared,
                                            row,
                                            connectionsOf.getOrDefault(row.id(), List.of()))));
        }
        return new OrganisationSnapshot(byId);
    }

    List<Organisation> organisations() {
        return List.copyOf(byId.values());
    }

    Optional<Organisation> find(OrganisationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Connection> byIngressToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    private static Organisation organisation(
            DeclaredOrganisation declared,
            OrganisationTable.Row row,
            List<ConnectionTable.Row> rows) {
        Map<ConnectionId, ConnectionTable.Row> byConnection =
                rows.stream().collect(toMap(ConnectionTable.Row::connection, identity()));
        List<Connection> connections = new ArrayList<>();
        for (DeclaredConnection each : declared.connections()) {
            ConnectionTable.Row found = byConnection.get(each.id());
            if (found != null) {
                connections.add(connection(each, found));
            }
        }
        return new Organisation(
                declared.id(),
                declared.name(),
                row.stopped() == null ? State.ACTIVE : State.WRITES_STOPPED,
                row.stopped(),
                lexware(declared.lexware(), row, rows),
                row.rules().beside(declared.settings()),
                connections,
                declared.flows());
    }

    private static Connection connection(DeclaredConnection declared, ConnectionTable.Row row) {
        return new Connection(
                row.organisation(),
                declared.id(),
                declared.name(),
                declared.settings(),
                declared.secrets(),
                row.ingressToken(),
                row.pause());
    }

    private static LexwareAccount lexware(
            DeclaredLexware declared, OrganisationTable.Row row, List<ConnectionTable.Row> rows) {
        ConnectionTable.Row found =
                rows.stream()
                        .filter(each -> each.connection().vendor().equals(LexwareAccount.VENDOR))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        ("Organisation %s has no Lexware connection; its"
                                                        + " configuration was never applied")
                                                .formatted(row.id())));
        Map<String, Secret> secrets = Map.of("api-key", declared.apiKey());
        return new LexwareAccount(
                declared.baseUri(),
                declared.apiKey(),
                declared.callsPerSecond(),
                declared.documentsPerMinute(),
                declared.webhooks(),
                row.organizationId(),
                new Connection(
                        row.id(),
                        found.connection(),
                        LexwareAccount.VENDOR,
                        Map.of(),
                        secrets,
                        found.ingressToken(),
                        found.pause()));
    }

    private static Stream<Connection> everyConnection(Organisation organisation) {
        return Stream.concat(
                Stream.of(organisation.lexware().connection()),
                organisation.connections().stream());
    }
}
