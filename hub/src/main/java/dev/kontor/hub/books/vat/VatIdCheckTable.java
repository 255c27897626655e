package dev.kontor.hub.books.vat;

import dev.kontor.hub.connector.VatIdRegister.NameMatch;
import dev.kontor.hub.connector.VatIdRegister.Query;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code vat_id_check}. Inside a transaction of the organisation. */
@Component
class VatIdCheckTable {

    private final JdbcClient jdbc;

    VatIdCheckTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One answer of a register. */
    record Row(
            Instant at,
            String register,
            boolean valid,
            @Nullable String consultation,
            @Nullable String name,
            @Nullable String address,
            NameMatch nameMatch) {}

    /** Keeps an answer for good. */
    void insert(OrganisationId organisation, Query query, Row row) {
        jdbc.sql(
                        """
                        insert into vat_id_check
                            (organisation, vat_id, checked_at, register, requester, trader_name, valid, consultation,
                             name, address, name_match)
                        values (:organisation, :id, :at, :register, :requester, :trader, :valid, :consultation,
                                :name, :address, :match)
                        on conflict (organisation, vat_id, checked_at) do nothing
                        """)
                .param("organisation", organisation.value())
                .param("id", query.vatId())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("register", row.register())
                .param("requester", query.requester(), Types.VARCHAR)
                .param("trader", query.traderName(), Types.VARCHAR)
                .param("valid", row.valid())
                .param("consultation", row.consultation(), Types.VARCHAR)
                .param("name", row.name(), Types.VARCHAR)
                .param("address", row.address(), Types.VARCHAR)
                .param("match", row.nameMatch().name())
                .update();
    }

    /**
     * The answer to the same question at or after an instant that counts: the first that says
     * valid, being next to it; else the last that says not.
     */
    Optional<Row> since(OrganisationId organisation, Query query, Instant since) {
        return jdbc.sql(
                        """
                        select checked_at, register, valid, consultation, name, address, name_match from vat_id_check
                        where organisation = :organisation and vat_id = :id and checked_at >= :since
                          and trader_name is not distinct from :trader::text
                        order by valid desc, case when valid then checked_at end, checked_at desc limit 1
                        """)
                .param("organisation", organisation.value())
                .param("id", query.vatId())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("trader", query.traderName(), Types.VARCHAR)
                .query((row, _) ->
                        new Row(
                                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                                row.getString("register"),
                                row.getBoolean("valid"),
                                row.getString("consultation"),
                                row.getString("name"),
                                row.getString("address"),
                                NameMatch.valueOf(row.getString("name_match"))))
                .optional();
    }
}
