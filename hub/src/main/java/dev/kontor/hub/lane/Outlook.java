package dev.kontor.hub.lane;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much is waiting, for how long, and which limit binds. Reads only; thread-safe. */
@Component
public class Outlook {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    Outlook(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * One limit as it stands.
     *
     * @param name such as {@link Paces#CALLS}
     * @param perSecond as configured
     * @param rate as it holds now: lower for a while after a refusal
     * @param bookedFor for so long every slot is taken or promised; zero if one is free
     */
    public record Limit(String name, BigDecimal perSecond, BigDecimal rate, Duration bookedFor) {

        public boolean slowed() {
            return rate.compareTo(perSecond) < 0;
        }
    }

    /**
     * Work that waits or is being done.
     *
     * @param since when the oldest of it was signalled; null if there is none
     */
    public record Backlog(long objects, @Nullable Instant since) {}

    /** The limits of an organisation; the one that is booked out for longest first. */
    public List<Limit> limits(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select name, per_second, pace_rate(pace) as rate,
                                            greatest(0, extract(epoch from greatest(next_slot, turn, turn_later)
                                                - clock_timestamp())) as booked
                                        from pace where organisation = ? order by booked desc, name
                                        """)
                                .params(organisation.value())
                                .query((row, _) ->
                                        new Limit(
                                                row.getString("name"),
                                                row.getBigDecimal("per_second"),
                                                row.getBigDecimal("rate"),
                                                Duration.ofMillis(
                                                        row.getBigDecimal("booked")
                                                                .movePointRight(3)
                                                                .longValue())))
                                .list());
    }

    /** What waits; periodic work of Kontor itself is not counted. */
    public Backlog backlog(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select count(*) as objects, min(signalled_at) as since from work"
                                                + " where organisation = ? and ref like '%/order/%'")
                                .params(organisation.value())
                                .query((row, _) -> {
                                    OffsetDateTime since =
                                            row.getObject("since", OffsetDateTime.class);
                                    return new Backlog(
                                            row.getLong("objects"),
                                            since == null ? null : since.toInstant());
                                })
                                .single());
    }

    /** Changes whenever something new is waiting. Cheap. */
    public String revision(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        "select count(*) || ' ' || coalesce(max(signalled_at)::text, '') from work"
                                                + " where organisation = ?")
                                .params(organisation.value())
                                .query(String.class)
                                .single());
    }
}
