package dev.kontor.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small variants: whether they are right, not how fast. */
class LoadSmallIT {

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void makesEveryDocumentOnceUnderLoad(@TempDir Path folder) {
        BenchResult result =
                new OrdersBenchmark()
                        .run(options(folder, Map.of("organisations", "4", "orders", "80")));

        assertThat(result.figures())
                .as(result.line())
                .containsEntry("orders", 80)
                .containsEntry("duplicates", 0L)
                .containsEntry("missing", 0L)
                .containsEntry("unannotated", 0L)
                .containsEntry("stuck", 0L)
                .containsKeys("orders_per_second", "transactions_per_order", "rss_mb");
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void losesNoDeliveryThatWasAccepted(@TempDir Path folder) {
        BenchResult result =
                new IntakeBenchmark()
                        .run(
                                options(
                                        folder,
                                        Map.of(
                                                "organisations", "2",
                                                "deliveries", "300",
                                                "rate", "100",
                                                "rate-seconds", "2",
                                                "bare-seconds", "1")));

        assertThat(result.figures())
                .as(result.line())
                .containsEntry("lost", 0L)
                .containsEntry("deliveries", 560L)
                .containsKeys("ratio", "p99_ms", "accepted_per_second");
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void triesAFlowOverThePastWithoutAskingLexware(@TempDir Path folder) {
        BenchResult result =
                new BackTestBenchmark()
                        .run(options(folder, Map.of("orders", "600", "booked", "20")));

        assertThat(result.failures()).as(result.line()).isEmpty();
        assertThat(result.figures())
                .containsEntry("orders", 600)
                .containsEntry("there", 20)
                .containsEntry("new", 580)
                .containsEntry("lexware_calls", 0L);
    }

    private static BenchOptions options(Path folder, Map<String, String> settings) {
        return new BenchOptions(1, settings, folder, System.out::println);
    }
}
