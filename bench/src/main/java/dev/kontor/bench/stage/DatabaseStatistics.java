package dev.kontor.bench.stage;

import dev.kontor.hub.database.DatabaseLocation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** What the hub's database counts and how large it is, over a connection of its own each time. */
public final class DatabaseStatistics {

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    DatabaseStatistics(DatabaseLocation location) {
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        source.setOptions("-c kontor.organisation=*");
    }

    /** A table's rows, and its bytes with indexes and everything. */
    public record TableSize(long rows, long bytes) {}

    /**
     * Transactions so far, rolled back ones included. A server process reports at most once a
     * second: pause before the last reading.
     */
    public long transactions() {
        try (Connection connection = source.getConnection()) {
            return number(
                    connection,
                    "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * A piece of work as the scheduler's table has it.
     *
     * @param node that has claimed it; empty: none
     * @param silentMillis since the node's last heartbeat for it
     */
    public record Claimed(String node, long version, long silentMillis) {

        /** Whether nothing has happened to the claim since. */
        public boolean sameAs(Claimed earlier) {
            return node.equals(earlier.node) && version == earlier.version && !node.isEmpty();
        }

        /** Whether its node has not been heard of for so long. */
        public boolean silentFor(Duration time) {
            return silentMillis >= time.toMillis();
        }
    }

    /** All work there is, by its name. */
    public Map<String, Claimed> claimed() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select task_instance, coalesce(picked_by, ''), version,
                                    coalesce(extract(epoch from clock_timestamp() - last_heartbeat) * 1000, 0)::bigint
                                from scheduled_tasks
                                """)) {
            Map<String, Claimed> claimed = new HashMap<>();
            while (row.next()) {
                claimed.put(
                        row.getString(1),
                        new Claimed(row.getString(2), row.getLong(3), row.getLong(4)));
            }
            return claimed;
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** The number that a query answers. */
    public long number(String sql) {
        try (Connection connection = source.getConnection()) {
            return number(connection, sql);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Runs a statement outside of a transaction. */
    public void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Every table by name, counted, not estimated. */
    public Map<String, TableSize> tables() {
        try (Connection connection = source.getConnection()) {
            Map<String, TableSize> sizes = new TreeMap<>();
            for (String name : names(connection)) {
                sizes.put(
                        name,
                        new TableSize(
                                number(connection, "select count(*) from " + name),
                                number(
                                        connection,
                                        "select pg_total_relation_size('%s')".formatted(name))));
            }
            return sizes;
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select relid::regclass::text from pg_stat_user_tables order by 1")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static IllegalStateException unreadable(SQLException failed) {
        return new IllegalStateException("The hub's database cannot be read", failed);
    }
}
