package dev.kontor.hub.approval;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code approval}; all of it joins the caller's transaction. */
@Component
class ApprovalTable {

    private static final String COLUMNS =
            """
            select id, root, subject, number, action, flow, step, state, requests, gross, currency, recipient, preview,
                   author, frozen_at, expires_at, decided_by, decided_at, note
            from approval
            """;
    private static final TypeReference<List<Approval.Request>> REQUESTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApprovalTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores a question; of one object and action one is open at a time. */
    void insert(OrganisationId organisation, Approval asked) {
        Money gross = asked.gross();
        jdbc.sql(
                        """
                        insert into approval
                            (organisation, id, root, subject, number, action, flow, step, state, requests, gross, currency,
                             recipient, preview, author, frozen_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (organisation, subject, action) where state in ('waiting', 'approved') do nothing
                        """)
                .param(1, organisation.value())
                .param(2, asked.id())
                .param(3, asked.root().toString())
                .param(4, asked.subject().toString())
                .param(5, asked.number())
                .param(6, asked.action())
                .param(7, asked.flow())
                .param(8, asked.step())
                .param(9, json.writeValueAsString(asked.requests()))
                .param(10, gross == null ? null : gross.amount(), Types.NUMERIC)
                .param(11, gross == null ? null : gross.currency(), Types.VARCHAR)
                .param(12, asked.recipient(), Types.VARCHAR)
                .param(13, asked.preview())
                .param(14, asked.author())
                .param(15, asked.frozenAt().atOffset(ZoneOffset.UTC))
                .param(16, asked.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Moves a decision; false if it is not in that state any more. */
    boolean move(OrganisationId organisation, UUID id, Approval.State from, Approval.State to) {
        return jdbc.sql(
                                "update approval set state = ? where organisation = ? and id = ? and state = ?")
                        .params(to.key(), organisation.value(), id, from.key())
                        .update()
                == 1;
    }

    boolean decide(
            OrganisationId organisation,
            UUID id,
            Approval.State to,
            @Nullable String note,
            String by,
            Instant now) {
        return jdbc.sql(
                                """
                                update approval set state = ?, note = ?, decided_by = ?, decided_at = ?
                                where organisation = ? and id = ? and state = 'waiting'
                                """)
                        .param(1, to.key())
                        .param(2, note, Types.VARCHAR)
                        .param(3, by)
                        .param(4, now.atOffset(ZoneOffset.UTC))
                        .param(5, organisation.value())
                        .param(6, id)
                        .update()
                == 1;
    }

    /** The newest one of each object and action that are worked on with this root. */
    List<Approval> ofRoot(OrganisationId organisation, SourceRef root) {
        return jdbc.sql(COLUMNS + " where organisation = ? and root = ? order by frozen_at, id")
                .params(organisation.value(), root.toString())
                .query((row, _) -> approval(row))
                .list();
    }

    Optional<Approval> find(OrganisationId organisation, UUID id) {
        return jdbc.sql(COLUMNS + " where organisation = ? and id = ?")
                .params(organisation.value(), id)
                .query((row, _) -> approval(row))
                .optional();
    }

    /** Of a state, or all; those that wait longest first. */
    List<Approval> list(
            OrganisationId organisation, Approval.@Nullable State state, int offset, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where organisation = :organisation and (:state::text is null or state = :state)
                                order by frozen_at, id limit :limit offset :offset
                                """)
                .param("organisation", organisation.value())
                .param("state", state == null ? null : state.key(), Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> approval(row))
                .list();
    }

    /** All but those that wait, the last asked first: ids sort by when it was. */
    List<Approval> decided(OrganisationId organisation, @Nullable UUID olderThan, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + " where organisation = :organisation and state <> 'waiting'"
                                + (olderThan == null ? "" : " and id < :older")
                                + " order by id desc limit :limit")
                .param("organisation", organisation.value())
                .param("older", olderThan, Types.OTHER)
                .param("limit", limit)
                .query((row, _) -> approval(row))
                .list();
    }

    long count(OrganisationId organisation, Approval.@Nullable State state) {
        return jdbc.sql(
                        "select count(*) from approval where organisation = :organisation and (:state::text is null or state = :state)")
                .param("organisation", organisation.value())
                .param("state", state == null ? null : state.key(), Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    private Approval approval(ResultSet row) throws SQLException {
        BigDecimal gross = row.getBigDecimal("gross");
        String currency = row.getString("currency");
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Approval(
                row.getObject("id", UUID.class),
                SourceRef.parse(row.getString("root")),
                SourceRef.parse(row.getString("subject")),
                row.getString("number"),
                row.getString("action"),
                row.getString("flow"),
                row.getString("step"),
                Approval.State.ofKey(row.getString("state")),
                json.readValue(row.getString("requests"), REQUESTS),
                gross == null || currency == null ? null : new Money(gross, currency),
                row.getString("recipient"),
                row.getString("preview"),
                row.getString("author"),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("note"));
    }
}
