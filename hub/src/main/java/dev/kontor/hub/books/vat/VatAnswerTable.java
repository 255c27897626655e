package dev.kontor.hub.books.vat;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code vat_answer}. Inside a transaction of the organisation. */
@Component
class VatAnswerTable {

    private static final String ALL = "*";

    private final JdbcClient jdbc;

    VatAnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an answer about one object; another one later replaces it.
     *
     * @return whether that is news
     */
    boolean put(
            OrganisationId organisation,
            SourceRef source,
            String question,
            String answer,
            String by,
            Instant now) {
        return put(organisation, source.toString(), question, answer, by, now);
    }

    /**
     * Stores an answer for all objects.
     *
     * @return whether that is news
     */
    boolean keep(
            OrganisationId organisation, String question, String answer, String by, Instant now) {
        return put(organisation, ALL, question, answer, by, now);
    }

    /** What holds for an object, by question: said about it, else kept for all. */
    Map<String, VatAnswer> of(OrganisationId organisation, SourceRef source) {
        Map<String, VatAnswer> answers = new HashMap<>();
        jdbc.sql(
                        """
                        select source, question, answer, answered_by, answered_at from vat_answer
                        where organisation = ? and source in ('*', ?) order by source
                        """)
                .params(organisation.value(), source.toString())
                .query(row -> {
                    boolean kept = row.getString("source").equals(ALL);
                    VatAnswer answer =
                            new VatAnswer(
                                    row.getString("answer"),
                                    row.getString("answered_by"),
                                    row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                                    kept);
                    answers.merge(
                            row.getString("question"),
                            answer,
                            (one, other) -> one.kept() ? other : one);
                });
        return answers;
    }

    private boolean put(
            OrganisationId organisation,
            String source,
            String question,
            String answer,
            String by,
            Instant now) {
        return jdbc.sql(
                                """
                                insert into vat_answer (organisation, source, question, answer, answered_at, answered_by)
                                values (:organisation, :source, :question, :answer, :now, :by)
                                on conflict (organisation, source, question) do update
                                set answer = excluded.answer, answered_at = excluded.answered_at, answered_by = excluded.answered_by
                                where vat_answer.answer <> excluded.answer
                                """)
                        .param("organisation", organisation.value())
                        .param("source", source)
                        .param("question", question)
                        .param("answer", answer)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                > 0;
    }
}
