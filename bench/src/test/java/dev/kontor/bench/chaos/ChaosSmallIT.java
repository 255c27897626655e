package dev.kontor.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosSmallIT {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void makesEveryDocumentExactlyOnceWhateverFails(long seed, @TempDir Path folder) {
        BenchResult result =
                new ChaosSmallBenchmark()
                        .run(new BenchOptions(seed, Map.of(), folder, System.out::println));

        assertThat(result.failures()).as(result.line()).isEmpty();
        assertThat(result.figures())
                .containsEntry("duplicates", 0)
                .containsEntry("missing", 0)
                .containsEntry("mismatched", 0)
                .containsEntry("unknown_silent", 0)
                .containsEntry("kills", 3)
                .containsEntry("orders", 60);
    }
}
