package dev.kontor.bench.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ScenesIT {

    @TempDir Path folder;

    @Test
    void makesNothingAgainThatAPersonTookBack() throws Exception {
        assertThat(failuresOf(new PeopleBenchmark(), Map.of())).isEmpty();
    }

    @Test
    void makesNothingTwiceAfterTheDatabaseWasSetBack() throws Exception {
        assertThat(failuresOf(new RestoreBenchmark(), Map.of())).isEmpty();
    }

    @Test
    void leavesOrdersAloneThatAreOlderThanTheFlow() throws Exception {
        assertThat(failuresOf(new OldOrdersBenchmark(), Map.of("orders", "100"))).isEmpty();
    }

    @Test
    void importsThePastOnceHoweverOftenTheProcessIsKilled() throws Exception {
        assertThat(failuresOf(new ImportBenchmark(), Map.of("orders", "60"))).isEmpty();
    }

    private List<String> failuresOf(Benchmark benchmark, Map<String, String> settings)
            throws Exception {
        BenchResult result =
                benchmark.run(new BenchOptions(1, settings, folder, System.out::println));
        return result.failures();
    }
}
