package dev.kontor.hub.flow;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code source_snapshot}; all of it joins the caller's transaction. */
@Component
class SnapshotTable {

    private final JdbcClient jdbc;

    SnapshotTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A source object as it was read. */
    record Row(SourceRef ref, Instant readAt, Instant businessDate, String content) {}

    /** A row and whose it is. */
    record Kept(OrganisationId organisation, Row row) {}

    /**
     * Stores many of several organisations in one statement, always in one order, so that two nodes
     * do not cross; an older reading does not replace a newer one.
     */
    void putAll(Collection<Kept> kept) {
        List<Row> rows = kept.stream().map(Kept::row).toList();
        jdbc.sql(
                        """
                        insert into source_snapshot (organisation, ref, read_at, business_date, content)
                        select organisation, ref, read_at, business_date, content
                        from unnest(:organisations::text[], :refs::text[], :read::timestamptz[], :dates::timestamptz[], :contents::text[])
                            as given (organisation, ref, read_at, business_date, content)
                        order by organisation, ref
                        on conflict (organisation, ref) do update
                        set read_at = excluded.read_at, business_date = excluded.business_date, content = excluded.content
                        where source_snapshot.read_at < excluded.read_at
                        """)
                .param(
                        "organisations",
                        kept.stream()
                                .map(each -> each.organisation().value())
                                .toArray(String[]::new))
                .param("refs", texts(rows, row -> row.ref().toString()))
                .param("read", texts(rows, row -> row.readAt().toString()))
                .param("dates", texts(rows, row -> row.businessDate().toString()))
                .param("contents", texts(rows, Row::content))
                .update();
    }

    Optional<Row> find(OrganisationId organisation, SourceRef ref) {
        return jdbc.sql(
                        "select ref, read_at, business_date, content from source_snapshot where organisation = ? and ref = ?")
                .params(organisation.value(), ref.toString())
                .query((row, _) -> row(row))
                .optional();
    }

    int count(OrganisationId organisation) {
        return jdbc.sql("select count(*) from source_snapshot where organisation = ?")
                .param(organisation.value())
                .query(Integer.class)
                .single();
    }

    /** The next ones, newest business date first; null begins at the newest. */
    List<Row> after(OrganisationId organisation, @Nullable Row last, int limit) {
        return jdbc.sql(
                        """
                        select ref, read_at, business_date, content from source_snapshot
                        where organisation = :organisation
                          and (:date::timestamptz is null or business_date < :date
                               or business_date = :date and ref > :ref)
                        order by business_date desc, ref limit :limit
                        """)
                .param("organisation", organisation.value())
                .param(
                        "date",
                        last == null ? null : last.businessDate().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ref", last == null ? null : last.ref().toString(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /**
     * Deletes what nobody has read since then; across organisations.
     *
     * @param own of organisations that keep it for another time: before when theirs goes
     */
    int deleteReadBefore(Instant then, Map<OrganisationId, Instant> own) {
        return jdbc.sql(
                        """
                        delete from source_snapshot s where read_at < coalesce(
                            (select kept.begin from unnest(:own::text[], :begins::text[]::timestamptz[]) as kept (organisation, begin)
                                where kept.organisation = s.organisation), :then)
                        """)
                .param(
                        "own",
                        own.keySet().stream().map(OrganisationId::value).toArray(String[]::new))
                .param(
                        "begins",
                        own.values().stream().map(Instant::toString).toArray(String[]::new))
                .param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(List<Row> rows, java.util.function.Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                SourceRef.parse(row.getString("ref")),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", OffsetDateTime.class).toInstant(),
                row.getString("content"));
    }
}
