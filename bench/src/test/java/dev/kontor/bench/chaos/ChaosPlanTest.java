package dev.kontor.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    @Test
    void isAsTheClaimSays() {
        ChaosPlan plan = ChaosPlan.full();

        assertThat(plan.orders()).isEqualTo(2_000);
        assertThat(plan.organisations()).isEqualTo(20);
        assertThat(plan.kills()).isEqualTo(20);
        assertThat(plan.freezes()).isEqualTo(3);
        assertThat(plan.frozenFor()).hasSeconds(90);
        assertThat(plan.databaseStops()).isEqualTo(2);
        assertThat(plan.indexDelay()).hasSeconds(60);
    }
}
