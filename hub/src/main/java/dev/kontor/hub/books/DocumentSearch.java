package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mirrored documents for people to look through. What is shown is as last seen, never the
 * truth. Every question is answered from an index. Reads only; thread-safe.
 */
@Component
public class DocumentSearch {

    private static final String COLUMNS =
            """
            select d.id, d.kind, d.status, d.number, d.total, d.open, d.contact_name, d.created_at, d.seen_at
            from document d
            """;
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Organisations organisations;

    DocumentSearch(JdbcClient jdbc, Transactions transactions, Organisations organisations) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.organisations = organisations;
    }

    /**
     * A document of the account.
     *
     * @param status Lexware's word, or {@code gone}
     * @param total gross, EUR; null while not known
     * @param open what is not paid as Lexware says; null while not known
     */
    public record Document(
            SourceRef ref,
            UUID id,
            String kind,
            Words title,
            String status,
            @Nullable String number,
            @Nullable BigDecimal total,
            @Nullable BigDecimal open,
            @Nullable String contactName,
            Instant createdAt,
            Instant seenAt) {}

    /** How many documents of a kind, and their gross total. */
    public record Sum(String kind, long documents, BigDecimal total) {}

    /** The same of one day. */
    public record DaySum(LocalDate day, String kind, long documents, BigDecimal total) {}

    /**
     * Documents, newest first.
     *
     * @param kind null: all
     * @param status null: all
     * @param olderThan the last document of the page before; null: from the newest on
     * @param limit at most 200
     */
    public List<Document> page(
            OrganisationId organisation,
            @Nullable String kind,
            @Nullable String status,
            @Nullable Document olderThan,
            int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where d.organisation = :organisation"
                                                + (kind == null ? "" : " and d.kind = :kind")
                                                + (status == null ? "" : " and d.status = :status")
                                                + (olderThan == null
                                                        ? ""
                                                        : " and (d.created_at, d.id) < (:created, :id)")
                                                + " order by d.created_at desc, d.id desc limit :limit")
                                .param("organisation", organisation.value())
                                .param("kind", kind, Types.VARCHAR)
                                .param("status", status, Types.VARCHAR)
                                .param(
                                        "created",
                                        olderThan == null
                                                ? null
                                                : olderThan.createdAt().atOffset(ZoneOffset.UTC),
                                        Types.TIMESTAMP_WITH_TIMEZONE)
                                .param("id", olderThan == null ? null : olderThan.id(), Types.OTHER)
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) -> document(organisation, row))
                                .list());
    }

    public Optional<Document> find(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(COLUMNS + " where d.organisation = ? and d.id = ?")
                                .params(organisation.value(), id)
                                .query((row, _) -> document(organisation, row))
                                .optional());
    }

    /** Documents whose number begins so, or a word of whose customer does; newest first. */
    public List<Document> matching(OrganisationId organisation, String begin, int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + """
                                                 where d.organisation = :organisation and d.id in (
                                                    (select id from document where organisation = :organisation
                                                        and number collate "C" >= :number and number collate "C" < :number_end limit :limit)
                                                    union
                                                    (select n.id from name_word w
                                                        cross join lateral (select id from document where organisation = :organisation
                                                            and contact_name = w.name order by created_at desc limit :limit) n
                                                        where w.organisation = :organisation
                                                          and w.word collate "C" >= :word and w.word collate "C" < :word_end limit :limit))
                                                order by d.created_at desc, d.id desc limit :limit
                                                """)
                                .param("organisation", organisation.value())
                                .param("number", begin)
                                .param("number_end", begin + "\uffff")
                                .param("word", SearchWords.of(begin))
                                .param("word_end", SearchWords.of(begin) + "\uffff")
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) -> document(organisation, row))
                                .list());
    }

    /** What was created since then, by kind. */
    public List<Sum> since(OrganisationId organisation, Instant since) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select kind, count(*) as documents, coalesce(sum(total), 0) as total from document
                                        where organisation = ? and created_at >= ? and status <> 'gone' group by kind order by kind desc
                                        """)
                                .params(organisation.value(), since.atOffset(ZoneOffset.UTC))
                                .query((row, _) ->
                                        new Sum(
                                                row.getString("kind"),
                                                row.getLong("documents"),
                                                row.getBigDecimal("total")))
                                .list());
    }

    /** What was created on each day since then; days without are left out. */
    public List<DaySum> byDay(OrganisationId organisation, Instant since, ZoneId zone) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select (created_at at time zone :zone)::date as day, kind, count(*) as documents,
                                            coalesce(sum(total), 0) as total
                                        from document where organisation = :organisation and created_at >= :since and status <> 'gone'
                                        group by 1, 2 order by 1, 2
                                        """)
                                .param("zone", zone.getId())
                                .param("organisation", organisation.value())
                                .param("since", since.atOffset(ZoneOffset.UTC))
                                .query((row, _) ->
                                        new DaySum(
                                                row.getObject("day", LocalDate.class),
                                                row.getString("kind"),
                                                row.getLong("documents"),
                                                row.getBigDecimal("total")))
                                .list());
    }

    /** How many documents the account got in a calendar year, for its yearly limit. */
    public long inYear(OrganisationId organisation, int year, ZoneId zone) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select count(*) from document where organisation = ? and created_at >= ? and created_at < ?")
                                .params(
                                        organisation.value(),
                                        begin(year, zone),
                                        begin(year + 1, zone))
                                .query(Long.class)
                                .single());
    }

    /** When the mirror last saw the account's index. */
    public Optional<Instant> readAt(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql("select read_at from document_index where organisation = ?")
                                .params(organisation.value())
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime begin(int year, ZoneId zone) {
        return LocalDate.of(year, 1, 1).atStartOfDay(zone).toOffsetDateTime();
    }

    private Document document(OrganisationId organisation, ResultSet row) throws SQLException {
        DocumentKind kind = DocumentKind.ofKey(row.getString("kind"));
        UUID id = row.getObject("id", UUID.class);
        return new Document(
                new SourceRef(
                        organisations.get(organisation).lexware().connection().id(),
                        kind.key(),
                        id.toString()),
                id,
                kind.key(),
                kind.title(),
                row.getString("status"),
                row.getString("number"),
                row.getBigDecimal("total"),
                row.getBigDecimal("open"),
                row.getString("contact_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
