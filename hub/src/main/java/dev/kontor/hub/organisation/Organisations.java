package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The organisations that kontor.yaml declares and those that were added in the console, with their
 * present state.
 *
 * <p>Reading is from memory and never touches the database; what another node changed is seen
 * within two seconds, what this one changed at once after its commit. Thread-safe.
 */
public final class Organisations {

    private static final Words OTHER_ACCOUNT =
            new Words(
                    "Der Schlüssel öffnet ein anderes Lexware-Konto (%s) als bisher"
                            + " (%s). Es wird nichts geschrieben, bis wieder ein Schlüssel des"
                            + " bisherigen Kontos da ist; ein anderes Konto ist eine eigene"
                            + " Organisation.",
                    "The key opens another Lexware account (%s) than before (%s)."
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
    private final AddedTable added;
    private final SecretTable secrets;
    private final SecretSafe safe = new SecretSafe();
    private final SealingKeys keys;
    private final Consumer<OrganisationChanged> news;
    private final AtomicLong readings = new AtomicLong();
    private volatile OrganisationSnapshot snapshot;
    private long shown;

    /** Reads the present state of what was applied before by {@link ConfigurationApplier}. */
    public Organisations(
            Configuration configuration,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        this(
                configuration,
                new SealingKeys(configuration.hub().secrets(), configuration.hub().dataFolder()),
                transactions,
                jdbc,
                clock,
                _ -> {});
    }

    /**
     * As above.
     *
     * @param news is told what this node sees changed, in the order in which it does; must not
     *     block or throw
     */
    Organisations(
            Configuration configuration,
            SealingKeys keys,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock,
            Consumer<OrganisationChanged> news) {
        this.configuration = configuration;
        this.keys = keys;
        this.transactions = transactions;
        this.organisations = new OrganisationTable(jdbc);
        this.connections = new ConnectionTable(jdbc);
        this.added = new AddedTable(jdbc);
        this.secrets = new SecretTable(jdbc);
        this.clock = clock;
        this.news = news;
        this.snapshot = read();
    }

    /** All organisations, those with stopped writing included. */
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
                        "There is no organisation '%s'".formatted(id)));
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
                                "Organisation '%s' has no connection %s"
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
        long reading = readings.incrementAndGet();
        show(read(), reading);
    }

    /** What began to be read earlier never replaces what began later. */
    private synchronized void show(OrganisationSnapshot read, long reading) {
        if (reading <= shown) {
            return;
        }
        OrganisationSnapshot before = snapshot;
        snapshot = read;
        shown = reading;
        Map<OrganisationId, Organisation> known = new LinkedHashMap<>();
        before.organisations().forEach(each -> known.put(each.id(), each));
        for (Organisation now : read.organisations()) {
            Organisation then = known.remove(now.id());
            if (!now.equals(then)) {
                news.accept(new OrganisationChanged(then, now));
            }
        }
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
                        configuration,
                        Additions.read(added, secrets, safe, keys),
                        organisations.enabled(),
                        connections.enabled()));
    }
}
