package dev.kontor.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void takesThePercentileByRank() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();

        assertThat(Claims.percentile(hundred, "0.99")).isEqualTo(Duration.ofSeconds(99));
        assertThat(Claims.percentile(hundred, "0.5")).isEqualTo(Duration.ofSeconds(50));
        assertThat(Claims.percentile(hundred, "1")).isEqualTo(Duration.ofSeconds(100));
        assertThat(Claims.percentile(List.of(Duration.ofSeconds(7)), "0.95"))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(Claims.percentile(List.of(), "0.95")).isZero();
    }

    @Test
    void failsWhatIsOnTheWrongSideOfItsClaimOnly() {
        Claims claims = new Claims();
        claims.atLeast("fast", new BigDecimal("0.30"), "0.30");
        claims.atLeast("slow", new BigDecimal("0.29"), "0.30");
        claims.atMost("short", new BigDecimal("25"), "25");
        claims.atMost("long", new BigDecimal("25.1"), "25");
        claims.zero("none", 0);
        claims.zero("some", 1);

        assertThat(claims.result().failures())
                .containsExactly(
                        "slow is 0.29, below 0.30", "long is 25.1, above 25", "some is 1, not 0");
        assertThat(claims.result().line())
                .isEqualTo("fast=0.30 slow=0.29 short=25 long=25.1 none=0 some=1");
    }

    @Test
    void dividesWithoutAWhole() {
        assertThat(Claims.ratio(5, 0)).isZero();
        assertThat(Claims.ratio(1, 3)).isEqualByComparingTo("0.33");
        assertThat(Claims.perSecond(100, Duration.ofMillis(1500))).isEqualByComparingTo("66.7");
    }
}
