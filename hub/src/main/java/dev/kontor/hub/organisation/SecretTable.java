package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.OrganisationTable.timestamp;

import dev.kontor.hub.organisation.SecretSafe.Place;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the table {@code sealed_secret}. */
final class SecretTable {

    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A secret as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            Place place,
            String sealingKey,
            byte[] sealed,
            String lastFour,
            Instant setAt,
            String setBy) {}

    List<Row> all() {
        return jdbc.sql(
                        """
                        select organisation, vendor, account, name, sealing_key, sealed, last_four, set_at, set_by
                        from sealed_secret order by organisation, vendor, account, name
                        """)
                .query((row, _) -> read(row))
                .list();
    }

    void put(Row row) {
        jdbc.sql(
                        """
                        insert into sealed_secret
                            (organisation, vendor, account, name, sealing_key, sealed, last_four, set_at, set_by)
                        values (:organisation, :vendor, :account, :name, :key, :sealed, :lastFour, :at, :by)
                        on conflict (organisation, vendor, account, name) do update
                        set sealing_key = excluded.sealing_key, sealed = excluded.sealed,
                            last_four = excluded.last_four, set_at = excluded.set_at, set_by = excluded.set_by
                        """)
                .param("organisation", row.place().organisation().value())
                .param("vendor", row.place().connection().vendor())
                .param("account", row.place().connection().account())
                .param("name", row.place().name())
                .param("key", row.sealingKey())
                .param("sealed", row.sealed())
                .param("lastFour", row.lastFour())
                .param("at", timestamp(row.setAt()))
                .param("by", row.setBy())
                .update();
    }

    /** Replaces what is kept by the same secret under another key, if it is still what it was. */
    void reseal(Row before, String sealingKey, byte[] sealed) {
        jdbc.sql(
                        """
                        update sealed_secret set sealing_key = :key, sealed = :sealed
                        where organisation = :organisation and vendor = :vendor
                          and account = :account and name = :name and sealed = :before
                        """)
                .param("key", sealingKey)
                .param("sealed", sealed)
                .param("organisation", before.place().organisation().value())
                .param("vendor", before.place().connection().vendor())
                .param("account", before.place().connection().account())
                .param("name", before.place().name())
                .param("before", before.sealed())
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new Place(
                        new OrganisationId(row.getString("organisation")),
                        new ConnectionId(row.getString("vendor"), row.getString("account")),
                        row.getString("name")),
                row.getString("sealing_key"),
                row.getBytes("sealed"),
                row.getString("last_four"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("set_by"));
    }
}
