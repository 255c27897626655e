package dev.kontor.bench.load;

import dev.kontor.bench.stage.Webhook;
import dev.kontor.hub.database.DatabaseLocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the hub commits before it answers a webhook, and nothing around it: the statements of {@code
 * database.Transactions}, {@code ingress.DeliveryTable} and {@code lane.Lane}, sent the same way
 * over one connection. It is the measure of what intake could be at most. Its rows are of an
 * organisation that does not exist, due in a thousand years. Not thread-safe.
 */
final class BareTransaction implements AutoCloseable {

    /** The organisation of all its rows. */
    static final String ORGANISATION = "bare";

    private static final String SCOPE = "select set_config('kontor.organisation', ?, true)";
    private static final String DELIVERY =
            """
            insert into delivery
                (organisation, vendor, account, delivery_key, received_at, summary,
                 alarm, headers, body)
            values
                (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (organisation, vendor, account, delivery_key) do nothing
            """;
    private static final String SIGNAL =
            """
            with placed as (
                insert into work (organisation, ref, priority, signalled_at)
                values (?, ?, ?, clock_timestamp())
                on conflict (organisation, ref) do update
                set revision = work.revision + 1,
                    priority = greatest(work.priority, excluded.priority)
                returning work.turn, work.priority
            )
            insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, version, priority)
            select ?, ?, coalesce(?, clock_timestamp()), false, 1, placed.priority
            from placed
            on conflict (task_name, task_instance) do update
            set execution_time = case
                    when (select turn from placed) > clock_timestamp() and ? < ?
                    then scheduled_tasks.execution_time
                    else least(scheduled_tasks.execution_time, excluded.execution_time)
                end,
                priority = excluded.priority
            where not scheduled_tasks.picked
            """;
    private static final String VENDOR = "shopify";
    private static final String ACCOUNT = "bare.myshopify.com";
    private static final int SIGNAL_PRIORITY = 40;
    private static final int ATTENDED_PRIORITY = 50;
    private static final OffsetDateTime NEVER =
            OffsetDateTime.of(3000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Connection connection;
    private final PreparedStatement scope;
    private final PreparedStatement delivery;
    private final PreparedStatement signal;

    BareTransaction(DatabaseLocation location) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        connection = source.getConnection();
        connection.setAutoCommit(false);
        scope = connection.prepareStatement(SCOPE);
        delivery = connection.prepareStatement(DELIVERY);
        signal = connection.prepareStatement(SIGNAL);
    }

    /** Commits one, about the object of that number. */
    void commit(Webhook webhook, int object) throws SQLException {
        String id = UUID.randomUUID().toString();
        String ref = "shopify:%s/order/%d".formatted(ACCOUNT, object);
        scope.setString(1, ORGANISATION);
        try (ResultSet row = scope.executeQuery()) {
            row.next();
        }
        delivery.setString(1, ORGANISATION);
        delivery.setString(2, VENDOR);
        delivery.setString(3, ACCOUNT);
        delivery.setString(4, id);
        delivery.setObject(5, Instant.now().atOffset(ZoneOffset.UTC));
        delivery.setString(6, "order/" + object);
        delivery.setString(7, null);
        delivery.setString(8, headers(id));
        delivery.setBytes(9, webhook.body());
        delivery.executeUpdate();
        signal.setString(1, ORGANISATION);
        signal.setString(2, ref);
        signal.setInt(3, SIGNAL_PRIORITY);
        signal.setString(4, "work");
        signal.setString(5, ORGANISATION + "|" + ref);
        signal.setObject(6, NEVER);
        signal.setInt(7, SIGNAL_PRIORITY);
        signal.setInt(8, ATTENDED_PRIORITY);
        signal.executeUpdate();
        connection.commit();
    }

    /** Those that are kept of a delivery by Shopify. */
    private static String headers(String id) {
        return """
        {"content-type":["application/json"],"user-agent":["Shopify-Captain-Hook"],\
        "x-shopify-api-version":["2026-10"],"x-shopify-event-id":["%s"],\
        "x-shopify-shop-domain":["bare.myshopify.com"],"x-shopify-topic":["orders/updated"],\
        "x-shopify-triggered-at":["2026-11-22T20:00:00.000Z"],"x-shopify-webhook-id":["%s"]}\
        """
                .formatted(id, id);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
