package dev.kontor.bench.chaos;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;

/**
 * {@code bench chaos}: 2,000 orders of 20 organisations while answers get lost, requests are
 * executed late, webhooks come twice or not at all, the hub is killed and frozen and the database
 * crashes. About a quarter of an hour.
 */
public final class ChaosBenchmark implements Benchmark {

    /** For the service loader. */
    public ChaosBenchmark() {}

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String description() {
        return "2,000 orders while everything fails: no document twice, none missing, none wrong";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        ChaosPlan plan = ChaosPlan.full();
        return new ChaosRun(plan.withOrders(options.number("orders", plan.orders())), options)
                .run();
    }
}
