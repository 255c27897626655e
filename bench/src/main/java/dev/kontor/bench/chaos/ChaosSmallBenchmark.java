package dev.kontor.bench.chaos;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;

/** {@code bench chaos-small}: as {@link ChaosBenchmark}, in about two minutes. */
public final class ChaosSmallBenchmark implements Benchmark {

    /** For the service loader. */
    public ChaosSmallBenchmark() {}

    @Override
    public String name() {
        return "chaos-small";
    }

    @Override
    public String description() {
        return "60 orders of 3 organisations under the same chaos, with all times shorter";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        return new ChaosRun(ChaosPlan.small(), options).run();
    }
}
