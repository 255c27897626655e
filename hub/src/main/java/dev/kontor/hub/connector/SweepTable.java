package dev.kontor.hub.connector;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code sweep_checkpoint}; all of it takes part in the caller's transaction. */
final class SweepTable {

    private final JdbcClient jdbc;

    /** Where the last page ended, and whether the present was reached there. */
    record Place(String checkpoint, boolean roundComplete) {}

    SweepTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Place> find(OrganisationId organisation, ConnectionId connection) {
        return jdbc.sql(
                        """
                        select checkpoint, round_complete from sweep_checkpoint
                        where organisation = ? and vendor = ? and account = ?
                        """)
                .params(organisation.value(), connection.vendor(), connection.account())
                .query(Place.class)
                .optional();
    }

    /** Remembers why a sweep failed last. */
    void failed(
            OrganisationId organisation, ConnectionId connection, Words reason, Instant failedAt) {
        jdbc.sql(
                        """
                        insert into sweep_failure (organisation, vendor, account, failed_at, reason_de, reason_en)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (organisation, vendor, account) do update
                        set failed_at = excluded.failed_at, reason_de = excluded.reason_de, reason_en = excluded.reason_en
                        """)
                .params(
                        organisation.value(),
                        connection.vendor(),
                        connection.account(),
                        failedAt.atOffset(ZoneOffset.UTC),
                        reason.de(),
                        reason.en())
                .update();
    }

    void store(OrganisationId organisation, ConnectionId connection, Place place, Instant sweptAt) {
        jdbc.sql(
                        """
                        insert into sweep_checkpoint
                            (organisation, vendor, account, checkpoint, round_complete, swept_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (organisation, vendor, account) do update
                        set checkpoint = excluded.checkpoint,
                            round_complete = excluded.round_complete,
                            swept_at = excluded.swept_at
                        """)
                .params(
                        organisation.value(),
                        connection.vendor(),
                        connection.account(),
                        place.checkpoint(),
                        place.roundComplete(),
                        sweptAt.atOffset(ZoneOffset.UTC))
                .update();
    }
}
