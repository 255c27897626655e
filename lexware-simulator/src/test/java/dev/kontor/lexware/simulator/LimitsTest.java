package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** lexware-office-api.md 3. */
class LimitsTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final TokenBucket bucket = new TokenBucket();

    @Test
    void letsTheDepthThroughAtOnceAndThenTheRate() {
        for (int i = 0; i < 4; i++) {
            assertThat(bucket.take(START, 4, 2)).isTrue();
        }
        assertThat(bucket.take(START, 4, 2)).isFalse();
        assertThat(bucket.take(START.plusMillis(499), 4, 2)).isFalse();
        assertThat(bucket.take(START.plusMillis(500), 4, 2)).isTrue();
        assertThat(bucket.take(START.plusMillis(500), 4, 2)).isFalse();
    }

    @Test
    void neverHoldsMoreThanItsDepth() {
        assertThat(bucket.take(START, 1, 2)).isTrue();
        Instant later = START.plusSeconds(60);
        assertThat(bucket.take(later, 1, 2)).isTrue();
        assertThat(bucket.take(later, 1, 2)).isFalse();
    }

    @Test
    void doesNotLoseTokensToRefusals() {
        assertThat(bucket.take(START, 1, 2)).isTrue();
        for (int i = 1; i < 50; i++) {
            assertThat(bucket.take(START.plusMillis(i * 10L), 1, 2)).isFalse();
        }
        assertThat(bucket.take(START.plusMillis(501), 1, 2)).isTrue();
    }

    @Test
    void countsTheDocumentsOfTheLastMinute() {
        MinutePace pace = new MinutePace();

        assertThat(pace.add(START, 2)).isFalse();
        assertThat(pace.add(START.plusSeconds(30), 2)).isFalse();
        assertThat(pace.isFull(START.plusSeconds(59), 2)).isTrue();
        assertThat(pace.isFull(START.plusSeconds(60), 2)).isFalse();
        assertThat(pace.add(START.plusSeconds(60), 2)).isFalse();
        assertThat(pace.add(START.plusSeconds(61), 2)).isTrue();
    }

    @Test
    void movesOnlyByHandWhenFrozen() {
        SimulatorClock clock = SimulatorClock.frozenAt(START);

        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
        clock.set(START);
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void goesOnFromWhereItWasSet() {
        SimulatorClock clock = SimulatorClock.system();

        clock.set(START);

        assertThat(clock.instant()).isBetween(START, START.plusSeconds(60));
    }
}
