package dev.kontor.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.bench.load.Trend.Change;
import dev.kontor.bench.load.Trend.Sample;
import dev.kontor.bench.stage.DatabaseStatistics.TableSize;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static Trend of(long... residents) {
        Trend trend = new Trend();
        for (long resident : residents) {
            trend.add(
                    new Sample(
                            resident,
                            resident * 100,
                            Map.of("work", new TableSize(resident, resident * 10))));
        }
        return trend;
    }

    @Test
    void takesNoNoticeOfTheWarmUp() {
        Trend trend = of(100, 300, 400, 402, 401, 401);

        assertThat(trend.resident()).isEqualTo(new Change(401, 401));
        assertThat(trend.resident().grew(1, 0)).isFalse();
    }

    @Test
    void seesWhatStillGrowsInTheLastThird() {
        Trend trend = of(100, 200, 300, 400, 500, 600);

        assertThat(trend.resident()).isEqualTo(new Change(350, 550));
        assertThat(trend.resident().grew(10, 10)).isTrue();
        assertThat(trend.rows().get("work")).isEqualTo(new Change(350, 550));
        assertThat(trend.bytes().get("work")).isEqualTo(new Change(3500, 5500));
    }

    @Test
    void takesTheLeastHeapOfEachThirdBecauseTheRestIsRubbish() {
        assertThat(of(1, 1, 9, 3, 3, 8).heap()).isEqualTo(new Change(300, 300));
    }

    @Test
    void tellsNothingFromAFewSamples() {
        assertThat(of(1, 2, 3, 4, 5).tells()).isFalse();
        assertThat(of(1, 2, 3, 4, 5, 6).tells()).isTrue();
    }
}
