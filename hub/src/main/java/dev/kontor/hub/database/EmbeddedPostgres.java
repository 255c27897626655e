package dev.kontor.hub.database;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL 18 that Kontor brings along, in the folder {@code postgres} of a data folder.
 *
 * <p>It runs detached: killing the hub leaves it running, and the next start adopts it. It writes
 * durably, which is checked at each start. It listens on loopback only, on a port it keeps, and
 * lets in nobody without the passwords that lie in the data folder, readable by their owner only.
 * All methods take a lock, so that two starters at once end with one server. Thread-safe.
 */
public final class EmbeddedPostgres {

    static final String SUPERUSER = "postgres";
    static final String APPLICATION_ROLE = "kontor";
    static final String DATABASE = "kontor";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNFINISHED = "data.unfinished-";

    private final Path home;
    private final Path data;

    /** {@code dataFolder} is made if it is missing. Nothing is started yet. */
    public EmbeddedPostgres(Path dataFolder) {
        this.home = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        this.data = home.resolve("data");
    }

    /** How to end the server. */
    public enum StopMode {
        /** Ends transactions and writes a checkpoint. */
        FAST,
        /** As a power cut: the next start recovers from the log. For tests of exactly that. */
        IMMEDIATE
    }

    /**
     * Makes sure that the server runs, whatever was before: nothing, a running server, a killed
     * one, a half-made folder. About two seconds the first time, half a second later, nothing to
     * wait for if it runs.
     *
     * @return where the application role logs in
     * @throws HubException {@link DatabaseError}, with the remedy
     */
    public DatabaseLocation startOrAdopt() {
        return startOrAdopt(true);
    }

    /**
     * As {@link #startOrAdopt()}, but never on another port than before: for a server that died
     * under a running hub, whose pool knows the port.
     */
    DatabaseLocation startAgain() {
        return startOrAdopt(false);
    }

    /** Ends the server and waits for it; does nothing if it does not run. */
    public void stop(StopMode mode) {
        if (!Files.isDirectory(data)) {
            return;
        }
        locked(() -> {
            Optional<Postmaster> running = Postmaster.of(data);
            if (running.isPresent() && running.get().alive() && !running.get().foreign()) {
                programs()
                        .stop(data, mode.name().toLowerCase(Locale.ROOT))
                        .orThrow("PostgreSQL in %s does not stop".formatted(data));
            }
            return mode;
        });
    }

