package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mirrored contacts for people to look through, by name. What is shown is as last seen. Every
 * question is answered from an index. Reads only; thread-safe.
 */
@Component
public class ContactList {

    private static final String COLUMNS =
            """
            select c.id, c.name, c.company, c.customer, c.billing, c.vat_id, c.emails, c.zip, c.archived, c.seen_at
            from contact c
            """;
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    ContactList(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * A contact of the account.
     *
     * @param billing whether it has a billing address, without which no document may name it
     */
    public record Entry(
            UUID id,
            String name,
            boolean company,
            boolean customer,
            boolean billing,
            @Nullable String vatId,
            List<String> emails,
            @Nullable String zip,
            boolean archived,
            Instant seenAt) {

        public Entry {
            emails = List.copyOf(emails);
        }
    }

    /** Contacts of one name; people decide whether they are one. */
    public record SameName(String name, List<Entry> entries) {

        public SameName {
            entries = List.copyOf(entries);
        }
    }

    /** How far the mirror of the contacts is. */
    public record Age(@Nullable Instant completedAt, int nextPage) {}

    /**
     * Contacts by name.
     *
     * @param after the last contact of the page before; null: from the first on
     * @param limit at most 200
     */
    public List<Entry> page(OrganisationId organisation, @Nullable Entry after, int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + " where c.organisation = :organisation"
                                                + (after == null
                                                        ? ""
                                                        : " and (c.name collate \"C\", c.id) > (:name, :id)")
                                                + " order by c.name collate \"C\", c.id limit :limit")
                                .param("organisation", organisation.value())
                                .param("name", after == null ? null : after.name(), Types.VARCHAR)
                                .param("id", after == null ? null : after.id(), Types.OTHER)
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) -> entry(row))
                                .list());
    }

    public Optional<Entry> find(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(COLUMNS + " where c.organisation = ? and c.id = ?")
                                .params(organisation.value(), id)
                                .query((row, _) -> entry(row))
                                .optional());
    }

    /** Contacts a word of whose name begins so, or whose VAT id or e-mail address is that. */
    public List<Entry> matching(OrganisationId organisation, String begin, int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        COLUMNS
                                                + """
                                                 where c.organisation = :organisation and c.id in (
                                                    (select n.id from name_word w
                                                        cross join lateral (select id from contact where organisation = :organisation
                                                            and name = w.name limit :limit) n
                                                        where w.organisation = :organisation
                                                          and w.word collate "C" >= :word and w.word collate "C" < :word_end limit :limit)
                                                    union
                                                    (select id from contact where organisation = :organisation and vat_id = :vat_id limit :limit)
                                                    union
                                                    (select id from contact where organisation = :organisation
                                                        and :is_mail and emails @> array[:mail]::text[] limit :limit))
                                                order by c.name collate "C", c.id limit :limit
                                                """)
                                .param("organisation", organisation.value())
                                .param("word", SearchWords.of(begin))
                                .param("word_end", SearchWords.of(begin) + "\uffff")
                                .param(
                                        "vat_id",
                                        begin.replace(" ", "").toUpperCase(java.util.Locale.ROOT))
                                .param("is_mail", begin.contains("@"))
                                .param("mail", begin.toLowerCase(java.util.Locale.ROOT))
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) -> entry(row))
                                .list());
    }

    /** Names that several contacts bear, each with its contacts; at most so many names. */
    public List<SameName> possibleDuplicates(OrganisationId organisation, int names) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc
                                .sql(
                                        """
                                        select match_name from contact where organisation = ? and not archived
                                        group by match_name having count(*) > 1 order by match_name limit ?
                                        """)
                                .params(organisation.value(), names)
                                .query((row, _) -> row.getString("match_name"))
                                .list()
                                .stream()
                                .map(name -> sameName(organisation, name))
                                .toList());
    }

    public Age age(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select next_page, completed_at from contact_pass where organisation = ?")
                                .params(organisation.value())
                                .query((row, _) -> {
                                    OffsetDateTime completed =
                                            row.getObject("completed_at", OffsetDateTime.class);
                                    return new Age(
                                            completed == null ? null : completed.toInstant(),
                                            row.getInt("next_page"));
                                })
                                .optional()
                                .orElse(new Age(null, 0)));
    }

    private SameName sameName(OrganisationId organisation, String matchName) {
        List<Entry> entries =
                jdbc.sql(
                                COLUMNS
                                        + " where c.organisation = ? and c.match_name = ? and not c.archived"
                                        + " order by c.seen_at limit 10")
                        .params(organisation.value(), matchName)
                        .query((row, _) -> entry(row))
                        .list();
        return new SameName(entries.isEmpty() ? matchName : entries.getFirst().name(), entries);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Array emails = row.getArray("emails");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("company"),
                row.getBoolean("customer"),
                row.getBoolean("billing"),
                row.getString("vat_id"),
                Arrays.asList((String[]) emails.getArray()),
                row.getString("zip"),
                row.getBoolean("archived"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
