package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.SecretSafe.Place;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where organisations and connections are added beside what kontor.yaml declares, and where their
 * secrets are replaced. Nothing is asked of anybody here: whoever calls has tried the credentials
 * before. What is removed is switched off, and is itself again, with its ledger and its webhook
 * address, when it is added again. Thread-safe.
 */
@Component
public class OrganisationDesk {

    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH = 12;

    private final Configuration configuration;
    private final Organisations all;
    private final SealingKeys keys;
    private final SecretSafe safe = new SecretSafe();
    private final OrganisationTable organisations;
    private final ConnectionTable connections;
    private final AddedTable added;
    private final SecretTable secrets;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    OrganisationDesk(
            Configuration configuration,
            Organisations all,
            SealingKeys keys,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        this.configuration = configuration;
        this.all = all;
        this.keys = keys;
        this.organisations = new OrganisationTable(jdbc);
        this.connections = new ConnectionTable(jdbc);
        this.added = new AddedTable(jdbc);
        this.secrets = new SecretTable(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An organisation to be added.
     *
     * @param account the Lexware account that the key was found to open ({@code organizationId})
     * @param lexwareBase null: the real one; another only where {@link #simulators()}
     * @param viesBase as {@code lexwareBase}
     * @param by who adds it
     */
    public record NewOrganisation(
            String name,
            String account,
            Secret apiKey,
            @Nullable URI lexwareBase,
            @Nullable URI viesBase,
            String by) {}

    /** A secret as far as anybody may see it; {@code lastFour} is empty if it is a short one. */
    public record KeptSecret(
            ConnectionId connection, String name, String lastFour, Instant setAt, String setBy) {}

    /** Whether simulators on this machine may be connected: {@code hub.simulators}. */
    public boolean simulators() {
        return configuration.hub().simulators();
    }

    /**
     * The organisation that a Lexware account is already, if it is in use.
     *
     * @param account {@code organizationId}
     */
    public Optional<Organisation> attached(String account) {
        return all.active().stream()
                .filter(each -> account.equals(each.lexware().organizationId()))
                .findFirst();
    }

    /**
     * Adds an organisation, or brings back the one that this account was before.
     *
     * @throws HubException {@link OrganisationError#ACCOUNT_ATTACHED}, and those of keeping a
     *     secret
     */
    public OrganisationId add(NewOrganisation wish) {
        requireAllowed(wish.lexwareBase());
        requireAllowed(wish.viesBase());
        requireKey();
        return transactions.acrossOrganisations(() -> {
            organisations.lockTable();
            Instant now = clock.instant();
            Optional<OrganisationId> former = organisations.ofAccount(wish.account());
            Optional<Organisation> inUse = former.flatMap(all::find);
            if (inUse.isPresent()) {
                throw new HubException(
                        OrganisationError.ACCOUNT_ATTACHED,
                        "This Lexware account is the organisation '%s' already"
                                .formatted(inUse.get().name()));
            }
            OrganisationId id = former.orElseGet(() -> freeId(wish.name()));
            organisations.declare(new OrganisationTable.Wanted(id, wish.name()), now);
            organisations.rememberAccount(id, wish.account(), now);
            organisations.stop(id, null, now);
            ConnectionId lexware = new ConnectionId(LexwareAccount.VENDOR, wish.account());
            if (connections.hasLexware(id)) {
                connections.reviveLexware(id, now);
                connections.nameLexware(id, wish.account(), now);
            } else {
                connections.declare(
                        id,
                        lexware,
                        LexwareAccount.VENDOR,
                        ConfigurationApplier.token(random),
                        now);
            }
            added.put(
                    new AddedTable.OrganisationRow(
                            id, wish.name(), wish.lexwareBase(), wish.viesBase()),
                    wish.by(),
                    now);
            keep(new Place(id, lexware, LexwareAccount.API_KEY), wish.apiKey(), wish.by(), now);
            connections.resume(id, lexware, now);
            transactions.afterCommit(all::refresh);
            return id;
        });
    }

    /**
     * Replaces the key of an organisation's Lexware account and goes on with it.
     *
     * @param account the account that the new key was found to open
     * @throws HubException {@link OrganisationError#DECLARED_IN_FILE}, {@link
     *     OrganisationError#ACCOUNT_DIFFERS}, and those of keeping a secret
     */
    public void replaceKey(OrganisationId organisation, String account, Secret apiKey, String by) {
        Organisation present = all.get(organisation);
        requireAdded(present.declared(), "The organisation '%s'".formatted(present.name()));
        if (!account.equals(present.lexware().organizationId())) {
            throw new HubException(
                    OrganisationError.ACCOUNT_DIFFERS,
                    "The key opens another Lexware account than that of '%s'"
                            .formatted(present.name()));
        }
        ConnectionId lexware = present.lexware().connection().id();
        replace(organisation, lexware, Map.of(LexwareAccount.API_KEY, apiKey), by);
    }

    /**
     * Adds a connection, or brings back what it was before.
     *
     * @throws HubException {@link OrganisationError#CONNECTION_EXISTS}, and those of keeping a
     *     secret
     */
    public void add(OrganisationId organisation, NewConnection wish, String by) {
        requireKey();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    Instant now = clock.instant();
                    Organisation present = all.get(organisation);
                    if (present.connection(wish.id()).isPresent()) {
                        throw new HubException(
                                OrganisationError.CONNECTION_EXISTS,
                                "%s is a connection of '%s' already"
                                        .formatted(wish.id(), present.name()));
                    }
                    connections.declare(
                            organisation,
                            wish.id(),
                            wish.name(),
                            ConfigurationApplier.token(random),
                            now);
                    added.put(
                            new AddedTable.ConnectionRow(
                                    organisation, wish.id(), wish.name(), wish.settings()),
                            by,
                            now);
                    wish.secrets()
                            .forEach((name, secret) ->
                                    keep(
                                            new Place(organisation, wish.id(), name),
                                            secret,
                                            by,
                                            now));
                    connections.resume(organisation, wish.id(), now);
                    transactions.afterCommit(all::refresh);
                });
    }

    /**
     * Replaces secrets and plain keys of a connection that was added; what is not given stays. A
     * pause ends.
     *
     * @throws HubException {@link OrganisationError#CONNECTION_UNKNOWN}, {@link
     *     OrganisationError#DECLARED_IN_FILE}, and those of keeping a secret
     */
    public void replace(OrganisationId organisation, NewConnection changed, String by) {
        Connection present = all.connection(organisation, changed.id());
        requireAdded(present.declared(), "The connection '%s'".formatted(present.name()));
        transactions.runInOrganisation(
                organisation,
                () -> {
                    added.put(
                            new AddedTable.ConnectionRow(
                                    organisation, changed.id(), present.name(), changed.settings()),
                            by,
                            clock.instant());
                    replace(organisation, changed.id(), changed.secrets(), by);
                });
    }

    /**
     * Switches off a connection that was added; its ledger and its secrets stay.
     *
     * @throws HubException {@link OrganisationError#CONNECTION_UNKNOWN}, {@link
     *     OrganisationError#DECLARED_IN_FILE}
     */
    public void remove(OrganisationId organisation, ConnectionId connection) {
        Connection present = all.connection(organisation, connection);
        requireAdded(present.declared(), "The connection '%s'".formatted(present.name()));
        transactions.runInOrganisation(
                organisation,
                () -> {
                    added.remove(organisation, connection);
                    connections.disable(organisation, connection, clock.instant());
                    transactions.afterCommit(all::refresh);
                });
    }

    /** What is kept of the secrets of an organisation. */
    public List<KeptSecret> secrets(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        secrets.all().stream()
                                .map(row ->
                                        new KeptSecret(
                                                row.place().connection(),
                                                row.place().name(),
                                                row.lastFour(),
                                                row.setAt(),
                                                row.setBy()))
                                .toList());
    }

