package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code document} and {@code document_index}. */
@Component
class DocumentMirror {

    private static final String COLUMNS =
            """
            select id, kind, status, number, total, open, contact_name, created_at, updated_at, read_at, token
            from document
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    DocumentMirror(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    Optional<MirroredDocument> find(OrganisationId organisation, UUID id) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(COLUMNS + " where organisation = ? and id = ?")
                                .params(organisation.value(), id)
                                .query((row, _) -> document(row))
                                .optional());
    }

    /** Stores a document that was itself read. */
    void put(OrganisationId organisation, MirroredDocument document, Instant seenAt) {
        put(organisation, document, seenAt, false);
    }

    /**
     * Stores a row of voucherlist; what is known of the marker stays. A row that is older than what
     * is known changes nothing else, and none brings back what is gone: the index lags.
     *
     * @param asked when the page was asked for
     */
    void putListed(OrganisationId organisation, MirroredDocument document, Instant asked) {
        if (put(organisation, document, asked, true) == 0) {
            jdbc.sql(
                            "update document set listed = true where organisation = ? and id = ? and not listed")
                    .params(organisation.value(), document.id())
                    .update();
        }
    }

    private int put(
            OrganisationId organisation,
            MirroredDocument document,
            Instant seenAt,
            boolean listed) {
        return jdbc.sql(
                        """
                        insert into document (organisation, id, kind, status, number, total, open, contact_name,
                            created_at, updated_at, seen_at, read_at, token, listed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organisation, id) do update
                        set status = excluded.status, number = coalesce(excluded.number, document.number),
                            total = coalesce(excluded.total, document.total),
                            -- the document itself does not say what is open
                            open = coalesce(excluded.open,
                                case when document.status = excluded.status then document.open end),
                            contact_name = coalesce(excluded.contact_name, document.contact_name),
                            updated_at = excluded.updated_at,
                            seen_at = excluded.seen_at, read_at = coalesce(excluded.read_at, document.read_at),
                            token = coalesce(excluded.token, document.token),
                            listed = document.listed or excluded.listed
                        where not excluded.listed
                           or (document.status <> 'gone' and document.seen_at <= excluded.seen_at
                               and (document.updated_at <= excluded.updated_at) is not false)
                        """)
                .param(1, organisation.value())
                .param(2, document.id())
                .param(3, document.kind().key())
                .param(4, document.status())
                .param(5, document.number(), Types.VARCHAR)
                .param(6, document.total(), Types.NUMERIC)
                .param(7, document.open(), Types.NUMERIC)
                .param(8, document.contactName(), Types.VARCHAR)
                .param(9, utc(document.createdAt()))
                .param(10, utc(document.updatedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(11, utc(seenAt))
                .param(12, utc(document.readAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(13, document.token(), Types.VARCHAR)
                .param(14, listed)
                .update();
    }

    /** Notes a document that Lexware no longer has. */
    void gone(OrganisationId organisation, UUID id, Instant now) {
        jdbc.sql(
                        "update document set status = 'gone', seen_at = ?, read_at = ? where organisation = ? and id = ?")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        organisation.value(),
                        id)
                .update();
    }

    /** Documents created since that instant and not read for a marker yet, oldest first. */
    List<MirroredDocument> unread(OrganisationId organisation, Instant createdSince) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where organisation = ? and created_at >= ? and read_at is null"
                                                + " order by created_at")
                                .params(organisation.value(), createdSince.atOffset(ZoneOffset.UTC))
                                .query((row, _) -> document(row))
                                .list());
    }

    /** Documents created in that time that are still there, oldest first. */
    List<MirroredDocument> between(OrganisationId organisation, Instant from, Instant until) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where organisation = ? and created_at >= ? and created_at < ?"
                                                + " and status <> 'gone' order by created_at, id")
                                .params(
                                        organisation.value(),
                                        from.atOffset(ZoneOffset.UTC),
                                        until.atOffset(ZoneOffset.UTC))
                                .query((row, _) -> document(row))
                                .list());
    }

    /** The numbers of these documents; those without one are left out. */
    Map<UUID, String> numbers(OrganisationId organisation, Collection<UUID> ids) {
        Map<UUID, String> numbers = new HashMap<>();
        transactions.runJoined(
                organisation,
                () ->
                        jdbc.sql(
                                        "select id, number from document where organisation = ? and id = any (?)"
                                                + " and number is not null")
                                .params(organisation.value(), ids.toArray(UUID[]::new))
                                .query(row -> {
                                    numbers.put(
                                            row.getObject("id", UUID.class),
                                            row.getString("number"));
                                }));
        return numbers;
    }

    Optional<IndexAge> indexAge(OrganisationId organisation) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        "select read_at, reached from document_index where organisation = ?")
                                .params(organisation.value())
                                .query((row, _) ->
                                        new IndexAge(
                                                present(row, "read_at"), present(row, "reached")))
                                .optional());
    }

    void indexRead(OrganisationId organisation, IndexAge age) {
        jdbc.sql(
                        """
                        insert into document_index (organisation, read_at, reached) values (?, ?, ?)
                        on conflict (organisation) do update
                        set read_at = excluded.read_at, reached = excluded.reached
                        """)
                .params(
                        organisation.value(),
                        age.readAt().atOffset(ZoneOffset.UTC),
                        age.reached().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static MirroredDocument document(ResultSet row) throws SQLException {
        return new MirroredDocument(
                row.getObject("id", UUID.class),
                DocumentKind.ofKey(row.getString("kind")),
                row.getString("status"),
                row.getString("number"),
                row.getBigDecimal("total"),
                row.getBigDecimal("open"),
                row.getString("contact_name"),
                present(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "read_at"),
                row.getString("token"));
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Whether anything created after that instant is visible in the index. */
    boolean shows(OrganisationId organisation, Instant after) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        "select exists (select 1 from document where organisation = ? and created_at > ? and listed)")
                                .params(organisation.value(), after.atOffset(ZoneOffset.UTC))
                                .query(Boolean.class)
                                .single());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * How fresh the mirror of the index is.
     *
     * @param reached back to which creation the last read went
     */
    record IndexAge(Instant readAt, Instant reached) {}
}
