package dev.kontor.hub.books;

import dev.kontor.hub.books.AdoptionRules.Sought;
import dev.kontor.hub.books.PastBooks.Candidate;
import dev.kontor.hub.books.PastBooks.Difference;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.VoucherlistRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bookkeeping vouchers of revenue (lexware-office-api.md 7.20): what other tools book instead of
 * writing an invoice. They are never adopted, for they are no documents that a correction could
 * refer to; but whoever creates an invoice beside one has the revenue twice. Thread-safe.
 */
@Component
class PastVouchers {

    private static final Difference BOOKED =
            new Difference(
                    "voucher",
                    new Words(
                            "ist als Einnahmebeleg gebucht, nicht als Rechnung geschrieben",
                            "is booked as a bookkeeping voucher, not written as an invoice"));
    private static final int MOST = 200;
    private static final int SHOWN = 3;

    private final LexwareAccess lexware;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    PastVouchers(LexwareAccess lexware, Transactions transactions, JdbcClient jdbc) {
        this.lexware = lexware;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** The types of a voucher that stands for what documents of a kind would. */
    private static VoucherType type(DocumentKind kind) {
        return switch (kind) {
            case INVOICE -> VoucherType.SALES_INVOICE;
            case CREDIT_NOTE -> VoucherType.SALES_CREDIT_NOTE;
        };
    }

    private static String key(VoucherType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Stores a row of voucherlist, unless a later one is known. In the caller's transaction. */
    void putListed(OrganisationId organisation, VoucherlistRow row, Instant asked) {
        VoucherType type = row.voucherType();
        OffsetDateTime date = row.voucherDate();
        OffsetDateTime created = row.createdDate();
        VoucherStatus status = row.voucherStatus();
        if ((type != VoucherType.SALES_INVOICE && type != VoucherType.SALES_CREDIT_NOTE)
                || row.id() == null
                || date == null
                || created == null) {
            return;
        }
        jdbc.sql(
                        """
                        insert into booked_voucher (organisation, id, type, status, number, total, contact_name, collective,
                            voucher_date, created_at, seen_at)
                        values (:organisation, :id, :type, :status, :number, :total, :name, :collective, :date, :created, :asked)
                        on conflict (organisation, id) do update
                        set status = excluded.status, number = excluded.number, total = excluded.total,
                            contact_name = excluded.contact_name, collective = excluded.collective,
                            voucher_date = excluded.voucher_date, seen_at = excluded.seen_at
                        where booked_voucher.seen_at <= excluded.seen_at
                        """)
                .param("organisation", organisation.value())
                .param("id", row.id())
                .param("type", key(type))
                .param(
                        "status",
                        status == null ? "unknown" : status.name().toLowerCase(Locale.ROOT))
                .param("number", row.voucherNumber())
                .param("total", row.totalAmount())
                .param("name", row.contactName())
                .param("collective", row.contactId() == null)
                .param("date", LexwareDocuments.day(date))
                .param("created", created.toInstant().atOffset(ZoneOffset.UTC))
                .param("asked", asked.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Vouchers that may stand for what is sought: of its total, and naming its number or its
     * customer, or, booked on the collective contact, dated near. The likeliest first, three at
     * most.
     */
    List<Candidate> candidates(OrganisationId organisation, DocumentKind kind, Sought sought) {
        List<Voucher> ofTotal =
                transactions.inOrganisation(
                        organisation,
                        () ->
                                jdbc.sql(
                                                """
                                                select id, number, total, contact_name, collective, voucher_date, created_at
                                                from booked_voucher
                                                where organisation = ? and type = ? and total = ? and status <> 'voided'
                                                order by abs(voucher_date - ?), id limit ?
                                                """)
                                        .params(
                                                organisation.value(),
                                                key(type(kind)),
                                                sought.total().amount(),
                                                sought.day(),
                                                MOST)
                                        .query((row, _) -> voucher(row))
                                        .list());
        return ofTotal.stream()
                .filter(each -> each.mayBe(sought))
                .limit(SHOWN)
                .map(each -> candidate(organisation, each))
                .toList();
    }

    private record Voucher(
            UUID id,
            @Nullable String number,
            Money total,
            @Nullable String contactName,
            boolean collective,
            LocalDate date,
            Instant createdAt) {

        boolean mayBe(Sought sought) {
            boolean named = number != null && sought.namedIn(number);
            boolean sameName = sought.sameName(contactName);
            boolean nearby = sought.near(date) || sought.lately(createdAt);
            return named || (sameName && (nearby || sought.far(date))) || (collective && nearby);
        }
    }

    private static Voucher voucher(ResultSet row) throws SQLException {
        return new Voucher(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new Money(row.getBigDecimal("total"), "EUR"),
                row.getString("contact_name"),
                row.getBoolean("collective"),
                row.getObject("voucher_date", LocalDate.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Candidate candidate(OrganisationId organisation, Voucher voucher) {
        return new Candidate(
                lexware.ref(organisation, PastBooks.VOUCHER, voucher.id().toString()),
                voucher.number(),
                voucher.total(),
                voucher.date(),
                voucher.contactName(),
                false,
                List.of(BOOKED));
    }
}
