package dev.kontor.hub.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Looks every second whether the embedded server still runs, and starts it again if not. */
final class EmbeddedPostgresWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("embedded-postgres-watch").factory());
    private Duration pause = Duration.ofSeconds(1);
    private long notBefore = System.nanoTime();

    EmbeddedPostgresWatch(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** Outlives every failure: it is the loop that keeps the server alive. */
    private void look() {
        try {
            if (postgres.isRunning()) {
                pause = Duration.ofSeconds(1);
            } else if (System.nanoTime() - notBefore >= 0) {
                log.warn("PostgreSQL has ended; starting it again");
                postgres.startAgain();
            }
        } catch (RuntimeException failed) {
            notBefore = System.nanoTime() + pause.toNanos();
            log.warn(
                    "PostgreSQL does not start; next attempt in {} s: {}",
                    pause.toSeconds(),
                    failed.getMessage());
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }
}
