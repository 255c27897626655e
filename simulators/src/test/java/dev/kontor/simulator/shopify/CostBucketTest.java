package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CostBucketTest {

    private final SimulatedClock clock =
            new SimulatedClock(() -> Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void holdsTwentySecondsOfPointsAndRefusesWhatIsNotThere() {
        CostBucket bucket = new CostBucket(clock, 100, false);
        assertThat(bucket.take(1500)).isTrue();
        assertThat(bucket.take(501)).isFalse();
        assertThat(bucket.take(500)).isTrue();
        assertThat(bucket.status()).isEqualTo(new CostBucket.Status(2000, 0, 100));
    }

    @Test
    void isRefilledAtTheRestoreRateUpToItsSize() {
        CostBucket bucket = new CostBucket(clock, 200, false);
        assertThat(bucket.take(4000)).isTrue();
        clock.advance(Duration.ofMillis(2500));
        assertThat(bucket.status().currentlyAvailable()).isEqualTo(500);
        clock.advance(Duration.ofHours(1));
        assertThat(bucket.status().currentlyAvailable()).isEqualTo(4000);
    }

    @Test
    void takesBackWhatWasNotSpent() {
        CostBucket bucket = new CostBucket(clock, 100, false);
        assertThat(bucket.take(1000)).isTrue();
        bucket.giveBack(990);
        assertThat(bucket.status().currentlyAvailable()).isEqualTo(1990);
        bucket.giveBack(990);
        assertThat(bucket.status().currentlyAvailable()).isEqualTo(2000);
    }

    @Test
    void neverRefusesWithoutALimit() {
        CostBucket bucket = new CostBucket(clock, 100, true);
        for (int call = 0; call < 100; call++) {
            assertThat(bucket.take(1000)).isTrue();
        }
    }
}
