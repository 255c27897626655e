package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The newest entries of all organisations; in a transaction across them. */
    Map<OrganisationId, Head> heads() {
        Map<OrganisationId, Head> heads =
                new TreeMap<>(Comparator.comparing(OrganisationId::value));
        jdbc.sql("select organisation, seq, hash from audit_head where seq > 0")
                .query(row -> {
                    heads.put(
                            new OrganisationId(row.getString("organisation")),
                            new Head(row.getLong("seq"), row.getString("hash")));
                });
        return heads;
    }

    /**
     * Checks the whole chain against itself, its head and heads that were kept elsewhere. A content
     * that is not there is reported if nothing else is wrong, unless a later entry {@code
     * contents-erased} with the subject {@code audit:<n>} says that those up to that one were
     * erased.
     *
     * @return what is wrong first; empty if nothing is
     */
    public Optional<Broken> verify(OrganisationId organisation, List<Head> kept) {
        Optional<Broken> broken =
                jdbc.sql(
                                """
                                select entry, what from (
                                select a.place as entry, case
                                    when a.seq <> a.place then 'missing'
                                    when a.previous_hash <> a.before then 'unlinked'
                                    when a.hash <> audit_hash(a.previous_hash, a.seq, a.at, a.kind, a.subject, a.content_hash)
                                        then 'changed'
                                    when c.content is null then 'content_missing'
                                    else 'content_changed' end as what
                                from (select audit.*, row_number() over w as place,
                                             coalesce(lag(audit.hash) over w, '') as before
                                      from audit where organisation = :organisation
                                      window w as (order by seq)) a
                                left join audit_content c on c.organisation = a.organisation and c.seq = a.seq
                                where a.seq <> a.place or a.previous_hash <> a.before
                                   or a.hash <> audit_hash(a.previous_hash, a.seq, a.at, a.kind, a.subject, a.content_hash)
                                   or encode(sha256(convert_to(c.content, 'UTF8')), 'hex') <> a.content_hash
                                   or (c.content is null and a.seq > (
                                       select coalesce(max(substring(e.subject from '^audit:([0-9]{1,18})$')::bigint), 0)
                                       from audit e where e.organisation = :organisation and e.kind = 'contents-erased'))
                                ) found order by what = 'content_missing', entry limit 1
                                """)
                        .param("organisation", organisation.value())
                        .query((row, _) ->
                                new Broken(
                                        Break.valueOf(
                                                row.getString("what").toUpperCase(Locale.ROOT)),
                                        row.getLong("entry")))
                        .optional();
        if (broken.isPresent() && broken.get().how() != Break.CONTENT_MISSING) {
            return broken;
        }
        return Stream.concat(
                        kept.stream().sorted(Comparator.comparingLong(Head::seq)),
                        head(organisation).stream())
                .map(head -> missing(organisation, head))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> broken);
    }

    private Optional<Broken> missing(OrganisationId organisation, Head kept) {
        Optional<String> hash =
                jdbc.sql("select hash from audit where organisation = ? and seq = ?")
                        .params(organisation.value(), kept.seq())
                        .query(String.class)
                        .optional();
        if (hash.isEmpty()) {
            return Optional.of(new Broken(Break.TAIL_CUT, kept.seq()));
        }
        return hash.get().equals(kept.hash())
                ? Optional.empty()
                : Optional.of(new Broken(Break.NOT_THE_KEPT_ONE, kept.seq()));
    }

    /** Number and hash of an entry. */
    public record Head(long seq, String hash) {}

    /** How a chain can be broken. */
    public enum Break {
        MISSING("Eintrag %d fehlt", "entry %d is missing"),
        UNLINKED(
                "Eintrag %d schließt nicht an den vorigen an",
                "entry %d does not follow the one before"),
        CHANGED("Eintrag %d wurde geändert", "entry %d was changed"),
        CONTENT_CHANGED(
                "der Inhalt von Eintrag %d wurde geändert", "content of entry %d was changed"),
        CONTENT_MISSING("der Inhalt von Eintrag %d fehlt", "content of entry %d is missing"),
        TAIL_CUT(
                "das Ende ist abgeschnitten: Eintrag %d gab es, und jetzt nicht mehr",
                "the tail is cut off: entry %d was there and is not"),
        NOT_THE_KEPT_ONE(
                "Eintrag %d ist nicht der, der aufgehoben wurde",
                "entry %d is not the one that was kept");

        @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
        private final Words words;

        Break(String de, String en) {
            this.words = new Words(de, en);
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where a chain is broken first. */
    public record Broken(Break how, long entry) {

        public Words words() {
            return how.words.with(entry);
        }
    }
}
