package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the tables say what kontor.yaml says, in one transaction. Applying the same file twice
 * changes nothing; what left the file is disabled, not deleted; what comes back is revived with its
 * ledger and its webhook address. What was added in the console stays, unless the file declares it,
 * too. Secrets of the file are not stored.
 */
public final class ConfigurationApplier {

    private static final int TOKEN_BYTES = 20;

    private final Transactions transactions;
    private final OrganisationTable organisations;
    private final ConnectionTable connections;
    private final AddedTable added;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public ConfigurationApplier(Transactions transactions, JdbcClient jdbc, InstantSource clock) {
        this.transactions = transactions;
        this.organisations = new OrganisationTable(jdbc);
        this.connections = new ConnectionTable(jdbc);
        this.added = new AddedTable(jdbc);
        this.clock = clock;
    }

    /** Applies a configuration; of several nodes that start together one applies at a time. */
    public void apply(Configuration configuration) {
        transactions.runAcrossOrganisations(() -> {
            organisations.lockTable();
            Instant now = clock.instant();
            Set<String> inFile =
                    configuration.organisations().stream()
                            .map(each -> each.id().value())
                            .collect(Collectors.toSet());
            added.release(inFile);
            Set<String> wanted = new HashSet<>(inFile);
            added.organisations().forEach(each -> wanted.add(each.id().value()));
            organisations.disableAllBut(wanted, now);
            Set<OwnConnection> declared = new HashSet<>();
            added.connections()
                    .forEach(each ->
                            declared.add(new OwnConnection(each.organisation(), each.id())));
            for (DeclaredOrganisation organisation : configuration.organisations()) {
                organisations.declare(
                        new OrganisationTable.Wanted(organisation.id(), organisation.name()), now);
                declareLexware(organisation.id(), now);
                for (DeclaredConnection connection : organisation.connections()) {
                    connections.declare(
                            organisation.id(), connection.id(), connection.name(), token(), now);
                    declared.add(new OwnConnection(organisation.id(), connection.id()));
                }
            }
            disableOthers(wanted, declared, now);
        });
    }

    private void declareLexware(OrganisationId organisation, Instant now) {
        if (connections.hasLexware(organisation)) {
            connections.reviveLexware(organisation, now);
        } else {
            ConnectionId unconfirmed =
                    new ConnectionId(LexwareAccount.VENDOR, LexwareAccount.UNCONFIRMED);
            connections.declare(organisation, unconfirmed, LexwareAccount.VENDOR, token(), now);
        }
    }

    private void disableOthers(
            Set<String> organisationsWanted, Set<OwnConnection> declared, Instant now) {
        for (ConnectionTable.Row row : connections.enabled()) {
            boolean wanted =
                    organisationsWanted.contains(row.organisation().value())
                            && (row.connection().vendor().equals(LexwareAccount.VENDOR)
                                    || declared.contains(
                                            new OwnConnection(
                                                    row.organisation(), row.connection())));
            if (!wanted) {
                connections.disable(row.organisation(), row.connection(), now);
            }
        }
    }

    private Secret token() {
        return token(random);
    }

    /** The opaque part of a new webhook address. */
    static Secret token(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    private record OwnConnection(OrganisationId organisation, ConnectionId connection) {}
}
