package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code contact} and {@code contact_pass}. */
@Component
class ContactMirror {

    private static final String COLUMNS =
            "select id, version, name, match_name, company, customer, billing, vat_id, emails, zip, archived from contact ";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    ContactMirror(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Contacts that share the VAT id, an e-mail or the name with the party. */
    List<MirroredContact> alike(OrganisationId organisation, Party party) {
        String vatId = ContactMatching.vatId(party.vatId());
        String email = party.email() == null ? null : party.email().toLowerCase(Locale.ROOT);
        String name = party.name();
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where organisation = ? and (vat_id = ? or emails @> array[?::text] or match_name = ?)")
                                .param(1, organisation.value())
                                .param(2, vatId, Types.VARCHAR)
                                .param(3, email, Types.VARCHAR)
                                .param(
                                        4,
                                        name == null ? null : ContactMatching.matchName(name),
                                        Types.VARCHAR)
                                .query((row, _) -> contact(row))
                                .list());
    }

    /** Joins what follows; several are put in the order of their ids, so that none cross. */
    void put(OrganisationId organisation, MirroredContact contact, Instant seenAt) {
        transactions.runJoined(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        insert into contact (organisation, id, version, name, match_name, company, customer,
                                            billing, vat_id, emails, zip, archived, seen_at)
                                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                        on conflict (organisation, id) do update
                                        set version = excluded.version, name = excluded.name,
                                            match_name = excluded.match_name, company = excluded.company,
                                            customer = excluded.customer, billing = excluded.billing,
                                            vat_id = excluded.vat_id, emails = excluded.emails, zip = excluded.zip,
                                            archived = excluded.archived, seen_at = excluded.seen_at
                                        where contact.version <= excluded.version
                                        """)
                                .param(1, organisation.value())
                                .param(2, contact.id())
                                .param(3, contact.version())
                                .param(4, contact.name())
                                .param(5, contact.matchName())
                                .param(6, contact.company())
                                .param(7, contact.customer())
                                .param(8, contact.billing())
                                .param(9, contact.vatId(), Types.VARCHAR)
                                .param(10, contact.emails().toArray(String[]::new))
                                .param(11, contact.zip(), Types.VARCHAR)
                                .param(12, contact.archived())
                                .param(13, utc(seenAt))
                                .update());
    }

    void remove(OrganisationId organisation, UUID id) {
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql("delete from contact where organisation = ? and id = ?")
                                .params(organisation.value(), id)
                                .update());
    }

    /** Forgets contacts that a complete pass has not seen: they are no longer there. */
    void removeUnseenSince(OrganisationId organisation, Instant passStarted) {
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql("delete from contact where organisation = ? and seen_at < ?")
                                .params(organisation.value(), passStarted.atOffset(ZoneOffset.UTC))
                                .update());
    }

    Optional<Pass> pass(OrganisationId organisation) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        "select next_page, started_at, completed_at from contact_pass where organisation = ?")
                                .params(organisation.value())
                                .query((row, _) ->
                                        new Pass(
                                                row.getInt("next_page"),
                                                row.getObject("started_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                instant(row, "completed_at")))
                                .optional());
    }

    void put(OrganisationId organisation, Pass pass) {
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        insert into contact_pass (organisation, next_page, started_at, completed_at)
                                        values (?, ?, ?, ?)
                                        on conflict (organisation) do update
                                        set next_page = excluded.next_page, started_at = excluded.started_at,
                                            completed_at = excluded.completed_at
                                        """)
                                .param(1, organisation.value())
                                .param(2, pass.nextPage())
                                .param(3, utc(pass.startedAt()))
                                .param(4, utc(pass.completedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                                .update());
    }

    private static MirroredContact contact(ResultSet row) throws SQLException {
        Array emails = row.getArray("emails");
        return new MirroredContact(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                row.getString("match_name"),
                row.getBoolean("company"),
                row.getBoolean("customer"),
                row.getBoolean("billing"),
                row.getString("vat_id"),
                List.of((String[]) emails.getArray()),
                row.getString("zip"),
                row.getBoolean("archived"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * How far the full pass has come.
     *
     * @param completedAt null while it is under way
     */
    record Pass(int nextPage, Instant startedAt, @Nullable Instant completedAt) {}
}
