package dev.kontor.hub.connector;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * When a connection was swept last.
     *
     * @param upToDate whether the present was reached
     * @param failedAt when it could not be swept last; null if it always could
     */
    public record Health(
            ConnectionId connection,
            @Nullable Instant sweptAt,
            boolean upToDate,
            @Nullable Words failure,
            @Nullable Instant failedAt) {}

    /** By connection; those never swept are left out. */
    public List<Health> of(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select vendor, account, swept_at, coalesce(round_complete, false) as round_complete,
                                            failed_at, reason_de, reason_en
                                        from (select * from sweep_checkpoint where organisation = :organisation) swept
                                        full join (select * from sweep_failure where organisation = :organisation) failed
                                            using (organisation, vendor, account)
                                        """)
                                .param("organisation", organisation.value())
                                .query((row, _) ->
                                        new Health(
                                                new ConnectionId(
                                                        row.getString("vendor"),
                                                        row.getString("account")),
                                                instant(row, "swept_at"),
                                                row.getBoolean("round_complete"),
                                                reason(row),
                                                instant(row, "failed_at")))
                                .list());
    }

    private static @Nullable Words reason(ResultSet row) throws SQLException {
        String german = row.getString("reason_de");
        return german == null ? null : new Words(german, row.getString("reason_en"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
