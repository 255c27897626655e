package dev.kontor.hub.connector;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the sweeps are, for people to look at. Reads only; thread-safe. */
@Component
public class SweepHealth {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    SweepHealth(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** When a connection was swept last, and whether the present was reached. */
    public record Health(ConnectionId connection, Instant sweptAt, boolean upToDate) {}

    /** By connection; those never swept are left out. */
    public List<Health> of(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select vendor, account, swept_at, round_complete from sweep_checkpoint where organisation = ?")
                                .params(organisation.value())
                                .query((row, _) ->
                                        new Health(
                                                new ConnectionId(
                                                        row.getString("vendor"),
                                                        row.getString("account")),
                                                row.getObject("swept_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getBoolean("round_complete")))
                                .list());
    }
}