    /** Whether its process is there; says nothing about whether it answers. */
    public boolean isRunning() {
        try {
            return Postmaster.of(data).filter(Postmaster::alive).isPresent();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the superuser logs in, for tests that make databases of their own. */
    DatabaseLocation superuser() {
        return locked(() -> superuserLocation(keptPort().orElseThrow()));
    }

    private DatabaseLocation startOrAdopt(boolean mayMove) {
        try {
            Folders.createPrivately(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The folder %s cannot be made; check its permissions".formatted(home), failed);
        }
        return locked(() -> {
            initialise();
            int port = adopt().orElseGet(() -> start(mayMove));
            PostgresRoles roles = new PostgresRoles(superuserLocation(port));
            requireDurability(roles);
            DatabaseLocation location = applicationLocation(port);
            roles.ensure(location);
            return location;
        });
    }

    /**
     * Stops a server that is refused: otherwise the mended one would not be what is adopted next.
     */
    private void requireDurability(PostgresRoles roles) throws SQLException {
        try {
            roles.requireDurability();
        } catch (HubException notDurable) {
            programs().stop(data, "fast");
            throw notDurable;
        }
    }

    /** A folder counts only under its final name, so a kill in the middle leaves nothing half. */
    private void initialise() throws IOException {
        Folders.deleteAll(home, UNFINISHED);
        ensurePassword(superuserPassword());
        ensurePassword(applicationPassword());
        if (Files.isDirectory(data)) {
            return;
        }
        Path unfinished = Files.createTempDirectory(home, UNFINISHED);
        programs().initdb(unfinished, superuserPassword());
        Files.writeString(unfinished.resolve("pg_hba.conf"), PostgresSettings.ACCESS);
        Files.writeString(unfinished.resolve("postgresql.conf"), PostgresSettings.SERVER);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        Folders.makeNamesDurable(home);
        log.info("PostgreSQL initialised folder={}", data);
    }

    /** The port of the server that already runs here. */
    private Optional<Integer> adopt() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Postmaster> found = Postmaster.of(data);
            if (found.isEmpty() || !found.get().alive()) {
                return Optional.empty();
            }
            if (found.get().ready() && isOurs(found.get())) {
                log.info(
                        "PostgreSQL adopted port={} pid={}", found.get().port(), found.get().pid());
                return Optional.of(found.get().port());
            }
            if (found.get().foreign()) {
                log.warn(
                        "PostgreSQL left a pid file whose pid {} is another program now; removed",
                        found.get().pid());
                Files.deleteIfExists(data.resolve("postmaster.pid"));
                return Optional.empty();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new HubException(
                DatabaseError.DATABASE_UNAVAILABLE,
                "PostgreSQL in %s runs but does not let us in within %s; see %s"
                        .formatted(data, PATIENCE, serverLog()));
    }

    /** Only our server knows the password that we know (SCRAM proves both sides). */
    private boolean isOurs(Postmaster found) {
        try {
            return new PostgresRoles(superuserLocation(found.port())).serves(data);
        } catch (SQLException notYetOrNotOurs) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int start(boolean mayMove) {
        try {
            Optional<Integer> kept = keptPort();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            PostgresPrograms.Result result;
            int attempt = 0;
            do {
                boolean moves = mayMove && attempt > 2;
                int port = kept.isPresent() && !moves ? kept.get() : freePort();
                if (kept.isEmpty() || kept.get() != port) {
                    Folders.writePrivately(portFile(), Integer.toString(port));
                }
                result = programs().start(data, serverLog(), port);
                if (result.succeeded()) {
                    log.info("PostgreSQL started port={}", port);
                    return port;
                }
                attempt++;
                // Children of a killed server hold its memory for a moment; a port is freed late.
                LockSupport.parkNanos(Duration.ofMillis(250L * attempt).toNanos());
            } while (attempt < 8 && System.nanoTime() < deadline);
            result.orThrow("PostgreSQL in %s does not start, see %s".formatted(data, serverLog()));
            throw new IllegalStateException("A start that failed has said so above");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<Integer> keptPort() throws IOException {
        return Files.exists(portFile())
                ? Optional.of(Integer.valueOf(Files.readString(portFile()).strip()))
                : Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            return socket.getLocalPort();
        }
    }

    private void ensurePassword(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Folders.writePrivately(file, HexFormat.of().formatHex(bytes));
        }
    }

    private DatabaseLocation superuserLocation(int port) throws IOException {
        return location(port, "postgres", SUPERUSER, superuserPassword());
    }

    private DatabaseLocation applicationLocation(int port) throws IOException {
        return location(port, DATABASE, APPLICATION_ROLE, applicationPassword());
    }

    private static DatabaseLocation location(int port, String database, String user, Path password)
            throws IOException {
        return new DatabaseLocation(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                user,
                new Secret(Files.readString(password).strip()));
    }

    private PostgresPrograms programs() {
        return new PostgresPrograms(
                PostgresBinaries.unpacked(PostgresBinaries.userCache()),
                home.resolve("programs.log"));
    }

    private Path superuserPassword() {
        return home.resolve("superuser.password");
    }

    private Path applicationPassword() {
        return home.resolve("kontor.password");
    }

    private Path portFile() {
        return home.resolve("port");
    }

    private Path serverLog() {
        return home.resolve("server.log");
    }

    private <T> T locked(Locked<T> work) {
        try (FolderLock _ = FolderLock.take(home.resolve("lock"))) {
            return work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "PostgreSQL in %s: %s".formatted(home, failed.getMessage()), failed);
        } catch (SQLException failed) {
            throw new HubException(
                    DatabaseError.DATABASE_UNAVAILABLE,
                    "PostgreSQL in %s does not answer as expected; see %s"
                            .formatted(home, serverLog()),
                    failed);
        }
    }

    /** What runs under the lock. */
    private interface Locked<T> {
        T run() throws IOException, SQLException;
    }
}
