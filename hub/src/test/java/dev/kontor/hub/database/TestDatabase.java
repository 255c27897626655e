package dev.kontor.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.hub.shared.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A fresh, migrated PostgreSQL database for a test class: {@code TestDatabase.create()} in
 * {@code @BeforeAll}, {@code close()} in {@code @AfterAll}.
 *
 * <p>One embedded server per build, under {@code target}; it is the real thing, durability
 * included. Each database is a copy of a template that was migrated once, so it costs tens of
 * milliseconds. {@code KONTOR_TEST_DATABASE_URL}, {@code …_USER} and {@code …_PASSWORD} point it at
 * a foreign server instead (PostgreSQL 15 or newer, a user that may create databases and roles).
 */
public final class TestDatabase implements AutoCloseable {

    private static @Nullable Server server;

    private final DatabaseLocation location;
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    private TestDatabase(DatabaseLocation location) {
        this.location = location;
        this.dataSource = DatabasePool.open(location, 8);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new Transactions(new JdbcTransactionManager(dataSource), jdbc, 8);
    }

    /** A database with all migrations applied and no rows. */
    public static TestDatabase create() {
        return new TestDatabase(server().copy());
    }

    /** For a pool, a node or a hub of its own. */
    public DatabaseLocation location() {
        return location;
    }

    /** The same server, as the user who makes databases. */
    DatabaseLocation creator() {
        return server().creator();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** Closes the pool; the database itself goes with the server. */
    @Override
    public void close() {
        dataSource.close();
    }

    private static synchronized Server server() {
        Server running = server;
        if (running == null) {
            running = Server.start();
            server = running;
        }
        return running;
    }

    /** The server and its migrated template. */
    private record Server(DatabaseLocation creator, DatabaseLocation template) {

        static Server start() {
            String url = System.getenv("KONTOR_TEST_DATABASE_URL");
            return url == null || url.isBlank() ? embedded() : foreign(url);
        }

        private static Server embedded() {
            Path folder = Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder);
            // after the hubs that tests share: they would wait for a database that is gone
            SpringApplication.getShutdownHandlers()
                    .add(() -> {
                        postgres.stop(EmbeddedPostgres.StopMode.IMMEDIATE);
                        try {
                            Folders.deleteTree(folder);
                        } catch (java.io.IOException left) {
                            System.err.println("Left behind: " + left);
                        }
                    });
            DatabaseLocation application = postgres.startOrAdopt();
            return migrated(postgres.superuser(), application);
        }

        private static Server foreign(String url) {
            DatabaseLocation creator =
                    new DatabaseLocation(
                            url,
                            System.getenv("KONTOR_TEST_DATABASE_USER"),
                            new Secret(System.getenv("KONTOR_TEST_DATABASE_PASSWORD")));
            String role = "kontor_test_" + UUID.randomUUID().toString().substring(0, 8);
            execute(creator, "create role %s login password '%s'".formatted(role, role));
            return migrated(creator, new DatabaseLocation(url, role, new Secret(role)));
        }

        private static Server migrated(DatabaseLocation creator, DatabaseLocation application) {
            Server plain = new Server(creator, application);
            DatabaseLocation template = plain.newDatabase("");
            Flyway.configure()
                    .dataSource(template.jdbcUrl(), template.user(), template.password().reveal())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new Server(creator, template);
        }

        DatabaseLocation copy() {
            String url = template.jdbcUrl();
            return newDatabase(" template " + url.substring(url.lastIndexOf('/') + 1));
        }

        private DatabaseLocation newDatabase(String clause) {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            String url = template.jdbcUrl();
            execute(
                    creator,
                    "create database %s owner %s%s".formatted(name, template.user(), clause));
            return new DatabaseLocation(
                    url.substring(0, url.lastIndexOf('/') + 1) + name,
                    template.user(),
                    template.password());
        }

        private static void execute(DatabaseLocation where, String sql) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(where.jdbcUrl());
            source.setUser(where.user());
            source.setPassword(where.password().reveal());
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException("Test database: " + sql, failed);
            }
        }
    }
}
