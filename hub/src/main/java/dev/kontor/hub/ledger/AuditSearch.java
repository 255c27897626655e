package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit chain for people to read. Reads only; thread-safe. */
@Component
public class AuditSearch {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final KeptHeads kept;
    private final Transactions transactions;

    AuditSearch(JdbcClient jdbc, AuditTrail trail, KeptHeads kept, Transactions transactions) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.kept = kept;
        this.transactions = transactions;
    }

    /**
     * One entry.
     *
     * @param content null if it was deleted after its retention
     */
    public record Entry(
            long seq,
            Instant at,
            String kind,
            String subject,
            String hash,
            @Nullable String content) {}

    /**
     * Entries, newest first.
     *
     * @param subject null: about anything
     * @param before the last entry of the page before; null: from the newest on
     * @param limit at most 200
     */
    public List<Entry> page(
            OrganisationId organisation,
            @Nullable String subject,
            @Nullable Long before,
            int limit) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select a.seq, a.at, a.kind, a.subject, a.hash, c.content
                                        from audit a left join audit_content c on c.organisation = a.organisation and c.seq = a.seq
                                        where a.organisation = :organisation
                                        """
                                                + (subject == null
                                                        ? ""
                                                        : " and a.subject = :subject")
                                                + (before == null ? "" : " and a.seq < :before")
                                                + " order by a.seq desc limit :limit")
                                .param("organisation", organisation.value())
                                .param("subject", subject, Types.VARCHAR)
                                .param("before", before, Types.BIGINT)
                                .param("limit", Math.min(limit, MOST))
                                .query((row, _) ->
                                        new Entry(
                                                row.getLong("seq"),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getString("kind"),
                                                row.getString("subject"),
                                                row.getString("hash"),
                                                row.getString("content")))
                                .list());
    }

    /** The newest entry's number and hash; empty if there is none. */
    public Optional<AuditTrail.Head> head(OrganisationId organisation) {
        return transactions.inOrganisation(organisation, () -> trail.head(organisation));
    }

    /**
     * Checks the whole chain, also against the heads that this node kept and those that are handed
     * in. Takes a while.
     */
    public Verified verify(OrganisationId organisation, List<AuditTrail.Head> more) {
        List<AuditTrail.Head> known =
                Stream.concat(kept.of(organisation).stream(), more.stream()).distinct().toList();
        return transactions.inOrganisation(
                organisation,
                () ->
                        new Verified(
                                trail.head(organisation).map(AuditTrail.Head::seq).orElse(0L),
                                known.size(),
                                trail.verify(organisation, known).orElse(null)));
    }

    /**
     * What came out of checking a chain.
     *
     * @param entries it says to have
     * @param heads it was compared with that were kept outside of the database
     * @param broken where it is broken first; null if it is whole
     */
    public record Verified(long entries, int heads, AuditTrail.@Nullable Broken broken) {}
}
