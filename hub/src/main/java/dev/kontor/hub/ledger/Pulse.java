package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a crash from amnesia. While any node lives, the database hears so every two seconds. A node
 * that starts compares: a gap of seconds is a restart, and the ledger knows all that was done. A
 * longer gap may be a restored backup that knows nothing of the time in between; then what was
 * created last must first have had time to show up in the remote index.
 */
@Component
public class Pulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration RESTART = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LedgerProperties properties;
    private final InstantSource clock;
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("pulse").factory());
    private volatile Instant startedAt = Instant.MAX;
    private volatile Instant mayCreateFrom = Instant.MAX;

    Pulse(
            JdbcClient jdbc,
            Transactions transactions,
            LedgerProperties properties,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** When this node started. */
    public Instant startedAt() {
        return startedAt;
    }

    /** From when the remote index shows all that a forgotten past may have created. */
    public Instant mayCreateFrom() {
        return mayCreateFrom;
    }

    @Override
    public void start() {
        Instant now = clock.instant();
        Optional<Last> last = last();
        boolean forgotten = last.isPresent() && last.get().at().plus(RESTART).isBefore(now);
        startedAt = now;
        mayCreateFrom =
                forgotten
                        ? now.plus(properties.settle())
                        : last.map(Last::mayCreateFrom).filter(now::isBefore).orElse(now);
        // Stored before the first beat: a crash must not make the next start believe in continuity.
        beat();
        if (forgotten) {
            LOG.warn(
                    "Nothing was heard of this installation since {}: either it was off, or a backup"
                            + " was restored. No document is created before {}, and only after"
                            + " looking at what Lexware holds.",
                    last.get().at(),
                    mayCreateFrom);
        }
        var _ =
                beat.scheduleAtFixedRate(
                        this::tryBeat,
                        INTERVAL.toMillis(),
                        INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        beat.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !beat.isShutdown() && !startedAt.equals(Instant.MAX);
    }

    /** Before the lane, whose work asks for it. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }

    private Optional<Last> last() {
        return transactions.acrossOrganisations(() ->
                jdbc.sql("select at, may_create_from from pulse")
                        .query((row, _) ->
                                new Last(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getObject("may_create_from", OffsetDateTime.class)
                                                .toInstant()))
                        .optional());
    }

    private void tryBeat() {
        try {
            beat();
        } catch (RuntimeException failure) {
            // Keeps the beat alive; the database may be back next time.
            LOG.warn("outcome=no-pulse cause={}", failure.toString());
        }
    }

    private void beat() {
        transactions.runAcrossOrganisations(() ->
                jdbc.sql(
                                """
                                insert into pulse (id, at, may_create_from) values (1, ?, ?)
                                on conflict (id) do update
                                set at = greatest(pulse.at, excluded.at),
                                    may_create_from = greatest(pulse.may_create_from, excluded.may_create_from)
                                """)
                        .params(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                mayCreateFrom.atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** What the database last heard: that a node lived, and from when documents may be created. */
    private record Last(Instant at, Instant mayCreateFrom) {}
}
