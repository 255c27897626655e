package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs and objects for people to look through: the newest first, page by page, by number. Every
 * question is answered from an index, however many there are. Reads only; thread-safe.
 */
@Component
public class RunSearch {

    private static final String COLUMNS =
            """
            select r.id, r.root, r.at, r.last_seen, r.passes, r.outcome, r.decisions, r.calls, r.duration_ms,
                   o.number, o.business_date
            from run r left join source_object o on o.organisation = r.organisation and o.ref = r.root
            """;
    private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {};
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transactions transactions;

    RunSearch(JdbcClient jdbc, JsonMapper json, Transactions transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * A run and what its object is known by.
     *
     * @param number null if the object was never read
     */
    public record Found(Run run, @Nullable String number, @Nullable Instant businessDate) {

        /** What was decided last. */
        public @Nullable Decision last() {
            return run.decisions().isEmpty() ? null : run.decisions().getLast();
        }
    }

    /**
     * Runs, newest first.
     *
     * @param outcome null: all
     * @param olderThan the last run of the page before; null: from the newest on
     * @param limit at most 200
     */
    public List<Found> page(
            OrganisationId organisation,
            @Nullable ObjectOutcome outcome,
            @Nullable UUID olderThan,
            int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where r.organisation = :organisation"
                                                + (outcome == null
                                                        ? ""
                                                        : " and r.outcome = :outcome")
                                                + (olderThan == null ? "" : " and r.id < :older")
                                                + " order by r.id desc limit :limit")
                                .param("organisation", organisation.value())
                                .param(
                                        "outcome",
                                        outcome == null ? null : outcome.key(),
                                        Types.VARCHAR)
                                .param("older", olderThan, Types.OTHER)
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) -> found(row))
                                .list());
    }

    /** The last run of each of these objects, newest first. */
    public List<Found> ofRoots(OrganisationId organisation, Collection<SourceRef> roots) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select r.*, o.number, o.business_date
                                        from unnest(:roots::text[]) as wanted (root)
                                        cross join lateral (select * from run where organisation = :organisation
                                            and root = wanted.root order by id desc limit 1) r
                                        left join source_object o on o.organisation = r.organisation and o.ref = r.root
                                        order by r.id desc
                                        """)
                                .param("organisation", organisation.value())
                                .param("roots", texts(roots))
                                .query((row, _) -> found(row))
                                .list());
    }

    /** Every run of an object, newest first; the last 200 of them. */
    public List<Found> history(OrganisationId organisation, SourceRef root) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where r.organisation = ? and r.root = ? order by r.id desc limit "
                                                + MOST)
                                .params(organisation.value(), root.toString())
                                .query((row, _) -> found(row))
                                .list());
    }

    public Optional<Found> find(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(COLUMNS + " where r.organisation = ? and r.id = ?")
                                .params(organisation.value(), id)
                                .query((row, _) -> found(row))
                                .optional());
    }

    /**
     * Objects whose number begins so; {@code 1001} finds {@code #1001}, too.
     *
     * @return the objects that are worked on with them
     */
    public List<SourceRef> numbered(OrganisationId organisation, String begin, int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select distinct root from (
                                            (select root from source_object where organisation = :organisation
                                                and number collate "C" >= :begin and number collate "C" < :end limit :limit)
                                            union all
                                            (select root from source_object where organisation = :organisation
                                                and number collate "C" >= '#' || :begin and number collate "C" < '#' || :end
                                                limit :limit)) found limit :limit
                                        """)
                                .param("organisation", organisation.value())
                                .param("begin", begin)
                                .param("end", begin + "\uffff")
                                .param("limit", limit)
                                .query((row, _) -> SourceRef.parse(row.getString("root")))
                                .list());
    }

    /** What these objects are known by; those that were never read are left out. */
    public Map<SourceRef, String> numbers(OrganisationId organisation, Collection<SourceRef> refs) {
        Map<SourceRef, String> numbers = new LinkedHashMap<>();
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select ref, number from source_object where organisation = ?"
                                                + " and ref = any (?) and number is not null")
                                .params(organisation.value(), texts(refs))
                                .query(row -> {
                                    numbers.put(
                                            SourceRef.parse(row.getString("ref")),
                                            row.getString("number"));
                                }));
        return numbers;
    }

    /** How many runs began since then, by outcome. */
    public Map<ObjectOutcome, Long> countsSince(OrganisationId organisation, Instant since) {
        Map<ObjectOutcome, Long> counts = new LinkedHashMap<>();
        UUID first = new UUID(since.toEpochMilli() << 16, 0);
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select outcome, count(*) from run where organisation = ? and id >= ? group by outcome")
                                .params(organisation.value(), first)
                                .query(row -> {
                                    ObjectOutcome.ofKey(row.getString(1))
                                            .ifPresent(each -> {
                                                try {
                                                    counts.put(each, row.getLong(2));
                                                } catch (SQLException unreadable) {
                                                    throw new IllegalStateException(unreadable);
                                                }
                                            });
                                }));
        return counts;
    }

    /** Open cases by code, the most frequent first: what needs somebody, likes together. */
    public List<Alike> openByCode(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select code, count(*) as cases, min(since) as oldest from stuck
                                        where organisation = ? and closed_at is null and answer is null
                                        group by code order by count(*) desc, code
                                        """)
                                .params(organisation.value())
                                .query((row, _) ->
                                        new Alike(
                                                row.getString("code"),
                                                row.getLong("cases"),
                                                instant(row, "oldest")))
                                .list());
    }

    /** Open cases that ask the same. */
    public record Alike(String code, long cases, Instant oldest) {}

    /** Changes whenever a run was recorded, or a case was opened, answered or closed. Cheap. */
    public String revision(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select coalesce((select id || ' ' || last_seen from run where organisation = :organisation
                                                    order by id desc limit 1), '')
                                            || (select ' ' || count(*) || ' ' || coalesce(max(since)::text, '') || ' '
                                                    || coalesce(max(answered_at)::text, '')
                                                from stuck where organisation = :organisation and closed_at is null)
                                        """)
                                .param("organisation", organisation.value())
                                .query(String.class)
                                .single());
    }

    private static String[] texts(Collection<SourceRef> refs) {
        return refs.stream().map(SourceRef::toString).toArray(String[]::new);
    }

    private Found found(ResultSet row) throws SQLException {
        OffsetDateTime businessDate = row.getObject("business_date", OffsetDateTime.class);
        return new Found(
                new Run(
                        row.getObject("id", UUID.class),
                        SourceRef.parse(row.getString("root")),
                        instant(row, "at"),
                        instant(row, "last_seen"),
                        row.getInt("passes"),
                        ObjectOutcome.ofKey(row.getString("outcome")).orElseThrow(),
                        json.readValue(row.getString("decisions"), DECISIONS),
                        row.getInt("calls"),
                        Duration.ofMillis(row.getLong("duration_ms"))),
                row.getString("number"),
                businessDate == null ? null : businessDate.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
