package dev.kontor.hub.ingress;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether webhooks come in, for people to look at. Reads only; thread-safe. */
@Component
public class DeliveryHealth {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    DeliveryHealth(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * What a connection's webhooks were since an instant.
     *
     * @param last null if none came
     * @param alarms genuine ones that were not understood
     */
    public record Health(
            ConnectionId connection, long deliveries, long alarms, @Nullable Instant last) {}

    /** By connection; those from which nothing came are left out. */
    public List<Health> since(OrganisationId organisation, Instant since) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select vendor, account, count(*) as deliveries, count(alarm) as alarms, max(received_at) as last
                                        from delivery where organisation = ? and received_at >= ? group by vendor, account
                                        """)
                                .params(organisation.value(), since.atOffset(ZoneOffset.UTC))
                                .query((row, _) ->
                                        new Health(
                                                new ConnectionId(
                                                        row.getString("vendor"),
                                                        row.getString("account")),
                                                row.getLong("deliveries"),
                                                row.getLong("alarms"),
                                                row.getObject("last", OffsetDateTime.class)
                                                        .toInstant()))
                                .list());
    }
}
