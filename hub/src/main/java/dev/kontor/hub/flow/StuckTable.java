package dev.kontor.hub.flow;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
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

/** The SQL of {@code stuck}. */
@Component
class StuckTable {

    private static final String COLUMNS =
            """
            select id, root, subject, flow, step, action, code, reason_de, reason_en, answers, basis, since,
                   answer, note, answered_by, answered_at, closed_at
            from stuck
            """;
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StuckTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Everything that is open about an object, and every closed answer of it; newest last. */
    List<StuckCase> ofRoot(OrganisationId organisation, SourceRef root) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where organisation = ? and root = ? and (closed_at is null or answer is not null)
                                order by since, answered_at
                                """)
                .params(organisation.value(), root.toString())
                .query((row, _) -> stuck(row))
                .list();
    }

    /** What is open and not answered yet, oldest first. */
    List<StuckCase> open(
            OrganisationId organisation, @Nullable String code, int offset, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where organisation = :organisation and closed_at is null and answer is null
                                  and (:code::text is null or code = :code)
                                order by since, id limit :limit offset :offset
                                """)
                .param("organisation", organisation.value())
                .param("code", code, Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> stuck(row))
                .list();
    }

    /** How many are open and not answered yet; of one code, or all with null. */
    long countOpen(OrganisationId organisation, @Nullable String code) {
        return jdbc.sql(
                        """
                        select count(*) from stuck where organisation = :organisation and closed_at is null and answer is null
                          and (:code::text is null or code = :code)
                        """)
                .param("organisation", organisation.value())
                .param("code", code, Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** Open, not answered, and nobody was told. */
    List<StuckCase> unannounced(OrganisationId organisation, Instant since, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where organisation = ? and closed_at is null and answer is null
                                  and announced_at is null and since <= ?
                                order by since, id limit ?
                                """)
                .params(organisation.value(), since.atOffset(ZoneOffset.UTC), limit)
                .query((row, _) -> stuck(row))
                .list();
    }

    void announced(OrganisationId organisation, List<UUID> cases, Instant now) {
        jdbc.sql("update stuck set announced_at = ? where organisation = ? and id = any (?)")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        organisation.value(),
                        cases.toArray(UUID[]::new))
                .update();
    }

    Optional<StuckCase> find(OrganisationId organisation, UUID id) {
        return jdbc.sql(COLUMNS + " where organisation = ? and id = ?")
                .params(organisation.value(), id)
                .query((row, _) -> stuck(row))
                .optional();
    }

    /**
     * Opens a case, or brings the open one up to date. An answer that was taken into account and
     * did not help is taken off, so that it can be answered again; to questions of the flow itself
     * also one that was given for another basis.
     *
     * @param considered when the answer was given that the pass took into account; null if none
     */
    void report(OrganisationId organisation, StuckCase reported, @Nullable Instant considered) {
        jdbc.sql(
                        """
                        insert into stuck
                            (organisation, id, root, subject, flow, step, action, code, reason_de, reason_en, answers,
                             basis, since)
                        values (:organisation, :id, :root, :subject, :flow, :step, :action, :code, :de, :en,
                             :answers::jsonb, :basis, :now)
                        on conflict (organisation, subject, action, code) where closed_at is null do update
                        set root = excluded.root, flow = excluded.flow, step = excluded.step,
                            reason_de = excluded.reason_de, reason_en = excluded.reason_en,
                            answers = excluded.answers, basis = excluded.basis,
                            answer = case when (stuck.basis = excluded.basis or :other_basis)
                                    and stuck.answered_at is distinct from :considered
                                then stuck.answer end,
                            answered_at = case when (stuck.basis = excluded.basis or :other_basis)
                                    and stuck.answered_at is distinct from :considered
                                then stuck.answered_at end,
                            announced_at = case when stuck.basis = excluded.basis then stuck.announced_at end
                        """)
                .param("organisation", organisation.value())
                .param("id", reported.id())
                .param("root", reported.root().toString())
                .param("subject", reported.subject().toString())
                .param("flow", reported.flow())
                .param("step", reported.step(), Types.VARCHAR)
                .param("action", reported.action())
                .param("code", reported.problem().code())
                .param("de", reported.problem().reason().de())
                .param("en", reported.problem().reason().en())
                .param("answers", json.writeValueAsString(reported.problem().answers()))
                .param("basis", reported.basis())
                .param("other_basis", !Problems.decidedHere(reported.problem().code()))
                .param("now", reported.since().atOffset(ZoneOffset.UTC))
                .param(
                        "considered",
                        considered == null ? null : considered.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Closes a case; one that is answered only if asked to. */
    void close(OrganisationId organisation, UUID id, boolean evenAnswered, Instant now) {
        jdbc.sql(
                        "update stuck set closed_at = ? where organisation = ? and id = ? and closed_at is null and (? or answer is null)")
                .params(now.atOffset(ZoneOffset.UTC), organisation.value(), id, evenAnswered)
                .update();
    }

    /**
     * Stores an answer; false if the case is closed, or asks something else by now. A later answer
     * replaces an earlier one; what was left so can be answered anew even when it is closed.
     *
     * @param shown the case as it was when it was answered
     */
    boolean answer(
            OrganisationId organisation,
            StuckCase shown,
            String answer,
            @Nullable String note,
            String by,
            Instant now) {
        return jdbc.sql(
                                """
                                update stuck set answer = :answer, note = :note, answered_by = :by, answered_at = :now
                                where organisation = :organisation and id = :id and basis = :basis
                                  and (closed_at is null or answer = 'leave-so')
                                """)
                        .param("answer", answer)
                        .param("note", note, Types.VARCHAR)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("organisation", organisation.value())
                        .param("id", shown.id())
                        .param("basis", shown.basis())
                        .update()
                == 1;
    }

    private StuckCase stuck(ResultSet row) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new StuckCase(
                row.getObject("id", UUID.class),
                SourceRef.parse(row.getString("root")),
                SourceRef.parse(row.getString("subject")),
                row.getString("flow"),
                row.getString("step"),
                row.getString("action"),
                new Problem(
                        row.getString("code"),
                        new Words(row.getString("reason_de"), row.getString("reason_en")),
                        json.readValue(row.getString("answers"), ANSWERS)),
                row.getString("basis"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                row.getString("note"),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
