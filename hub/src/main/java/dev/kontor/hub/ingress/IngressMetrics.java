package dev.kontor.hub.ingress;

import dev.kontor.hub.organisation.Connection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts deliveries by connection, outcome and reason. */
@Component
class IngressMetrics {

    private static final String NAME = "kontor.deliveries";
    private static final String NONE = "none";

    private final MeterRegistry registry;

    IngressMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param reason one of few texts of the connector's, never of the delivery's
     */
    void count(Connection connection, String outcome, String reason) {
        counter(connection.organisation().value(), connection.id().toString(), outcome, reason)
                .increment();
    }

    void unknownAddress() {
        counter(NONE, NONE, "unknown-address", NONE).increment();
    }

    private Counter counter(String organisation, String connection, String outcome, String reason) {
        return Counter.builder(NAME)
                .description("Webhook calls by what became of them")
                .tag("organisation", organisation)
                .tag("connection", connection)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry);
    }
}
