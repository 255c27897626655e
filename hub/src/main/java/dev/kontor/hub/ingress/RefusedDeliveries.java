package dev.kontor.hub.ingress;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The last webhook of each connection that was refused. Written seldom, however many there are:
 * whoever sends rubbish must not keep the database busy. Thread-safe.
 */
@Component
public class RefusedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedDeliveries.class);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<Whose, Instant> written = new ConcurrentHashMap<>();

    private record Whose(OrganisationId organisation, ConnectionId connection) {}

    RefusedDeliveries(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The last one of a connection. */
    public record Refusal(ConnectionId connection, Instant at, String reason) {}

    /** By connection; those of which nothing was refused are left out. */
    public List<Refusal> of(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select vendor, account, refused_at, reason from delivery_refusal where organisation = ?")
                                .params(organisation.value())
                                .query((row, _) ->
                                        new Refusal(
                                                new ConnectionId(
                                                        row.getString("vendor"),
                                                        row.getString("account")),
                                                row.getObject("refused_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getString("reason")))
                                .list());
    }

    /** Remembers a refusal, unless one was just remembered. Never throws. */
    void note(Connection connection, String reason) {
        Instant now = clock.instant();
        Whose whose = new Whose(connection.organisation(), connection.id());
        boolean[] due = new boolean[1];
        written.compute(
                whose,
                (_, last) -> {
                    due[0] = last == null || !last.plus(SELDOM).isAfter(now);
                    return due[0] ? now : last;
                });
        if (!due[0]) {
            return;
        }
        try {
            transactions.runInOrganisation(whose.organisation(), () -> write(whose, reason, now));
        } catch (DataAccessException | TransactionException notNow) {
            LOG.warn("outcome=refusal-not-kept connection={}: {}", whose, notNow.toString());
        }
    }

    private void write(Whose whose, String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into delivery_refusal (organisation, vendor, account, refused_at, reason)
                        values (?, ?, ?, ?, ?)
                        on conflict (organisation, vendor, account) do update
                        set refused_at = excluded.refused_at, reason = excluded.reason
                        """)
                .params(
                        whose.organisation().value(),
                        whose.connection().vendor(),
                        whose.connection().account(),
                        now.atOffset(ZoneOffset.UTC),
                        reason)
                .update();
    }
}
