package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.OrganisationChanged;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes by outcome with their duration, and what is stuck per organisation. */
@Component
class PassMetrics {

    private final MeterRegistry registry;
    private final StuckTable stuck;
    private final Transactions transactions;

    PassMetrics(
            MeterRegistry registry,
            Organisations organisations,
            StuckTable stuck,
            Transactions transactions) {
        this.registry = registry;
        this.stuck = stuck;
        this.transactions = transactions;
        organisations.active().forEach(each -> gauge(each.id()));
    }

    @EventListener
    void follow(OrganisationChanged change) {
        if (change.before() == null) {
            gauge(change.now().id());
        }
    }

    private void gauge(OrganisationId organisation) {
        Gauge.builder(
                        "kontor.stuck",
                        () ->
                                transactions.inOrganisation(
                                        organisation, () -> stuck.countOpen(organisation, null)))
                .tag("organisation", organisation.value())
                .description("Open cases that need a person")
                .register(registry);
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
