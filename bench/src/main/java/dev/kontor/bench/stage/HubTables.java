package dev.kontor.bench.stage;

import dev.kontor.hub.database.DatabaseLocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the hub has written down, read from its tables. Every method answers empty while the
 * database is away or has no such table yet.
 */
public final class HubTables {

    private static final String BEING_SENT =
            "state = 'intended' and send_before > clock_timestamp() and role in ('revenue-document', 'correction')";

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    HubTables(DatabaseLocation location) {
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        source.setOptions("-c kontor.organisation=*");
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
    }

    /**
     * An effect that was committed as intended.
     *
     * @param token its marker, which the document will bear
     */
    public record OpenEffect(String organisation, String root, String role, String token) {}

    /** An open case: the object looked at again when it is answered, and the one it is about. */
    public record Stuck(String organisation, String root, String subject, String code) {

        /** {@code organisation/id} of the order that it is about or belongs to. */
        public String order() {
            return organisation + "/" + root.substring(root.lastIndexOf('/') + 1);
        }
    }

    /**
     * Documents whose request is being sent at this moment, or would be if the hub stood not still.
     */
    public Optional<List<OpenEffect>> beingSent() {
        return rows(
                "select organisation, root, role, token from effect where " + BEING_SENT,
                HubTables::effect);
    }

    /** Looks for intents as fast as the database answers, over a connection of its own. */
    public Watch watchIntents() {
        return new Watch(source);
    }

    /** Effects in doubt of which no open case tells. */
    public Optional<List<OpenEffect>> silentlyInDoubt() {
        return rows(
                """
                select e.organisation, e.root, e.role, e.token from effect e
                where e.state in ('intended', 'unknown') and not exists (
                    select 1 from stuck s where s.organisation = e.organisation and s.closed_at is null
                    and (s.root = e.root or s.subject = e.source))
                """,
                HubTables::effect);
    }

    /** Open cases. */
    public Optional<List<Stuck>> stuck() {
        return rows(
                "select organisation, root, subject, code from stuck where closed_at is null",
                row ->
                        new Stuck(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }

    /** How many effects are in which state. */
    public Map<String, Long> effects() {
        return counts("select state, count(*) from effect group by state");
    }

    /**
     * When each order's effect of a role was done, by {@link PlayedOrder#key()}; the last one if
     * there are several.
     *
     * @param role such as {@code revenue-document}
     */
    public Map<String, Instant> doneAt(String role) {
        Map<String, Instant> done = new HashMap<>();
        rows(
                        """
                        select organisation, root, max(done_at) from effect
                        where state = 'done' and role = '%s' group by organisation, root
                        """
                                .formatted(role),
                        row ->
                                Map.entry(
                                        new Stuck(row.getString(1), row.getString(2), "", "")
                                                .order(),
                                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .orElse(List.of())
                .forEach(each -> done.put(each.getKey(), each.getValue()));
        return done;
    }

    /** How many orders and refunds came to what. */
    public Map<String, Long> outcomes() {
        return counts("select outcome, count(*) from source_object group by outcome");
    }

    /** Organisations whose contacts have been read completely. */
    public long contactPasses() {
        return counts("select 'done', count(*) from contact_pass where completed_at is not null")
                .getOrDefault("done", 0L);
    }

    /** Objects of orders that have work waiting or being done. */
    public long openWork() {
        return counts("select 'open', count(*) from work where ref like '%/order/%'")
                .getOrDefault("open", 0L);
    }

    private static OpenEffect effect(ResultSet row) throws SQLException {
        return new OpenEffect(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        rows(sql, row -> Map.entry(row.getString(1), row.getLong(2)))
                .orElse(List.of())
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    private <T> Optional<List<T>> rows(String sql, Reading<T> reading) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reading.of(row));
            }
            return Optional.of(rows);
        } catch (SQLException awayOrNotMigrated) {
            return Optional.empty();
        }
    }

    /** Waits for intents to be committed. */
    public static final class Watch implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement statement;

        private Watch(PGSimpleDataSource source) {
            try {
                connection = source.getConnection();
                statement =
                        connection.prepareStatement(
                                "select count(*) from effect where " + BEING_SENT);
            } catch (SQLException failed) {
                throw new IllegalStateException("The hub's tables cannot be read", failed);
            }
        }

        /** Returns true the moment one is seen, false if none was in time. */
        public boolean await(Duration atMost) {
            long end = System.nanoTime() + atMost.toNanos();
            while (System.nanoTime() - end < 0) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return true;
                    }
                } catch (SQLException failed) {
                    throw new IllegalStateException("The hub's tables cannot be read", failed);
                }
            }
            return false;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException gone) {
                throw new IllegalStateException("The hub's tables cannot be read", gone);
            }
        }
    }

    /** Turns a row into a value. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
