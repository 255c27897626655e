package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs of every kind and what they found (tables {@code job}, {@code job_item}). All of it
 * joins the caller's transaction; thread-safe.
 */
@Component
public class Jobs {

    private static final String JOBS =
            "select id, kind, state, spec, place, total, done, counts, started_at, started_by, changed_at, ended_at from job";
    private static final String ITEMS =
            "select ref, root, number, business_date, verdict, amount, currency, reasons, reason, detail, chosen, chosen_by from job_item";
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<Words>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Jobs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An id for a new job; ids sort by time. */
    public static UUID newId(Instant now) {
        return RunIds.next(now);
    }

    /** Stores a new job. */
    public void insert(OrganisationId organisation, Job job) {
        jdbc.sql(
                        """
                        insert into job (organisation, id, kind, state, spec, place, total, started_at, started_by, changed_at)
                        values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        """)
                .params(
                        organisation.value(),
                        job.id(),
                        job.kind(),
                        key(job.state()),
                        job.spec(),
                        job.place(),
                        job.total(),
                        job.startedAt().atOffset(ZoneOffset.UTC),
                        job.startedBy(),
                        job.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Stores how far a job is; its state stays what people made of it meanwhile. */
    public void progress(OrganisationId organisation, Job job) {
        jdbc.sql(
                        """
                        update job set place = ?::jsonb, total = ?, done = ?, counts = ?::jsonb, changed_at = ?
                        where organisation = ? and id = ?
                        """)
                .params(
                        job.place(),
                        job.total(),
                        job.done(),
                        json.writeValueAsString(job.counts()),
                        job.changedAt().atOffset(ZoneOffset.UTC),
                        organisation.value(),
                        job.id())
                .update();
    }

    /** Takes a job from one of these states to another; false if it is in none of them. */
    public boolean move(
            OrganisationId organisation,
            UUID id,
            Collection<Job.State> from,
            Job.State to,
            Instant now) {
        boolean ended = to == Job.State.DONE || to == Job.State.CANCELLED;
        return jdbc.sql(
                                """
                                update job set state = :to, changed_at = :now, ended_at = case when :ended then :now end
                                where organisation = :organisation and id = :id and state = any (:from)
                                """)
                        .param("to", key(to))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("ended", ended)
                        .param("organisation", organisation.value())
                        .param("id", id)
                        .param("from", from.stream().map(Jobs::key).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** A job of any kind. */
    public Optional<Job> find(OrganisationId organisation, UUID id) {
        return jdbc.sql(JOBS + " where organisation = ? and id = ?")
                .params(organisation.value(), id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** As {@link #find}; nobody else changes it before the end of the transaction. */
    public Optional<Job> lock(OrganisationId organisation, UUID id) {
        return jdbc.sql(JOBS + " where organisation = ? and id = ? for update")
                .params(organisation.value(), id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** Lets nobody else start a job of this kind until the end of the transaction. */
    public void lockKind(OrganisationId organisation, String kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .params(organisation.value() + "/job/" + kind)
                .query()
                .listOfRows();
    }

    /** Jobs of a kind, newest first. */
    public List<Job> list(OrganisationId organisation, String kind, int limit) {
        return jdbc.sql(
                        JOBS
                                + " where organisation = ? and kind = ? order by started_at desc, id limit ?")
                .params(organisation.value(), kind, limit)
                .query((row, _) -> job(row))
                .list();
    }

    /** Stores many items in one statement; what is known of one already is replaced. */
    public void putItems(OrganisationId organisation, UUID job, List<JobItem> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into job_item
                            (organisation, job, ref, root, number, business_date, verdict, amount, currency, reasons,
                             reason, detail)
                        select :organisation, :job, ref, root, number, date, verdict, amount, currency, reasons, reason, detail
                        from unnest(:refs::text[], :roots::text[], :numbers::text[], :dates::timestamptz[],
                                :verdicts::text[], :amounts::numeric[], :currencies::text[], :reasons::jsonb[],
                                :words::text[], :details::jsonb[])
                            as given (ref, root, number, date, verdict, amount, currency, reasons, reason, detail)
                        on conflict (organisation, job, ref) do update
                        set verdict = excluded.verdict, amount = excluded.amount, currency = excluded.currency,
                            reasons = excluded.reasons, reason = excluded.reason, detail = excluded.detail
                        """)
                .param("organisation", organisation.value())
                .param("job", job)
                .param("refs", texts(items, item -> item.ref().toString()))
                .param("roots", texts(items, item -> item.root().toString()))
                .param("numbers", texts(items, JobItem::number))
                .param("dates", texts(items, item -> item.businessDate().toString()))
                .param("verdicts", texts(items, JobItem::verdict))
                .param("amounts", texts(items, Jobs::amount))
                .param("currencies", texts(items, Jobs::currency))
                .param("reasons", texts(items, item -> json.writeValueAsString(item.reasons())))
                .param("words", texts(items, JobItem::reason))
                .param("details", texts(items, JobItem::detail))
                .update();
    }

    /**
     * Items, newest business date first.
     *
     * @param verdict null: all
     */
    List<JobItem> items(
            OrganisationId organisation,
            UUID job,
            @Nullable String verdict,
            int offset,
            int limit) {
        return jdbc.sql(
                        ITEMS
                                + """
                                 where organisation = :organisation and job = :job
                                  and (:verdict::text is null or verdict = :verdict)
                                order by business_date desc, ref limit :limit offset :offset
                                """)
                .param("organisation", organisation.value())
                .param("job", job)
                .param("verdict", verdict, Types.VARCHAR)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> item(row))
                .list();
    }

    /** What a job found about an object. */
    public Optional<JobItem> item(OrganisationId organisation, UUID job, SourceRef ref) {
        return jdbc.sql(ITEMS + " where organisation = ? and job = ? and ref = ?")
                .params(organisation.value(), job, ref.toString())
                .query((row, _) -> item(row))
                .optional();
    }

    /**
     * Items that people take together.
     *
     * @param chosen null: nothing yet
     * @param amount sum of those in euros
     * @param example why one of them is as it is; null if it has no reason in words
     */
    public record Group(
            String verdict,
            @Nullable String reason,
            @Nullable String chosen,
            long items,
            BigDecimal amount,
            @Nullable Words example) {}

    /** How many items there are of each verdict, reason and choice. */
    public List<Group> groups(OrganisationId organisation, UUID job) {
        return jdbc.sql(
                        """
                        select verdict, reason, chosen, count(*) as items,
                            coalesce(sum(amount) filter (where currency = 'EUR'), 0) as amount,
                            (array_agg(reasons -> 0))[1]::text as example
                        from job_item where organisation = ? and job = ?
                        group by verdict, reason, chosen order by verdict, reason, chosen
                        """)
                .params(organisation.value(), job)
                .query((row, _) ->
                        new Group(
                                row.getString("verdict"),
                                row.getString("reason"),
                                row.getString("chosen"),
                                row.getLong("items"),
                                row.getBigDecimal("amount"),
                                example(row.getString("example"))))
                .list();
    }

    private @Nullable Words example(@Nullable String text) {
        return text == null ? null : json.readValue(text, Words.class);
    }

    /**
     * Which items.
     *
     * @param verdict null: any
     * @param reason null: any
     * @param chosen null: any; empty: nothing chosen yet
     * @param refs null: any
     */
    public record Which(
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable String chosen,
            @Nullable Collection<SourceRef> refs) {

        /** All of a verdict; null: all. */
        public static Which of(@Nullable String verdict) {
            return new Which(verdict, null, null, null);
        }
    }

    private static final String WHICH =
            """
             where organisation = :organisation and job = :job
              and (:verdict::text is null or verdict = :verdict)
              and (:reason::text is null or reason = :reason)
              and (:chosen::text is null or coalesce(chosen, '') = :chosen)
              and (:every or ref = any (:refs) or root = any (:refs))
            """;

    /** Items, oldest business date first. A root stands for what is worked on with it. */
    public List<JobItem> select(
            OrganisationId organisation, UUID job, Which which, int offset, int limit) {
        return which(
                        jdbc.sql(
                                ITEMS
                                        + WHICH
                                        + " order by business_date, ref limit :limit offset :offset"),
                        organisation,
                        job,
                        which)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> item(row))
                .list();
    }

    /** How many items {@link #select} would give without a limit. */
    public long count(OrganisationId organisation, UUID job, Which which) {
        return which(jdbc.sql("select count(*) from job_item" + WHICH), organisation, job, which)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec which(
            JdbcClient.StatementSpec statement,
            OrganisationId organisation,
            UUID job,
            Which which) {
        Collection<SourceRef> refs = which.refs();
        return statement
                .param("organisation", organisation.value())
                .param("job", job)
                .param("verdict", which.verdict(), Types.VARCHAR)
                .param("reason", which.reason(), Types.VARCHAR)
                .param("chosen", which.chosen(), Types.VARCHAR)
                .param("every", refs == null)
                .param(
                        "refs",
                        refs == null
                                ? new String[0]
                                : refs.stream().map(SourceRef::toString).toArray(String[]::new));
    }

    /** Notes what a person decided about items; what was decided before is replaced. */
    public void choose(
            OrganisationId organisation,
            UUID job,
            Collection<SourceRef> refs,
            @Nullable String chosen,
            String by) {
        jdbc.sql(
                        """
                        update job_item set chosen = :chosen, chosen_by = :by
                        where organisation = :organisation and job = :job and ref = any (:refs)
                        """)
                .param("chosen", chosen, Types.VARCHAR)
                .param("by", by)
                .param("organisation", organisation.value())
                .param("job", job)
                .param("refs", refs.stream().map(SourceRef::toString).toArray(String[]::new))
                .update();
    }

    /** Deletes jobs that ended before; across organisations. */
    int deleteEndedBefore(String kind, Instant then) {
        return deleteEndedBefore(kind, then, Map.of());
    }

    /**
     * As {@link #deleteEndedBefore(String, Instant)}.
     *
     * @param own the instant for organisations that say it themselves
     */
    int deleteEndedBefore(String kind, Instant then, Map<OrganisationId, Instant> own) {
        int deleted =
                jdbc.sql(
                                "delete from job where kind = ? and ended_at < ? and organisation <> all (?)")
                        .params(
                                kind,
                                then.atOffset(ZoneOffset.UTC),
                                own.keySet().stream()
                                        .map(OrganisationId::value)
                                        .toArray(String[]::new))
                        .update();
        for (Map.Entry<OrganisationId, Instant> each : own.entrySet()) {
            deleted +=
                    jdbc.sql("delete from job where kind = ? and ended_at < ? and organisation = ?")
                            .params(
                                    kind,
                                    each.getValue().atOffset(ZoneOffset.UTC),
                                    each.getKey().value())
                            .update();
        }
        return deleted;
    }

    private static @Nullable String amount(JobItem item) {
        Money amount = item.amount();
        return amount == null ? null : amount.amount().toPlainString();
    }

    private static @Nullable String currency(JobItem item) {
        Money amount = item.amount();
        return amount == null ? null : amount.currency();
    }

    private static @Nullable String[] texts(
            List<JobItem> items, Function<JobItem, @Nullable String> text) {
        @Nullable String[] texts = new @Nullable String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(items.get(i));
        }
        return texts;
    }

    private static String key(Job.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Job job(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("spec"),
                row.getString("place"),
                row.getInt("total"),
                row.getInt("done"),
                json.readValue(row.getString("counts"), COUNTS),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("started_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private JobItem item(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String currency = row.getString("currency");
        return new JobItem(
                SourceRef.parse(row.getString("ref")),
                SourceRef.parse(row.getString("root")),
                row.getString("number"),
                row.getObject("business_date", OffsetDateTime.class).toInstant(),
                row.getString("verdict"),
                amount == null || currency == null ? null : new Money(amount, currency),
                json.readValue(row.getString("reasons"), REASONS),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("chosen"),
                row.getString("chosen_by"));
    }
}
