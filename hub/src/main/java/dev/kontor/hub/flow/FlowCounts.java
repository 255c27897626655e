package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What flows and their steps came to lately, counted from the runs: each object once, by what was
 * decided about it last. Reads only; thread-safe.
 */
@Component
public class FlowCounts {

    /** How far back {@link #recent} looks. */
    private static final int NEWEST_RUNS = 2_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transactions transactions;

    FlowCounts(JdbcClient jdbc, JsonMapper json, Transactions transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * How many objects stand so.
     *
     * @param step null for the flow as a whole
     */
    public record Count(String flow, @Nullable String step, Decision.Kind kind, long objects) {}

    /**
     * A decision at a step.
     *
     * @param number of the object; null if it was never read
     */
    public record Recent(
            UUID run, SourceRef root, @Nullable String number, Instant at, Decision decision) {}

    /** What runs that began since then decided last about each object. */
    public List<Count> since(OrganisationId organisation, Instant since) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        with decided as materialized (
                                            select r.id, d.place, d.decision ->> 'flow' as flow, d.decision ->> 'subject' as subject,
                                                d.decision ->> 'step' as step, d.decision ->> 'kind' as kind
                                            from run r, jsonb_array_elements(r.decisions) with ordinality as d (decision, place)
                                            where r.organisation = :organisation and r.id >= :since
                                        )
                                        select flow, null as step, kind, count(*) as objects from (
                                            select distinct on (flow, subject) flow, kind from decided
                                            where flow <> '' order by flow, subject, id desc, place desc) whole
                                        group by flow, kind
                                        union all
                                        select flow, step, kind, count(*) from (
                                            select distinct on (flow, subject, step) flow, step, kind from decided
                                            where step is not null order by flow, subject, step, id desc, place desc) part
                                        group by flow, step, kind
                                        """)
                                .param("organisation", organisation.value())
                                .param("since", new UUID(since.toEpochMilli() << 16, 0))
                                .query((row, _) ->
                                        new Count(
                                                row.getString("flow"),
                                                row.getString("step"),
                                                Decision.Kind.valueOf(row.getString("kind")),
                                                row.getLong("objects")))
                                .list());
    }

    /** What was decided last at a step of a flow, newest first, among the newest runs. */
    public List<Recent> recent(OrganisationId organisation, String flow, String step, int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select r.id, r.root, o.number, r.at, d.decision
                                        from (select * from run where organisation = :organisation order by id desc limit :runs) r
                                        cross join lateral jsonb_array_elements(r.decisions) as d (decision)
                                        left join source_object o on o.organisation = r.organisation and o.ref = d.decision ->> 'subject'
                                        where d.decision ->> 'flow' = :flow and d.decision ->> 'step' = :step
                                        order by r.id desc limit :limit
                                        """)
                                .param("organisation", organisation.value())
                                .param("runs", NEWEST_RUNS)
                                .param("flow", flow)
                                .param("step", step)
                                .param("limit", limit)
                                .query((row, _) ->
                                        new Recent(
                                                row.getObject("id", UUID.class),
                                                SourceRef.parse(row.getString("root")),
                                                row.getString("number"),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant(),
                                                json.readValue(
                                                        row.getString("decision"), Decision.class)))
                                .list());
    }
}
