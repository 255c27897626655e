package dev.kontor.hub.lane;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The limits an organisation keeps, as slots in time: each permit is one instant at which one
 * request may be sent, handed out by PostgreSQL and its clock. The limit therefore holds over all
 * nodes and survives restarts, and requests are spaced evenly instead of coming in bursts (ADR
 * 0006). Thread-safe.
 */
@Component
public class Paces {

    /** Calls of any kind to the organisation's Lexware account. */
    public static final String CALLS = "calls";

    /** Outgoing documents created in it (fair use). */
    public static final String DOCUMENTS = "documents";

    private static final Duration ATTENDED_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Shorter, so that a slot is always near for what just happened. */
    private static final Duration BACKGROUND_PATIENCE = Duration.ofMillis(600);

    /** Whether the pass that runs is one of the background; bound by the worker. */
    static final ScopedValue<Boolean> BACKGROUND = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final Transactions transactions;

    Paces(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Sets a limit; repeating it with the same rate changes nothing.
     *
     * @param perSecond requests a second, above 0; not present: no limit
     */
    public void configure(
            OrganisationId organisation, String name, Optional<BigDecimal> perSecond) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    if (perSecond.isEmpty()) {
                        jdbc.sql("delete from pace where organisation = ? and name = ?")
                                .params(organisation.value(), name)
                                .update();
                        return;
                    }
                    jdbc.sql(
                                    """
                                    insert into pace (organisation, name, per_second, next_slot, turn)
                                    values (?, ?, ?, clock_timestamp(), clock_timestamp())
                                    on conflict (organisation, name) do update
                                    set per_second = excluded.per_second
                                    where pace.per_second <> excluded.per_second
                                    """)
                            .params(organisation.value(), name, perSecond.get())
                            .update();
                });
    }

    /**
     * Books one request in all the named paces at once.
     *
     * @return the booked slot, at most about a second away (three if attended, 0.6 in the
     *     background; one and a half intervals of the slowest pace if that is more)
     * @throws NotYourTurn if no slot is free that soon; nothing is booked then
     */
    public Permit take(OrganisationId organisation, boolean attended, String... names) {
        boolean background = !attended && BACKGROUND.orElse(false);
        Duration patience = patience(attended, background);
        Answer answer =
                transactions.joined(
                        organisation,
                        () ->
                                jdbc.sql(
                                                "select granted, at, wait_micros, binding from pace_take(?, ?, make_interval(secs => ?), ?)")
                                        .params(
                                                organisation.value(),
                                                names,
                                                patience.toMillis() / 1000.0,
                                                background)
                                        .query((row, _) ->
                                                new Answer(
                                                        row.getBoolean("granted"),
                                                        row.getObject("at", OffsetDateTime.class)
                                                                .toInstant(),
                                                        row.getLong("wait_micros"),
                                                        row.getString("binding")))
                                        .single());
        if (!answer.granted) {
            throw new NotYourTurn(answer.binding, answer.at);
        }
        // Counted from when the answer came, not from when it was made: late by half a round trip.
        Permit permit =
                new Permit(
                        System.nanoTime() + answer.waitMicros * 1_000L, !answer.binding.isEmpty());
        if (List.of(names).contains(CALLS)) {
            Spending.count();
        }
        return permit;
    }

    /** Whether a request could be sent at once, and no pass has been promised a later turn. */
    public boolean idle(OrganisationId organisation, String name) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                                """
                                                select count(*) from pace
                                                where organisation = ? and name = ?
                                                  and greatest(next_slot, turn, turn_later) > clock_timestamp()
                                                """)
                                        .params(organisation.value(), name)
                                        .query(Integer.class)
                                        .single()
                                == 0);
    }

    /** Whether a pass has been promised a later turn in one of them, because permits were rare. */
    public boolean backlogged(OrganisationId organisation, String... names) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select exists (
                                            select from pace where organisation = ? and name = any (?)
                                              and greatest(turn, turn_later) > clock_timestamp())
                                        """)
                                .params(organisation.value(), names)
                                .query(Boolean.class)
                                .single());
    }

    /**
     * Books out a pass that would not get its permit anyway, before it costs anything.
     *
     * @return the turn promised to it; empty if it may go on
     */
    Optional<Instant> bookedOut(OrganisationId organisation, String name) {
        return BACKGROUND.orElse(false)
                ? bookedOut(
                        organisation,
                        name,
                        """
                        update pace set turn_later = greatest(turn_later, turn, clock_timestamp() + interval '500 ms',
                                next_slot - interval '600 ms')
                            + make_interval(secs => (1 / pace_rate(pace) / 1.15)::double precision)
                        where organisation = ? and name = ?
                          and next_slot > clock_timestamp() + greatest(interval '600 ms',
                              make_interval(secs => (1.2 / pace_rate(pace))::double precision))
                        returning turn_later
                        """)
                : bookedOut(
                        organisation,
                        name,
                        """
                        update pace set turn = greatest(turn, clock_timestamp() + interval '500 ms',
                                next_slot - interval '1 second')
                            + make_interval(secs => (1 / pace_rate(pace) / 1.15)::double precision)
                        where organisation = ? and name = ?
                          and next_slot > clock_timestamp() + greatest(interval '1 second',
                              make_interval(secs => (1.5 / pace_rate(pace))::double precision))
                        returning turn
                        """);
    }

    private Optional<Instant> bookedOut(OrganisationId organisation, String name, String update) {
        return transactions.joined(
                organisation,
                () ->
                        jdbc.sql(update)
                                .params(organisation.value(), name)
                                .query(OffsetDateTime.class)
                                .optional()
                                .map(OffsetDateTime::toInstant));
    }

    /**
     * The remote system said 429: slow down now, come back slowly.
     *
     * @param pause until when nothing may be sent at all
     */
    public void throttled(OrganisationId organisation, String name, Duration pause) {
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        update pace
                                        set slowed_to = greatest(per_second * 0.25, pace_rate(pace) * 0.8),
                                            slowed_at = clock_timestamp() + make_interval(secs => ?),
                                            next_slot = greatest(next_slot, clock_timestamp() + make_interval(secs => ?))
                                        where organisation = ? and name = ?
                                        """)
                                .params(
                                        List.of(
                                                pause.toMillis() / 1000.0,
                                                pause.toMillis() / 1000.0,
                                                organisation.value(),
                                                name))
                                .update());
    }

    private static Duration patience(boolean attended, boolean background) {
        if (attended) {
            return ATTENDED_PATIENCE;
        }
        return background ? BACKGROUND_PATIENCE : PATIENCE;
    }

    private record Answer(boolean granted, Instant at, long waitMicros, String binding) {}
}
