package dev.kontor.hub.flow;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code source_object}. */
@Component
class ObjectTable {

    private static final String COLUMNS =
            "select ref, root, number, business_date, outcome, accepted, handled,"
                    + " mandated_by is not null as mandated, run, last_seen"
                    + " from source_object";

    private final JdbcClient jdbc;

    ObjectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of an object and of those that are worked on with it. */
    Map<SourceRef, SourceStatus> ofRoot(OrganisationId organisation, SourceRef root) {
        Map<SourceRef, SourceStatus> found = new LinkedHashMap<>();
        jdbc.sql(COLUMNS + " where organisation = ? and root = ?")
                .params(organisation.value(), root.toString())
                .query((row, _) -> status(row))
                .list()
                .forEach(status -> found.put(status.ref(), status));
        return found;
    }

    /**
     * Objects by outcome, newest business date first.
     *
     * @param outcome null: all
     */
    List<SourceStatus> list(
            OrganisationId organisation, @Nullable ObjectOutcome outcome, int offset, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where organisation = :organisation and (:outcome::text is null or outcome = :outcome)
                                order by business_date desc nulls last, ref limit :limit offset :offset
                                """)
                .param("organisation", organisation.value())
                .param("outcome", outcome == null ? null : outcome.key(), Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> status(row))
                .list();
    }

    /** Objects of that time, oldest first. */
    List<SourceStatus> between(
            OrganisationId organisation, Instant from, Instant until, int offset, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where organisation = ? and business_date >= ? and business_date < ?
                                order by business_date, ref limit ? offset ?
                                """)
                .params(
                        organisation.value(),
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC),
                        limit,
                        offset)
                .query((row, _) -> status(row))
                .list();
    }

    Map<String, Long> counts(OrganisationId organisation) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(
                        "select outcome, count(*) from source_object where organisation = ? group by outcome order by outcome")
                .param(organisation.value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** Writes what became of an object; flags once set stay. */
    void put(OrganisationId organisation, SourceStatus status) {
        jdbc.sql(
                        """
                        insert into source_object
                            (organisation, ref, root, number, business_date, outcome, accepted, handled, run,
                             first_seen, last_seen)
                        values (:organisation, :ref, :root, :number, :business_date, :outcome, :accepted, :handled,
                             :run, :now, :now)
                        on conflict (organisation, ref) do update
                        set number = coalesce(excluded.number, source_object.number),
                            business_date = coalesce(excluded.business_date, source_object.business_date),
                            outcome = excluded.outcome,
                            accepted = source_object.accepted or excluded.accepted,
                            handled = source_object.handled or excluded.handled,
                            run = coalesce(excluded.run, source_object.run),
                            last_seen = excluded.last_seen,
                            failing_since = null
                        """)
                .param("organisation", organisation.value())
                .param("ref", status.ref().toString())
                .param("root", status.root().toString())
                .param("number", status.number(), Types.VARCHAR)
                .param(
                        "business_date",
                        status.businessDate() == null
                                ? null
                                : status.businessDate().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("outcome", status.outcome().key())
                .param("accepted", status.accepted())
                .param("handled", status.handled())
                .param("run", status.run(), Types.OTHER)
                .param("now", status.lastSeen().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What became of these objects; those that were never read are left out. */
    Map<SourceRef, SourceStatus> ofRefs(OrganisationId organisation, Collection<SourceRef> refs) {
        Map<SourceRef, SourceStatus> found = new LinkedHashMap<>();
        jdbc.sql(COLUMNS + " where organisation = ? and ref = any (?)")
                .params(
                        organisation.value(),
                        refs.stream().map(SourceRef::toString).toArray(String[]::new))
                .query((row, _) -> status(row))
                .list()
                .forEach(status -> found.put(status.ref(), status));
        return found;
    }

    /** Notes an object that was read but not worked on; what is known of one already stays. */
    void noteSeen(OrganisationId organisation, SourceStatus status) {
        jdbc.sql(
                        """
                        insert into source_object
                            (organisation, ref, root, number, business_date, outcome, first_seen, last_seen)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organisation, ref) do nothing
                        """)
                .param(1, organisation.value())
                .param(2, status.ref().toString())
                .param(3, status.root().toString())
                .param(4, status.number(), Types.VARCHAR)
                .param(
                        5,
                        status.businessDate() == null
                                ? null
                                : status.businessDate().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(6, status.outcome().key())
                .param(7, status.lastSeen().atOffset(ZoneOffset.UTC))
                .param(8, status.lastSeen().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A person orders that flows act on the object, which waits for its pass from now on. */
    void mandate(OrganisationId organisation, SourceRef ref, String by) {
        jdbc.sql(
                        """
                        update source_object set mandated_by = ?, outcome = 'waiting'
                        where organisation = ? and ref = ?
                        """)
                .params(by, organisation.value(), ref.toString())
                .update();
    }

    /** Notes that a pass of the object ended with an error of ours; returns since when they do. */
    Instant failing(OrganisationId organisation, SourceRef root, Instant now) {
        return jdbc.sql(
                        """
                        insert into source_object
                            (organisation, ref, root, outcome, first_seen, last_seen, failing_since)
                        values (:organisation, :ref, :ref, 'waiting', :now, :now, :now)
                        on conflict (organisation, ref) do update
                        set failing_since = coalesce(source_object.failing_since, excluded.failing_since)
                        returning failing_since
                        """)
                .param("organisation", organisation.value())
                .param("ref", root.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static SourceStatus status(ResultSet row) throws SQLException {
        OffsetDateTime businessDate = row.getObject("business_date", OffsetDateTime.class);
        return new SourceStatus(
                SourceRef.parse(row.getString("ref")),
                SourceRef.parse(row.getString("root")),
                row.getString("number"),
                businessDate == null ? null : businessDate.toInstant(),
                ObjectOutcome.ofKey(row.getString("outcome")).orElseThrow(),
                row.getBoolean("accepted"),
                row.getBoolean("handled"),
                row.getBoolean("mandated"),
                row.getObject("run", UUID.class),
                row.getObject("last_seen", OffsetDateTime.class).toInstant());
    }
}
