package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit chain of an organisation: each entry holds the hash of its content and of the entry
 * before. Content stands beside the chain, so that personal data can be deleted after its retention
 * while the chain stays whole.
 */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends one entry in the caller's transaction; entries of one organisation are in line.
     *
     * @param kind what happened, in the past tense, such as {@code effect-intended}
     * @param content any text, usually JSON; no secrets
     * @return its number, from 1 without gaps
     */
    public long append(
            OrganisationId organisation, Instant at, String kind, String subject, String content) {
        return jdbc.sql("select audit_append(?, ?, ?, ?, ?)")
                .params(organisation.value(), at.atOffset(ZoneOffset.UTC), kind, subject, content)
                .query(Long.class)
                .single();
    }

    /** The newest entry; to be kept outside of the database, so that a cut-off tail is found. */
    public Optional<Head> head(OrganisationId organisation) {
        return jdbc.sql("select seq, hash from audit_head where organisation = ?")
                .params(organisation.value())
                .query((row, _) -> new Head(row.getLong("seq"), row.getString("hash")))
                .optional();
    }

    /**
     * Checks the whole chain against itself, its head and heads that were kept elsewhere.
     *
     * @return what is wrong first; empty if nothing is
     */
    public Optional<String> verify(OrganisationId organisation, List<Head> kept) {
        Optional<String> broken =
                jdbc.sql(
                                """
                                select case
                                    when a.seq <> a.place then 'entry ' || a.place || ' is missing'
                                    when a.previous_hash <> a.before then 'entry ' || a.seq || ' does not follow entry ' || (a.seq - 1)
                                    when a.hash <> audit_hash(a.previous_hash, a.seq, a.at, a.kind, a.subject, a.content_hash)
                                        then 'entry ' || a.seq || ' was changed'
                                    else 'content of entry ' || a.seq || ' was changed' end
                                from (select audit.*, row_number() over w as place,
                                             coalesce(lag(audit.hash) over w, '') as before
                                      from audit where organisation = :organisation
                                      window w as (order by seq)) a
                                left join audit_content c on c.organisation = a.organisation and c.seq = a.seq
                                where a.seq <> a.place or a.previous_hash <> a.before
                                   or a.hash <> audit_hash(a.previous_hash, a.seq, a.at, a.kind, a.subject, a.content_hash)
                                   or encode(sha256(convert_to(c.content, 'UTF8')), 'hex') <> a.content_hash
                                order by a.place limit 1
                                """)
                        .param("organisation", organisation.value())
                        .query(String.class)
                        .optional();
        if (broken.isPresent()) {
            return broken;
        }
        return Stream.concat(head(organisation).stream(), kept.stream())
                .map(head -> missing(organisation, head))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> missing(OrganisationId organisation, Head kept) {
        Optional<String> hash =
                jdbc.sql("select hash from audit where organisation = ? and seq = ?")
                        .params(organisation.value(), kept.seq())
                        .query(String.class)
                        .optional();
        if (hash.isEmpty()) {
            return Optional.of(
                    "the tail is cut off: entry %d was there and is not".formatted(kept.seq()));
        }
        return hash.get().equals(kept.hash())
                ? Optional.empty()
                : Optional.of("entry %d is not the one that was kept".formatted(kept.seq()));
    }

    /** Number and hash of an entry. */
    public record Head(long seq, String hash) {}
}
