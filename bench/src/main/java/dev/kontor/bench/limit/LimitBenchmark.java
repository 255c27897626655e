package dev.kontor.bench.limit;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.limit.Backlog.Measured;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.lexware.simulator.DurationRange;
import dev.kontor.lexware.simulator.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench limit}: how much of two calls a second a backlog uses, over a minute in its middle
 * and by the simulator's own count; what an order costs; and the same for the pace of documents.
 * {@code --set orders=N} sets the size of the backlog (default 420), {@code --set
 * parts=depth1,depth4,documents} which of its parts are run.
 */
public final class LimitBenchmark implements Benchmark {

    private static final DurationRange LATENCY =
            DurationRange.between(Duration.ofMillis(300), Duration.ofMillis(800));
    private static final int CALLS_IN_A_MINUTE = 120;
    private static final int DOCUMENTS_IN_A_MINUTE = 60;
    private static final BigDecimal LIMIT_USED = new BigDecimal("0.94");
    private static final BigDecimal PACE_USED = new BigDecimal("0.97");
    private static final BigDecimal CALLS_PER_ORDER = new BigDecimal("1.35");

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** For the service loader. */
    public LimitBenchmark() {}

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String description() {
        return "A backlog against two calls a second: how much of the limit is used, calls per order";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        int orders = options.number("orders", 420);
        List<String> parts = List.of(options.text("parts", "depth1,depth4,documents").split(","));
        int throttled = 0;
        if (parts.contains("depth1")) {
            Measured depth1 = ofDepth(1, orders, options);
            limitUsed("depth1", depth1);
            throttled += depth1.throttled();
            callsPerOrder(share(depth1.calls(), orders));
            figures.put("seconds_depth1", depth1.took().toSeconds());
        }
        if (parts.contains("depth4")) {
            Measured depth4 = ofDepth(4, orders / 2, options);
            limitUsed("depth4", depth4);
            throttled += depth4.throttled();
        }
        if (parts.contains("documents")) {
            Measured paced = ofDocumentPace(orders * 2 / 5, options);
            atLeast(
                    "document_pace_used",
                    share(paced.documentsInWindow(), DOCUMENTS_IN_A_MINUTE),
                    PACE_USED);
            complete("document pace", paced);
        }
        figures.put("throttled", throttled);
        if (throttled > 0) {
            failures.add("429 answers are %d".formatted(throttled));
        }
        figures.put("orders", orders);
        return new BenchResult(figures, failures);
    }

    private void limitUsed(String part, Measured measured) {
        atLeast(
                "limit_used_" + part,
                share(measured.callsInWindow(), CALLS_IN_A_MINUTE),
                LIMIT_USED);
        complete(part, measured);
    }

    private void callsPerOrder(BigDecimal calls) {
        figures.put("calls_per_order", calls);
        if (calls.compareTo(CALLS_PER_ORDER) > 0) {
            failures.add("calls_per_order is %s, above %s".formatted(calls, CALLS_PER_ORDER));
        }
    }

    private static Measured ofDepth(int depth, int orders, BenchOptions options) {
        options.progress().accept("bucket depth %d".formatted(depth));
        StageSpec spec = StageSpec.of(options.seed());
        Settings lexware = spec.lexware().withRate(depth, 2).withLatency(LATENCY);
        return new Backlog(
                        options.workFolder().resolve("depth-" + depth),
                        spec.withLexware(lexware),
                        orders,
                        options.progress())
                .run();
    }

    /** A document a second, and calls to spare. */
    private static Measured ofDocumentPace(int orders, BenchOptions options) {
        options.progress().accept("document pace %d a minute".formatted(DOCUMENTS_IN_A_MINUTE));
        StageSpec spec = StageSpec.of(options.seed()).withPaces("8", DOCUMENTS_IN_A_MINUTE);
        Settings lexware =
                spec.lexware()
                        .withRate(10, 20)
                        .withDocumentPace(DOCUMENTS_IN_A_MINUTE, false)
                        .withLatency(LATENCY);
        return new Backlog(
                        options.workFolder().resolve("document-pace"),
                        spec.withLexware(lexware),
                        orders,
                        options.progress())
                .run();
    }

    private void complete(String what, Measured measured) {
        if (measured.findings().done() < measured.findings().orders()) {
            failures.add(
                    "%s: only %d of %d orders were done, stuck %s: %s"
                            .formatted(
                                    what,
                                    measured.findings().done(),
                                    measured.findings().orders(),
                                    measured.findings().stuck(),
                                    measured.findings().details().stream().limit(5).toList()));
        }
    }

    private void atLeast(String key, BigDecimal value, BigDecimal least) {
        figures.put(key, value);
        if (value.compareTo(least) < 0) {
            failures.add("%s is %s, below %s".formatted(key, value, least));
        }
    }

    private static BigDecimal share(int part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
    }
}
