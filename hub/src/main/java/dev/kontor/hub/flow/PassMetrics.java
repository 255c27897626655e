package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Passes by outcome with their duration, and what is stuck per organisation. */
@Component
class PassMetrics {

    private final MeterRegistry registry;

    PassMetrics(
            MeterRegistry registry,
            Organisations organisations,
            StuckTable stuck,
            Transactions transactions) {
        this.registry = registry;
        for (Organisation organisation : organisations.active()) {
            Gauge.builder(
                            "kontor.stuck",
                            () ->
                                    transactions.inOrganisation(
                                            organisation.id(),
                                            () -> stuck.countOpen(organisation.id(), null)))
                    .tag("organisation", organisation.id().value())
                    .description("Open cases that need a person")
                    .register(registry);
        }
    }

    /**
     * Counts a pass that ended.
     *
     * @param began its start on the monotonic clock, in nanoseconds
     */
    void passed(String outcome, long began) {
        Timer.builder("kontor.passes")
                .tag("outcome", outcome)
                .description("Passes by outcome, with their duration")
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - began));
    }
}
