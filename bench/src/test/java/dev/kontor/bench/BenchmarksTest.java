package dev.kontor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void findsEveryBenchmarkByItsName() {
        assertThat(Benchmarks.all())
                .extracting(Benchmark::name)
                .containsExactly(
                        "back-test",
                        "chaos",
                        "chaos-small",
                        "console",
                        "failover",
                        "flows",
                        "import",
                        "intake",
                        "limit",
                        "old-orders",
                        "orders",
                        "organisations",
                        "people",
                        "restore",
                        "soak",
                        "start",
                        "twin");
        assertThat(Benchmarks.named("limit")).isPresent();
        assertThat(Benchmarks.named("limits")).isEmpty();
    }

    @Test
    void describesEachInOneLine() {
        assertThat(Benchmarks.all())
                .allSatisfy(each -> assertThat(each.description()).hasSizeBetween(20, 100));
    }
}
