package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PulseIT {

    private static final Duration SETTLE = Duration.ofMinutes(3);

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T10:00:00Z"));

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void forget() {
        database.jdbc().sql("delete from pulse").update();
    }

    @Test
    void createsNothingBeforeItHasStarted() {
        assertThat(pulse().mayCreateFrom()).isEqualTo(Instant.MAX);
    }

    @Test
    void createsAtOnceInANewInstallation() {
        assertThat(startedAndKilled()).isEqualTo(clock.instant());
    }

    @Test
    void createsAtOnceAfterARestart() {
        startedAndKilled();
        clock.advance(Duration.ofSeconds(20));

        assertThat(startedAndKilled()).isEqualTo(clock.instant());
    }

    @Test
    void waitsForTheIndexAfterAGapThatMayBeARestoredBackup() {
        startedAndKilled();
        clock.advance(Duration.ofHours(1));

        assertThat(startedAndKilled()).isEqualTo(clock.instant().plus(SETTLE));
    }

    @Test
    void waitsStillIfTheNodeIsKilledDuringThatWait() {
        startedAndKilled();
        clock.advance(Duration.ofHours(1));
        Instant settled = startedAndKilled();
        clock.advance(Duration.ofSeconds(10));

        assertThat(startedAndKilled()).isEqualTo(settled);

        clock.advance(SETTLE);
        // now a gap of its own
        assertThat(startedAndKilled()).isEqualTo(clock.instant().plus(SETTLE));
    }

    /** A node that lived for a moment; from when it would have created. */
    private Instant startedAndKilled() {
        Pulse pulse = pulse();
        pulse.start();
        pulse.stop();
        return pulse.mayCreateFrom();
    }

    private Pulse pulse() {
        return new Pulse(
                database.jdbc(),
                database.transactions(),
                new LedgerProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(35),
                        SETTLE,
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(15)),
                clock);
    }
}
