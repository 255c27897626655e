package dev.kontor.hub.books;

import dev.kontor.hub.books.AdoptionRules.Dated;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.Page;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.VoucherlistQuery;
import dev.kontor.lexware.VoucherlistRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The documents of the past, by the date that they bear: brought into the mirror page by page for
 * an import, and found there again. Thread-safe.
 */
@Component
public class PastDocuments {

    /** What was asked for may be older by this: the index lags by an undocumented time. */
    public static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MOST = 200;
    private static final VoucherType[] COMPARED = {
        VoucherType.INVOICE,
        VoucherType.CREDIT_NOTE,
        VoucherType.SALES_INVOICE,
        VoucherType.SALES_CREDIT_NOTE
    };

    private final LexwareAccess lexware;
    private final DocumentMirror mirror;
    private final PastVouchers vouchers;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    PastDocuments(
            LexwareAccess lexware,
            DocumentMirror mirror,
            PastVouchers vouchers,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        this.lexware = lexware;
        this.mirror = mirror;
        this.vouchers = vouchers;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What one page brought.
     *
     * @param last whether no page follows
     * @param tooMany whether there is more than can be paged through; ask for fewer days
     */
    public record Listed(int documents, boolean last, boolean tooMany) {}

    /**
     * How much the account holds in some days.
     *
     * @param documents invoices and credit notes; at most 10,000 are counted
     * @param vouchers bookkeeping vouchers of revenue, which are no documents of Lexware's own:
     *     compared as far as voucherlist shows them, never adopted
     */
    public record Size(long documents, long vouchers) {}

    /** The days in which documents of objects of these days may be dated. */
    public static LocalDate earliest(LocalDate from) {
        return from.minusDays(AdoptionRules.FAR_BEFORE);
    }

    /** The last such day. */
    public static LocalDate latest(LocalDate until) {
        return until.plusDays(AdoptionRules.FAR_AFTER);
    }

    /**
     * Counts, without reading anything in. Two calls.
     *
     * @param until inclusive
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws BooksUnavailable if Lexware does not answer
     */
    public Size size(OrganisationId organisation, LocalDate from, LocalDate until) {
        return BooksUnavailable.instead(() -> {
            lexware.confirmed(organisation, true);
            return new Size(
                    count(organisation, from, until, VoucherType.INVOICE, VoucherType.CREDIT_NOTE),
                    count(
                            organisation,
                            from,
                            until,
                            VoucherType.SALES_INVOICE,
                            VoucherType.SALES_CREDIT_NOTE));
        });
    }

    private long count(
            OrganisationId organisation, LocalDate from, LocalDate until, VoucherType... types) {
        VoucherlistQuery query = query(from, until, types).withPage(0, 1);
        return lexware.read(organisation, true, client -> client.voucherlist().page(query))
                .orElseThrow()
                .totalElements();
    }

    /**
     * Reads one page of the documents dated in these days into the mirror, and of the bookkeeping
     * vouchers of revenue. One call.
     *
     * @param until inclusive
     * @param page from 0
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws BooksUnavailable if Lexware does not answer
     */
    public Listed list(OrganisationId organisation, LocalDate from, LocalDate until, int page) {
        return BooksUnavailable.instead(() -> {
            lexware.confirmed(organisation, false);
            Instant asked = clock.instant();
            VoucherlistQuery query =
                    query(from, until, COMPARED)
                            .withPage(page, Page.LARGEST)
                            .sortedBy(VoucherlistQuery.Sort.Property.VOUCHER_DATE, true);
            Page<VoucherlistRow> rows =
                    lexware.read(organisation, false, client -> client.voucherlist().page(query))
                            .orElseThrow();
            boolean tooMany = rows.windowReached() && from.isBefore(until);
            if (!tooMany) {
                store(organisation, rows.content(), asked);
            }
            boolean last = rows.last() || (page + 1) * Page.LARGEST >= Page.WINDOW;
            return new Listed(rows.content().size(), last, tooMany);
        });
    }

    /**
     * Reads one page of the documents that appeared or changed since into the mirror, the latest
     * change first. One call.
     *
     * @param since goes back by {@link #OVERLAP}
     * @param page from 0
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws BooksUnavailable if Lexware does not answer
     */
    public Listed listChanged(OrganisationId organisation, Instant since, int page) {
        return BooksUnavailable.instead(() -> {
            lexware.confirmed(organisation, false);
            Instant asked = clock.instant();
            Instant back = since.minus(OVERLAP);
            VoucherlistQuery query =
                    VoucherlistQuery.any()
                            .withTypes(COMPARED)
                            .withUpdated(
                                    VoucherlistQuery.Days.since(back.atZone(BERLIN).toLocalDate()))
                            .withPage(page, Page.LARGEST)
                            .sortedBy(VoucherlistQuery.Sort.Property.UPDATED_DATE, false);
            Page<VoucherlistRow> rows =
                    lexware.read(organisation, false, client -> client.voucherlist().page(query))
                            .orElseThrow();
            store(organisation, rows.content(), asked);
            boolean last = rows.last() || !reaches(rows, back);
            boolean tooMany = !last && (page + 1) * Page.LARGEST >= Page.WINDOW;
            return new Listed(rows.content().size(), last, tooMany);
        });
    }

    private static boolean reaches(Page<VoucherlistRow> rows, Instant back) {
        OffsetDateTime updated =
                rows.content().isEmpty() ? null : rows.content().getLast().updatedDate();
        return updated != null && updated.toInstant().isAfter(back);
    }

    private static VoucherlistQuery query(LocalDate from, LocalDate until, VoucherType... types) {
        return VoucherlistQuery.any()
                .withTypes(types)
                .withVoucherDate(VoucherlistQuery.Days.between(from, until));
    }

    private void store(OrganisationId organisation, List<VoucherlistRow> rows, Instant asked) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    for (VoucherlistRow row : rows) {
                        vouchers.putListed(organisation, row, asked);
                        OffsetDateTime date = row.voucherDate();
                        DocumentIndex.mirrored(row)
                                .ifPresent(document -> {
                                    mirror.putListed(organisation, document, asked);
                                    if (date != null) {
                                        dated(organisation, document.id(), day(date));
                                    }
                                });
                    }
                });
    }

    private static LocalDate day(OffsetDateTime date) {
        return date.atZoneSameInstant(BERLIN).toLocalDate();
    }

    private void dated(OrganisationId organisation, UUID id, LocalDate day) {
        jdbc.sql(
                        "update document set voucher_date = ? where organisation = ? and id = ?"
                                + " and voucher_date is distinct from ?")
                .params(day, organisation.value(), id, day)
                .update();
    }

    /**
     * What may be a document of this: of the kind, dated near, and of the total or the name. Voided
     * and deleted ones are left out.
     */
    List<Dated> candidates(
            OrganisationId organisation,
            DocumentKind kind,
            AdoptionRules.Sought sought,
            Set<String> names) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select id, kind, status, number, total, open, contact_name, created_at, updated_at,
                                            read_at, token, voucher_date
                                        from document
                                        where organisation = :organisation and kind = :kind
                                          and (voucher_date between :from and :until
                                               or (created_at >= :written and voucher_date is not null))
                                          and status <> 'gone' and status <> 'voided'
                                          and (total = :total or contact_name = any (:names))
                                        order by (contact_name = any (:names)) is not true, voucher_date desc, id limit :most
                                        """)
                                .param("organisation", organisation.value())
                                .param("kind", kind.key())
                                .param("from", sought.day().minusDays(AdoptionRules.FAR_BEFORE))
                                .param("until", sought.day().plusDays(AdoptionRules.FAR_AFTER))
                                .param(
                                        "written",
                                        sought.written() == null
                                                ? OffsetDateTime.MAX
                                                : sought.written().atOffset(ZoneOffset.UTC))
                                .param("total", sought.total().amount())
                                .param("names", alike(organisation, names).toArray(String[]::new))
                                .param("most", MOST)
                                .query((row, _) -> dated(row))
                                .list());
    }

    /** Names as they stand on documents that share a telling word with one of these. */
    private Set<String> alike(OrganisationId organisation, Collection<String> names) {
        Set<String> alike = new LinkedHashSet<>();
        for (String name : names) {
            alike.addAll(
                    jdbc.sql(
                                    "select name from name_word where organisation = ? and word = ? limit "
                                            + MOST)
                            .params(organisation.value(), SearchWords.of(name))
                            .query(String.class)
                            .list());
        }
        return alike;
    }

    /** One document of the mirror with its date; empty if it was never listed for an import. */
    Optional<Dated> find(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select id, kind, status, number, total, open, contact_name, created_at, updated_at,
                                            read_at, token, voucher_date
                                        from document
                                        where organisation = ? and id = ? and voucher_date is not null
                                        """)
                                .params(organisation.value(), id)
                                .query((row, _) -> dated(row))
                                .optional());
    }

    private static Dated dated(ResultSet row) throws SQLException {
        return new Dated(
                new MirroredDocument(
                        row.getObject("id", UUID.class),
                        DocumentKind.ofKey(row.getString("kind")),
                        row.getString("status"),
                        row.getString("number"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("open"),
                        row.getString("contact_name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "updated_at"),
                        instant(row, "read_at"),
                        row.getString("token")),
                row.getObject("voucher_date", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
