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
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
            Additions additions,
            List<OrganisationTable.Row> organisations,
            List<ConnectionTable.Row> connections) {
        Map<OrganisationId, List<ConnectionTable.Row>> connectionsOf =
                connections.stream().collect(groupingBy(ConnectionTable.Row::organisation));
        Map<OrganisationId, Organisation> byId = new LinkedHashMap<>();
        for (OrganisationTable.Row row : organisations) {
            Optional<DeclaredOrganisation> inFile = configuration.organisation(row.id());
            inFile.or(() ->
                            additions.organisations().stream()
                                    .filter(each -> each.id().equals(row.id()))
                                    .findFirst())
                    .ifPresent(declared ->
                            byId.put(
                                    row.id(),
                                    new Joining(
                                                    declared,
                                                    inFile.isPresent(),
                                                    additions,
                                                    row,
                                                    connectionsOf.getOrDefault(row.id(), List.of()))
                                            .organisation()));
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

    /** One organisation: what is declared or was added, with what is stored of its state. */
    private record Joining(
            DeclaredOrganisation declared,
            boolean inFile,
            Additions additions,
            OrganisationTable.Row row,
            List<ConnectionTable.Row> rows) {

        Organisation organisation() {
            Map<ConnectionId, ConnectionTable.Row> byConnection =
                    rows.stream().collect(toMap(ConnectionTable.Row::connection, identity()));
            List<Connection> connections = new ArrayList<>();
            join(declared.connections(), true, byConnection, connections);
            join(
                    additions.connectionsBeside(declared.id(), declared.connections()),
                    false,
                    byConnection,
                    connections);
            return new Organisation(
                    declared.id(),
                    declared.name(),
                    inFile,
                    row.stopped() == null ? State.ACTIVE : State.WRITES_STOPPED,
                    row.stopped(),
                    lexware(declared.lexware()),
                    row.rules().beside(declared.settings()),
                    connections,
                    declared.flows());
        }

        private void join(
                List<DeclaredConnection> wanted,
                boolean fromFile,
                Map<ConnectionId, ConnectionTable.Row> byConnection,
                List<Connection> connections) {
            for (DeclaredConnection each : wanted) {
                ConnectionTable.Row found = byConnection.get(each.id());
                if (found != null) {
                    connections.add(
                            new Connection(
                                    row.id(),
                                    each.id(),
                                    each.name(),
                                    each.settings(),
                                    each.secrets(),
                                    found.ingressToken(),
                                    pause(found, fromFile),
                                    fromFile));
                }
            }
        }

        private LexwareAccount lexware(DeclaredLexware lexware) {
            ConnectionTable.Row found =
                    rows.stream()
                            .filter(each ->
                                    each.connection().vendor().equals(LexwareAccount.VENDOR))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            ("Organisation %s has no Lexware connection; its"
                                                            + " configuration was never applied")
                                                    .formatted(row.id())));
            return new LexwareAccount(
                    lexware.baseUri(),
                    lexware.apiKey(),
                    lexware.callsPerSecond(),
                    lexware.documentsPerMinute(),
                    lexware.webhooks(),
                    row.organizationId(),
                    new Connection(
                            row.id(),
                            found.connection(),
                            LexwareAccount.VENDOR,
                            Map.of(),
                            Map.of(LexwareAccount.API_KEY, lexware.apiKey()),
                            found.ingressToken(),
                            pause(found, inFile),
                            inFile));
        }

        /** What is locked stays paused, whatever people resume. */
        private @Nullable Pause pause(ConnectionTable.Row connection, boolean fromFile) {
            Words locked = fromFile ? null : additions.locked(row.id(), connection.connection());
            return locked == null
                    ? connection.pause()
                    : new Pause(
                            connection.pause() == null ? Instant.EPOCH : connection.pause().since(),
                            locked);
        }
    }

    private static Stream<Connection> everyConnection(Organisation organisation) {
        return Stream.concat(
                Stream.of(organisation.lexware().connection()),
                organisation.connections().stream());
    }
}
