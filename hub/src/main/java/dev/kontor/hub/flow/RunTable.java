package dev.kontor.hub.flow;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code run}. */
@Component
class RunTable {

    private static final String COLUMNS =
            "select id, root, at, last_seen, passes, outcome, decisions, calls, duration_ms from run";
    private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Run> last(OrganisationId organisation, SourceRef root) {
        return jdbc.sql(COLUMNS + " where organisation = ? and root = ? order by id desc limit 1")
                .params(organisation.value(), root.toString())
                .query((row, _) -> run(row))
                .optional();
    }

    /** The last run of each of these objects. */
    List<Run> lastOf(OrganisationId organisation, Collection<SourceRef> roots) {
        return jdbc.sql(
                        """
                        select r.* from unnest(:roots::text[]) as wanted (root)
                        cross join lateral (select * from run where organisation = :organisation and root = wanted.root
                            order by id desc limit 1) r
                        """)
                .param("roots", roots.stream().map(SourceRef::toString).toArray(String[]::new))
                .param("organisation", organisation.value())
                .query((row, _) -> run(row))
                .list();
    }

    /** Runs, newest first; null for what does not matter. */
    List<Run> list(
            OrganisationId organisation,
            @Nullable ObjectOutcome outcome,
            @Nullable SourceRef root,
            int offset,
            int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where organisation = :organisation
                                  and (:outcome::text is null or outcome = :outcome)
                                  and (:root::text is null or root = :root)
                                order by id desc limit :limit offset :offset
                                """)
                .param("organisation", organisation.value())
                .param("outcome", outcome == null ? null : outcome.key(), Types.VARCHAR)
                .param("root", root == null ? null : root.toString(), Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> run(row))
                .list();
    }

    long count(
            OrganisationId organisation,
            @Nullable ObjectOutcome outcome,
            @Nullable SourceRef root) {
        return jdbc.sql(
                        """
                        select count(*) from run
                        where organisation = :organisation
                          and (:outcome::text is null or outcome = :outcome)
                          and (:root::text is null or root = :root)
                        """)
                .param("organisation", organisation.value())
                .param("outcome", outcome == null ? null : outcome.key(), Types.VARCHAR)
                .param("root", root == null ? null : root.toString(), Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    void insert(OrganisationId organisation, Run run) {
        jdbc.sql(
                        """
                        insert into run
                            (organisation, id, root, at, last_seen, passes, outcome, decisions, calls, duration_ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        organisation.value(),
                        run.id(),
                        run.root().toString(),
                        run.at().atOffset(ZoneOffset.UTC),
                        run.lastSeen().atOffset(ZoneOffset.UTC),
                        run.passes(),
                        run.outcome().key(),
                        json.writeValueAsString(run.decisions()),
                        run.calls(),
                        run.duration().toMillis())
                .update();
    }

    /** A pass came to the same decisions again. */
    void seenAgain(OrganisationId organisation, UUID run, Instant now, int calls) {
        jdbc.sql(
                        """
                        update run set last_seen = ?, passes = passes + 1, calls = calls + ?
                        where organisation = ? and id = ?
                        """)
                .params(now.atOffset(ZoneOffset.UTC), calls, organisation.value(), run)
                .update();
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                SourceRef.parse(row.getString("root")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getInt("passes"),
                ObjectOutcome.ofKey(row.getString("outcome")).orElseThrow(),
                json.readValue(row.getString("decisions"), DECISIONS),
                row.getInt("calls"),
                Duration.ofMillis(row.getLong("duration_ms")));
    }
}