    private void replace(
            OrganisationId organisation,
            ConnectionId connection,
            Map<String, Secret> changed,
            String by) {
        requireKey();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    Instant now = clock.instant();
                    changed.forEach((name, secret) ->
                            keep(new Place(organisation, connection, name), secret, by, now));
                    connections.resume(organisation, connection, now);
                    transactions.afterCommit(all::refresh);
                });
    }

    private void keep(Place place, Secret secret, String by, Instant now) {
        SealingKey key = keys.presentOrMade();
        String text = secret.reveal();
        secrets.put(
                new SecretTable.Row(
                        place,
                        key.fingerprint(),
                        safe.seal(key, place, secret),
                        text.length() < LONG_ENOUGH ? "" : text.substring(text.length() - SHOWN),
                        now,
                        by));
    }

    /**
     * Makes the key if there is none yet. But if anything is encrypted already, its key has gone
     * missing, and another one would only hide that.
     */
    private void requireKey() {
        if (keys.present().isPresent()) {
            return;
        }
        List<SecretTable.Row> kept = transactions.acrossOrganisations(secrets::all);
        if (!kept.isEmpty()) {
            throw new HubException(
                    OrganisationError.SEALING_KEY_MISSING,
                    ("Stored secrets are encrypted with the key %s, which is not in %s any more."
                                    + " Bring it back; if it is lost, put a new one there (openssl"
                                    + " rand -base64 32), start again and enter all credentials"
                                    + " anew")
                            .formatted(kept.getFirst().sealingKey(), keys.source()));
        }
        var _ = keys.presentOrMade();
    }

    /** The connection, if it is one of the organisation's. */
    public Optional<Connection> find(OrganisationId organisation, ConnectionId connection) {
        return all.find(organisation).flatMap(each -> each.connection(connection));
    }

    /**
     * Refuses an address that a form in a browser must not point the hub at; null is the vendor's
     * own.
     *
     * @throws HubException {@link OrganisationError#SETTING_WRONG}
     */
    public void requireAllowed(@Nullable URI address) {
        if (address != null && !(simulators() && ConfigurationFile.loopback(address))) {
            throw new HubException(
                    OrganisationError.SETTING_WRONG,
                    "Another address than the vendor's own is for simulators on this machine, where"
                            + " hub.simulators allows them");
        }
    }

    private static void requireAdded(boolean declared, String subject) {
        if (declared) {
            throw new HubException(
                    OrganisationError.DECLARED_IN_FILE,
                    subject + " is declared in kontor.yaml; change it there");
        }
    }

    private OrganisationId freeId(String name) {
        Set<String> taken =
                Stream.concat(
                                organisations.names().stream(),
                                configuration.organisations().stream()
                                        .map(DeclaredOrganisation::id)
                                        .map(OrganisationId::value))
                        .collect(Collectors.toSet());
        return Stream.iterate(1, number -> number + 1)
                .map(number -> OrganisationNames.id(name, number))
                .filter(id -> !taken.contains(id.value()))
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }
}
