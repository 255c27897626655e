package dev.kontor.hub.digest;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code digest}; all of it joins the caller's transaction. */
@Component
class DigestTable {

    private final JdbcClient jdbc;

    DigestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LocalDate> lastDay(OrganisationId organisation) {
        return jdbc.sql("select day from digest where organisation = ?")
                .param(organisation.value())
                .query(LocalDate.class)
                .optional();
    }

    void sent(OrganisationId organisation, LocalDate day, Instant now) {
        jdbc.sql(
                        """
                        insert into digest (organisation, day, sent_at) values (?, ?, ?)
                        on conflict (organisation) do update set day = excluded.day, sent_at = excluded.sent_at
                        """)
                .params(organisation.value(), day, now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
