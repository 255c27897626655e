package dev.kontor.hub.database;

import dev.kontor.hub.shared.HubException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the superuser of the embedded server is needed for: role, database, and looking at settings.
 */
final class PostgresRoles {

    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private final DatabaseLocation superuser;

    PostgresRoles(DatabaseLocation superuser) {
        this.superuser = superuser;
    }

    /** Whether the server at this place is the one of this data folder. */
    boolean serves(Path data) throws SQLException {
        try (Connection connection = connect(superuser)) {
            return Path.of(show(connection, "data_directory")).equals(data);
        }
    }

    /** Refuses a server that could lose a commit. */
    void requireDurability() throws SQLException {
        try (Connection connection = connect(superuser)) {
            for (String setting : DURABILITY) {
                String value = show(connection, setting);
                if (!value.equals("on")) {
                    throw new HubException(
                            DatabaseError.DATABASE_NOT_DURABLE,
                            "PostgreSQL runs with %s = %s, so an accepted webhook could be lost in a power cut; set it to on in postgresql.conf of the data folder"
                                    .formatted(setting, value));
                }
            }
        }
    }

    /** Makes the application's role, without any special right, and its database. */
    void ensure(DatabaseLocation application) throws SQLException {
        try (Connection _ = connect(application)) {
            return;
        } catch (SQLException notYetThere) {
            // made below; if it is something else, the second try says so
        }
        try (Connection connection = connect(superuser);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'kontor'")) {
                statement.execute("create role kontor login nosuperuser nobypassrls");
            }
            // The password is of our making: hexadecimal digits, nothing to quote.
            statement.execute(
                    "alter role kontor password '%s'".formatted(application.password().reveal()));
            if (!exists(statement, "select from pg_database where datname = 'kontor'")) {
                statement.execute("create database kontor owner kontor");
            }
        }
        connect(application).close();
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(DatabaseLocation location) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        source.setConnectTimeout(2);
        source.setSocketTimeout(30);
        return source.getConnection();
    }
}
