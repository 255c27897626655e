package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remote records that were seen to bear one of our markers. They settle doubts, and they give back
 * what a restored database has forgotten. All methods take part in the caller's transaction.
 */
@Component
public class Sightings {

    private final JdbcClient jdbc;

    Sightings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a record; repeating it changes nothing.
     *
     * @param result what is known of the record, as JSON
     */
    public void note(
            OrganisationId organisation,
            String token,
            SourceRef remote,
            String result,
            Instant now) {
        jdbc.sql(
                        """
                        insert into sighting (organisation, token, remote, result, seen_at) values (?, ?, ?, ?::jsonb, ?)
                        on conflict do nothing
                        """)
                .params(
                        organisation.value(),
                        token,
                        remote.toString(),
                        result,
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All records that bear the token, the first seen first. More than one is a duplicate. */
    public List<Sighting> of(OrganisationId organisation, String token) {
        return jdbc.sql(
                        "select remote, result from sighting where organisation = ? and token = ? order by seen_at, remote")
                .params(organisation.value(), token)
                .query((row, _) ->
                        new Sighting(
                                SourceRef.parse(row.getString("remote")), row.getString("result")))
                .list();
    }

    /** A record with our marker, and what is known of it as JSON. */
    public record Sighting(SourceRef remote, String result) {}
}
