package dev.kontor.bench.stage;

import dev.kontor.hub.database.DatabaseLocation;
import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.ShopifySimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Everything a benchmark needs around the hub, and the hub. The simulators live in this process and
 * survive the hub; PostgreSQL runs detached, as always, and is ended with the stage. Closing is
 * also done when this process is told to end. Not thread-safe, except that the hub's tables and the
 * simulators may be read from anywhere.
 */
public final class Stage implements AutoCloseable {

    /** The built-in flows, as below {@code flows:} in kontor.yaml. */
    public static final String BUILT_IN_FLOWS =
            """
            order-to-invoice:
            refund-to-credit-note:
            """;

    private static final Duration START = Duration.ofSeconds(90);

    private final StageSpec spec;
    private final Path folder;
    private final LexwareSimulator lexware;
    private final ShopifySimulator shopify;
    private final LexwareControl control;
    private final Map<Tenant, OrganisationAccess> tenants = new LinkedHashMap<>();
    private final EmbeddedPostgres postgres;
    private final @Nullable DatabaseLocation database;
    private final HubProcess hub;
    private final List<HubProcess> nodes = new ArrayList<>();
    private final StageSpec.Node settings;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::closeAll, "stage-at-exit");

    /**
     * Sets the stage up; the hub is not started yet, and its kontor.yaml has the built-in flows.
     */
    public Stage(Path folder, StageSpec spec) {
        this.folder = folder.toAbsolutePath().normalize();
        this.spec = spec;
        this.lexware =
                LexwareSimulator.start(
                        SimulatorOptions.defaults()
                                .withSeed(spec.seed())
                                .withSettings(spec.lexware()));
        this.shopify =
                ShopifySimulator.start(
                        ShopifySimulatorOptions.defaults()
                                .withUnlimited(true)
                                .withSeed(spec.seed()));
        this.control = new LexwareControl(lexware.baseUri());
        this.postgres = new EmbeddedPostgres(databaseFolder());
        for (int number = 1; number <= spec.organisations(); number++) {
            addTenant("org-%02d".formatted(number), "shop-%02d".formatted(number));
        }
        this.settings =
                spec.node()
                        .withProperty(
                                "kontor.books.webhook-key",
                                file("lexware.pem", lexware.publicKeyPem()).toString());
        this.hub = node("hub");
        Runtime.getRuntime().addShutdownHook(atExit);
        this.database = spec.node().ownDatabase() ? null : postgres.startOrAdopt();
        configure(BUILT_IN_FLOWS);
    }

    public HubProcess hub() {
        return hub;
    }

    public ShopifySimulator shopify() {
        return shopify;
    }

    public LexwareControl lexware() {
        return control;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public List<Tenant> tenants() {
        return List.copyOf(tenants.keySet());
    }

    /** The only organisation, or the first. */
    public Tenant tenant() {
        return tenants().getFirst();
    }

    /**
     * The hub of this stage as the launcher starts it, instead of {@link #hub()}. Whoever asks for
     * it closes it.
     *
     * @param launcher the command {@code kontor}
     */
    public HubProcess launchedBy(Path launcher) {
        return HubProcess.launched(launcher, hub.place());
    }

    /** The folder of kontor.yaml. */
    public Path folder() {
        return folder;
    }

    /** Where the database's files are while it does not run. */
    public Path databaseFolder() {
        return folder.resolve(spec.node().ownDatabase() ? "hub" : "database");
    }

    /**
     * The hub's tables.
     *
     * @throws IllegalStateException if the hub brings its own database
     */
    public HubTables tables() {
        return new HubTables(database());
    }

    /**
     * Where the hub's database is.
     *
     * @throws IllegalStateException if the hub brings its own database
     */
    public DatabaseLocation database() {
        if (database == null) {
            throw new IllegalStateException("The hub's own database is not looked into");
        }
        return database;
    }

    /** The management API of the first hub, which has been started before. */
    public HubApi api() {
        return new HubApi(hub, folder.resolve(hub.place().name()));
    }

    /** What the hub's database counts, under the conditions of {@link #database()}. */
    public DatabaseStatistics databaseStatistics() {
        return new DatabaseStatistics(database());
    }

    /** The process id of the database's server, as it says itself in its folder. */
    public long databasePid() {
        Path file = databaseFolder().resolve("postgres/data/postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException missing) {
            throw new UncheckedIOException("The database does not run", missing);
        }
    }

    /**
     * Writes kontor.yaml anew; the hub takes it at its next start.
     *
     * @param flows what stands below {@code flows:} of every organisation
     */
    public void configure(String flows) {
        for (HubProcess node : nodes) {
            configure(node, flows);
        }
    }

    private void configure(HubProcess node, String flows) {
        KontorYaml yaml = new KontorYaml(folder, spec);
        yaml.hub(node.place(), hub.port(), database);
        tenants.forEach((tenant, access) ->
                yaml.organisation(
                        tenant,
                        lexware.baseUri(),
                        access.apiKey(),
                        shopify.shop(tenant.shop()),
                        flows));
        yaml.write(node.place().configuration());
    }

    /**
     * One more process on the same database, with the flows that are built in; it is not started
     * yet, and ends with the stage. Vendors know the first one only.
     */
    public HubProcess addNode() {
        HubProcess node = node("hub-" + (nodes.size() + 1));
        configure(node, BUILT_IN_FLOWS);
        return node;
    }

    private HubProcess node(String name) {
        HubProcess node =
                HubProcess.direct(new HubProcess.Place(folder, name, freePort()), settings);
        nodes.add(node);
        return node;
    }

    /** Starts the hub, waits until it is ready and every shop's webhooks are subscribed. */
    public void startHub() {
        startHub(START);
    }

    /** As {@link #startHub()}, with more patience. */
    public void startHub(Duration patience) {
        hub.startAndAwait(patience);
        Waiting.until(
                "every shop's webhooks are subscribed",
                patience,
                () ->
                        tenants.keySet().stream()
                                .noneMatch(each -> shopify.subscriptions(each.shop()).isEmpty()));
    }

    /** Ends hub and, if it was started here, database, both in order. */
    public void stopAll() {
        hub.stop();
        postgres.stop(StopMode.FAST);
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // the hook runs, and finds nothing to do
        }
    }

    private void closeAll() {
        if (closed.compareAndSet(false, true)) {
            try (shopify;
                    lexware) {
                nodes.forEach(HubProcess::kill);
                postgres.stop(StopMode.FAST);
                nodes.forEach(HubProcess::close);
            }
        }
    }

    private void addTenant(String id, String shop) {
        OrganisationAccess access = lexware.addOrganisation(OrganisationSpec.named(id));
        shopify.addShop(ShopSpec.named(shop));
        tenants.put(new Tenant(id, shop, access.organizationId()), access);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No port is free", none);
        }
    }

    /** Where a file of this stage is, with its folders made. */
    public Path file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(".").normalize());
            return Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(name), failed);
        }
    }
}
