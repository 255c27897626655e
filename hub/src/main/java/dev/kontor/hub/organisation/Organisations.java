package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The organisations that kontor.yaml declares, with their present state.
 *
 * <p>Reading is from memory and never touches the database; what another node changed is seen
 * within two seconds, what this one changed at once after its commit. Thread-safe.
 */
public final class Organisations {

    private static final Words OTHER_ACCOUNT =
            new Words(
                    "Der Schlüssel in kontor.yaml öffnet ein anderes Lexware-Konto (%s) als bisher"
                            + " (%s). Es wird nichts geschrieben, bis dort wieder ein Schlüssel des"
                            + " bisherigen Kontos steht; ein anderes Konto ist eine eigene"
                            + " Organisation.",
                    "The key in kontor.yaml opens another Lexware account (%s) than before (%s)."
                            + " Nothing is written until a key of the former account is there"
                            + " again; another account is an organisation of its own.");
    private static final Words ALREADY_ATTACHED =
            new Words(
                    "Das Lexware-Konto %s gehört in dieser Installation schon zur Organisation"
                            + " '%s'. Es wird nichts geschrieben; eine der beiden muss einen"
                            + " anderen Schlüssel bekommen oder gehen.",
                    "The Lexware account %s already belongs to the organisation '%s' of this"
                            + " installation. Nothing is written; one of the two must get another"
                            + " key or go.");

    private final Transactions transactions;
    private final OrganisationTable organisations;
    private final ConnectionTable connections;
    private final InstantSource clock;
    private final Configuration configuration;
    private volatile OrganisationSnapshot snapshot;

    /** Reads the present state of what was applied before by {@link ConfigurationApplier}. */
    public Organisations(
            Configuration configuration,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.organisations = new OrganisationTable(jdbc);
        this.connections = new ConnectionTable(jdbc);
        this.clock = clock;
        this.snapshot = read();
    }

    /** All organisations that kontor.yaml declares, those with stopped writing included. */
    public List<Organisation> active() {
        return snapshot.organisations();
    }

    public Optional<Organisation> find(OrganisationId id) {
        return snapshot.find(id);
    }

    /**
     * The organisation with this id.
     *
     * @throws HubException {@link OrganisationError#ORGANISATION_UNKNOWN}
     */
    public Organisation get(OrganisationId id) {
        return find(id).orElseThrow(() ->
                new HubException(
                        OrganisationError.ORGANISATION_UNKNOWN,
                        "There is no organisation '%s' in kontor.yaml".formatted(id)));
    }

    /**
     * A connection of an organisation, the Lexware account included.
     *
     * @throws HubException {@link OrganisationError#ORGANISATION_UNKNOWN}, {@link
     *     OrganisationError#CONNECTION_UNKNOWN}
     */
    public Connection connection(OrganisationId organisation, ConnectionId connection) {
        return get(organisation)
                .connection(connection)
                .orElseThrow(() ->
                        new HubException(
                                OrganisationError.CONNECTION_UNKNOWN,
                                "Organisation '%s' has no connection %s in kontor.yaml"
                                        .formatted(organisation, connection)));
    }

    /** The connection whose webhook address ends in this token, paused or not. */
    public Optional<Connection> byIngressToken(String token) {
        return snapshot.byIngressToken(token);
    }

    /**
     * Stops sending over a connection until {@link #resumeConnection}: its key is refused, blocked
     * or unpaid. A connection that is paused already keeps its first reason. Joins a transaction of
     * the organisation.
     *
     * @return whether it was running before
     */
    public boolean pauseConnection(
            OrganisationId organisation, ConnectionId connection, Words reason) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    transactions.afterCommit(this::refresh);
                    return connections.pause(organisation, connection, reason, clock.instant());
                });
    }

    /**
     * Sends over a connection again.
     *
     * @return whether it was paused before
     */
    public boolean resumeConnection(OrganisationId organisation, ConnectionId connection) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    transactions.afterCommit(this::refresh);
                    return connections.resume(organisation, connection, clock.instant());
                });
    }

    /**
     * Compares the account that the key opens (profile, {@code organizationId}) with the one known.
     * The first contact is remembered for good. If it is another one, or one that belongs to
     * another organisation of this installation, writing stops; if it is the known one again,
     * writing goes on. To be called outside of transactions, at each start and after each change of
     * the key.
     */
    public LexwareIdentity confirmLexwareAccount(
            OrganisationId organisation, String organizationId) {
        transactions.requireNone("Confirming the Lexware account of " + organisation);
        LexwareIdentity identity =
                transactions.acrossOrganisations(() -> {
                    LexwareIdentity found = identify(organisation, organizationId);
                    organisations.stop(organisation, stopReason(found), clock.instant());
                    return found;
                });
        refresh();
        return identity;
    }

    /** Reads the present state again. The hub does so every two seconds. */
    public void refresh() {
        snapshot = read();
    }

    private LexwareIdentity identify(OrganisationId organisation, String found) {
        organisations.lockTable();
        Optional<String> known = organisations.account(organisation);
        if (known.isPresent()) {
            return known.get().equals(found)
                    ? new LexwareIdentity.Confirmed(found)
                    : new LexwareIdentity.OtherAccount(known.get(), found);
        }
        Optional<OrganisationId> other = organisations.ofAccount(found);
        if (other.isPresent()) {
            return new LexwareIdentity.AlreadyAttached(found, other.get());
        }
        organisations.rememberAccount(organisation, found, clock.instant());
        connections.nameLexware(organisation, found, clock.instant());
        return new LexwareIdentity.Confirmed(found);
    }

    private static @Nullable Words stopReason(LexwareIdentity identity) {
        return switch (identity) {
            case LexwareIdentity.Confirmed _ -> null;
            case LexwareIdentity.OtherAccount(String expected, String found) ->
                    OTHER_ACCOUNT.with(found, expected);
            case LexwareIdentity.AlreadyAttached(String found, OrganisationId other) ->
                    ALREADY_ATTACHED.with(found, other);
        };
    }

    private OrganisationSnapshot read() {
        return transactions.acrossOrganisations(() ->
                OrganisationSnapshot.of(
                        configuration, organisations.enabled(), connections.enabled()));
    }
}
