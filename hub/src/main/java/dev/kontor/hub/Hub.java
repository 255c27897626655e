package dev.kontor.hub;

import dev.kontor.hub.database.DatabaseLocation;
import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.ExternalPostgres;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.ConfigurationFile;
import dev.kontor.hub.organisation.user.SetUpToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running hub: one process, or one of several in a JVM for tests and the demo.
 *
 * <p>Starting reads and checks kontor.yaml first, so that a wrong one fails at once and changes
 * nothing; then the database is started or adopted, migrated, and the configuration applied.
 */
public final class Hub implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    private final ConfigurableApplicationContext context;
    private final Configuration configuration;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Hub(ConfigurableApplicationContext context, Configuration configuration, int port) {
        this.context = context;
        this.configuration = configuration;
        this.port = port;
    }

    /**
     * Starts a hub and returns when it is ready.
     *
     * @throws dev.kontor.hub.yaml.ConfigurationException if kontor.yaml is wrong; nothing was
     *     started
     * @throws dev.kontor.hub.shared.HubException if the database is not to be had or not fit
     */
    public static Hub start(HubOptions options) {
        long begun = System.nanoTime();
        Configuration configuration =
                ConfigurationFile.load(options.configuration(), options.environment());
        Optional<DatabaseLocation> external = HubDatabase.external(options, configuration);
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setDefaultProperties(properties(options, configuration));
        application.addInitializers(
                context -> provide((GenericApplicationContext) context, configuration, external));
        ConfigurableApplicationContext context = application.run();
        int port = context.getEnvironment().getRequiredProperty("local.server.port", int.class);
        Hub hub = new Hub(context, configuration, port);
        HubProcessFile.write(hub.dataFolder(), hub.baseUri());
        context.addApplicationListener((ContextClosedEvent _) -> hub.ended());
        log.info(
                "Hub ready port={} organisations={} milliseconds={}",
                port,
                configuration.organisations().size(),
                (System.nanoTime() - begun) / 1_000_000);
        return hub;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Its address on this machine, without a trailing slash. */
    public URI baseUri() {
        String address = configuration.hub().bindAddress();
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return URI.create(
                "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
    }

    /** Where the first administrator is made; empty once there is one. */
    public Optional<URI> setUpAddress() {
        return part(SetUpToken.class)
                .present()
                .map(token ->
                        URI.create(
                                "%s/console/set-up/administrator?token=%s"
                                        .formatted(baseUri(), token.reveal())));
    }

    public Path dataFolder() {
        return configuration.hub().dataFolder();
    }

    /** Waits until it is closed, by {@link #close()} or by a signal to the process. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** One of its parts, for tests and benches. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes no more requests, ends what runs, and stops; the embedded PostgreSQL stays. */
    @Override
    public void close() {
        context.close();
    }

    private void ended() {
        HubProcessFile.remove(dataFolder());
        closed.countDown();
    }

    private static void provide(
            GenericApplicationContext context,
            Configuration configuration,
            Optional<DatabaseLocation> external) {
        context.registerBean(Configuration.class, () -> configuration);
        HubAdminToken token =
                HubAdminToken.of(
                        configuration.hub().adminToken(), configuration.hub().dataFolder());
        context.registerBean(HubAdminToken.class, () -> token);
        if (external.isPresent()) {
            ExternalPostgres.requireFit(external.get());
            context.registerBean(DatabaseLocation.class, external::get);
        } else {
            EmbeddedPostgres postgres = new EmbeddedPostgres(configuration.hub().dataFolder());
            DatabaseLocation location = postgres.startOrAdopt();
            context.registerBean(EmbeddedPostgres.class, () -> postgres);
            context.registerBean(DatabaseLocation.class, () -> location);
        }
    }

    private static Map<String, Object> properties(HubOptions options, Configuration configuration) {
        Configuration.HubSection hub = configuration.hub();
        Integer port = options.port();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", port == null ? hub.port() : port);
        properties.put("server.address", hub.bindAddress());
        properties.put("kontor.database.pool-size", hub.poolSize());
        properties.put(
                "logging.file.name", hub.dataFolder().resolve("logs/kontor.json").toString());
        properties.put("kontor.audit.heads-file", hub.dataFolder().resolve("audit-heads.jsonl"));
        switch (options.console()) {
            case TEXT -> {}
            case JSON -> properties.put("logging.structured.format.console", "ecs");
            case OFF -> properties.put("logging.threshold.console", "OFF");
        }
        return properties;
    }
}
