package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PointBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final PointBudget budget = new PointBudget();

    @Test
    void letsEverythingThroughUntilTheShopHasToldItsLimit() {
        assertThat(budget.reserve(5_000, NOW)).isNull();
        assertThat(budget.reserve(5_000, NOW)).isNull();
    }

    @Test
    void saysWhenTheMissingPointsWillBeBack() {
        know(1_000, 100, 50);

        assertThat(budget.reserve(400, NOW)).isEqualTo(NOW.plusSeconds(6));
        assertThat(budget.reserve(400, NOW.plusSeconds(6))).isNull();
    }

    @Test
    void countsWhatIsUnderWay() {
        know(1_000, 700, 100);

        assertThat(budget.reserve(400, NOW)).isNull();
        assertThat(budget.reserve(400, NOW)).isEqualTo(NOW.plusSeconds(1));
        budget.settle(400, null);
        assertThat(budget.reserve(400, NOW)).isNull();
    }

    @Test
    void neverHoldsMoreThanTheBucketDoes() {
        know(1_000, 900, 100);

        assertThat(budget.reserve(2_000, NOW.plus(Duration.ofHours(1)))).isNull();
    }

    @Test
    void waitsAMomentEvenIfNothingSeemsMissing() {
        assertThat(PointBudget.waitFor(-5, 100)).isEqualTo(Duration.ofMillis(250));
        assertThat(PointBudget.waitFor(10, 0)).isEqualTo(Duration.ofMillis(250));
        assertThat(PointBudget.waitFor(150, 100)).isEqualTo(Duration.ofMillis(1_500));
    }

    private void know(double maximum, double available, double restoreRate) {
        budget.reserve(1, NOW);
        budget.settle(1, new PointBudget.Status(maximum, available, restoreRate, NOW));
    }
}
