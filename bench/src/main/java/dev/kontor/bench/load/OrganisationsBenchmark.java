package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import java.util.List;

/**
 * {@code bench organisations}: who waits how long when 2,000 organisations have an order a minute
 * each while 20 work through a backlog of 5,000; how long a person waits in one of these; and what
 * 10,000 organisations cost that have nothing to do.
 *
 * <p>{@code --set parts=waits,idle} which of the two are run; {@code quiet=N}, {@code busy=N},
 * {@code backlog=N}, {@code seconds=N} (180), {@code attended-every-ms=N} (4,000); {@code idle=N},
 * {@code idle-seconds=N} (300, one round of sweeps); and what {@link LoadSettings} knows.
 */
public final class OrganisationsBenchmark implements Benchmark {

    /** For the service loader. */
    public OrganisationsBenchmark() {}

    @Override
    public String name() {
        return "organisations";
    }

    @Override
    public String description() {
        return "Single orders and a person's calls next to backlogs; what idle organisations cost";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        List<String> parts = List.of(options.text("parts", "waits,idle").split(","));
        Claims claims = new Claims();
        if (parts.contains("waits")) {
            new Neighbours(options).measure(claims);
        }
        if (parts.contains("idle")) {
            new IdleOrganisations(options).measure(claims);
        }
        return claims.result();
    }
}
