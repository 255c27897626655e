package dev.kontor.hub.database;

import dev.kontor.hub.shared.HubException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that somebody else runs, and what Kontor asks of it. */
public final class ExternalPostgres {

    private static final int OLDEST = 15;

    private ExternalPostgres() {}

    /**
     * Refuses a server that cannot carry Kontor: older than PostgreSQL 15, one that may lose
     * commits, or a role that row-level security does not bind.
     *
     * @throws HubException {@link DatabaseError}, with the remedy
     */
    public static void requireFit(DatabaseLocation location) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        source.setConnectTimeout(10);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            requireVersion(connection, location);
            requireDurability(statement, location);
            requireModestRole(statement, location);
        } catch (SQLException failed) {
            throw new HubException(
                    DatabaseError.DATABASE_UNAVAILABLE,
                    "%s does not let user '%s' in (%s); check hub.database in kontor.yaml"
                            .formatted(location.jdbcUrl(), location.user(), failed.getMessage()),
                    failed);
        }
    }

    static void requireVersion(Connection connection, DatabaseLocation location)
            throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new HubException(
                    DatabaseError.DATABASE_TOO_OLD,
                    "%s is PostgreSQL %d; Kontor needs %d or newer. Upgrade it, or leave hub.database out for the one that Kontor brings along"
                            .formatted(location.jdbcUrl(), version, OLDEST));
        }
    }

    private static void requireDurability(Statement statement, DatabaseLocation location)
            throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            String value = first(statement, "show " + setting);
            if (value.equals("off")) {
                throw new HubException(
                        DatabaseError.DATABASE_NOT_DURABLE,
                        "%s runs with %s = off, so an accepted webhook could be lost in a power cut; switch it on"
                                .formatted(location.jdbcUrl(), setting));
            }
        }
    }

    private static void requireModestRole(Statement statement, DatabaseLocation location)
            throws SQLException {
        String tooStrong =
                first(
                        statement,
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
        if (tooStrong.equals("t")) {
            throw new HubException(
                    DatabaseError.DATABASE_ROLE_TOO_STRONG,
                    "User '%s' of %s is a superuser or bypasses row-level security, so nothing would keep organisations apart; use an ordinary role that owns the database"
                            .formatted(location.user(), location.jdbcUrl()));
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
