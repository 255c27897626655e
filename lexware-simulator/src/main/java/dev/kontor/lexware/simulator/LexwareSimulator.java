package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Lexware Office on loopback. It answers the API under {@code /v1} and is controlled by its
 * methods here or, from another process, by {@code /_simulator} (the module's README lists the
 * calls). Everything is in memory and gone after {@link #close}. Thread-safe.
 */
public final class LexwareSimulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /**
     * Of the JDK's server, read by it once: no delayed packets, many connections, kept longer than
     * any client keeps them.
     */
    private static final Map<String, String> SERVER_PROPERTIES =
            Map.of(
                    "sun.net.httpserver.nodelay", "true",
                    "sun.net.httpserver.maxIdleConnections", "10000",
                    "sun.net.httpserver.idleInterval", "3600",
                    "sun.net.httpserver.maxReqHeaders", "500");

    private final HttpServer server;
    private final ExecutorService executor;
    private final SimulatorState state;
    private final URI baseUri;

    private LexwareSimulator(HttpServer server, SimulatorState state) {
        this.server = server;
        this.state = state;
        // Not virtual: those queue behind whatever else computes in this JVM, and a request that
        // reaches the bucket late makes the next one look too early.
        this.executor =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("lexware-", 0).factory());
        this.baseUri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        state.baseUri(baseUri.toString());
    }

    /**
     * Starts a simulator on loopback.
     *
     * @throws UncheckedIOException when the port is taken or the folder cannot be used
     * @throws IllegalStateException when another simulator uses the folder
     */
    public static LexwareSimulator start(SimulatorOptions options) {
        SERVER_PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        SimulatorState state = new SimulatorState(options);
        try {
            state.open();
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(
                                    InetAddress.ofLiteral("127.0.0.1"), options.port()),
                            BACKLOG);
            LexwareSimulator simulator = new LexwareSimulator(server, state);
            server.setExecutor(simulator.executor);
            server.createContext("/", new FrontDoor(simulator.state));
            server.start();
            return simulator;
        } catch (IllegalStateException | UncheckedIOException e) {
            state.close();
            throw e;
        } catch (IOException e) {
            state.close();
            throw new UncheckedIOException(
                    "The Lexware simulator cannot listen on port "
                            + options.port()
                            + " of 127.0.0.1; choose another or 0",
                    e);
        }
    }

    /**
     * Where the API stands, without a slash at the end: a client takes it in the place of {@code
     * https://api.lexware.io}.
     */
    public URI baseUri() {
        return baseUri;
    }

    /** The simulator's time. */
    public SimulatorClock clock() {
        return state.clock();
    }

    /**
     * Adds an account with its first key.
     *
     * @throws IllegalArgumentException when its id or key are taken
     */
    public OrganisationAccess addOrganisation(OrganisationSpec spec) {
        return state.add(spec);
    }

    /**
     * Adds a small coffee roaster with two years of documents up to today; the same day makes the
     * same company.
     *
     * @param key its API key; null: one is made
     * @throws IllegalArgumentException when the company is there already, or the key is taken
     */
    public OrganisationAccess addDemoCompany(@Nullable String key) {
        return DemoCompany.into(state, key);
    }

    /**
     * A key for each organisation that is there, in the order in which they came: what a simulator
     * with a folder found in it.
     */
    public List<OrganisationAccess> accesses() {
        return state.accesses();
    }

    /** The key that verifies the webhooks' {@code X-Lxo-Signature}. */
    public String publicKeyPem() {
        return state.webhooks().publicKeyPem();
    }

    /**
     * Forgets all organisations, keys, data, faults and counts, and goes back to the settings it
     * was started with.
     */
    public void reset() {
        state.reset();
    }

    /** Stops listening and forgets everything; executions that were to happen late never happen. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        state.close();
    }
}
