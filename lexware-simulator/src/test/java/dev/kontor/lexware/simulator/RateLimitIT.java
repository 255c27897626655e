package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 3. */
class RateLimitIT extends SimulatorCase {

    @Override
    SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .withClock(SimulatorClock.frozenAt(Instant.parse("2026-03-02T09:00:00Z")));
    }

    @Test
    void throttlesBeyondTheDepthWithoutExecuting() throws IOException {
        for (int i = 0; i < 4; i++) {
            created(INVOICES, Bodies.invoice());
        }
        SimulatorClient.Reply refused = client.post(INVOICES, Bodies.invoice().toString());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(control("/documents")).hasSize(4);
    }

    @Test
    void saysWhenToComeAgainOnlyWhenToldTo() throws IOException {
        control("PATCH", "/settings", "{\"bucketDepth\":1,\"retryAfter\":true}");
        client.get("/v1/profile");
        SimulatorClient.Reply refused = client.get("/v1/profile");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(client.get("/v1/profile").status()).isEqualTo(200);
    }

    @Test
    void refillsTwoPerSecond() throws IOException {
        control("PATCH", "/settings", "{\"bucketDepth\":1}");
        assertThat(client.get("/v1/profile").status()).isEqualTo(200);
        assertThat(client.get("/v1/profile").status()).isEqualTo(429);

        simulator.clock().advance(Duration.ofMillis(500));

        assertThat(client.get("/v1/countries").status()).isEqualTo(200);
        assertThat(client.get("/v1/profile").status()).isEqualTo(429);
        assertThat(control("/statistics").path("throttled").intValue()).isEqualTo(2);
    }

    @Test
    void limitsEachKeyByItself() throws IOException {
        OrganisationAccess other = simulator.addOrganisation(OrganisationSpec.named("Andere"));
        for (int i = 0; i < 5; i++) {
            client.get("/v1/profile");
        }
        try (SimulatorClient stranger = clientOf(other)) {
            assertThat(stranger.get("/v1/profile").status()).isEqualTo(200);
        }
    }

    @Test
    void countsThePaceOfDocumentsAndRefusesOnlyWhenToldTo() throws IOException {
        String settings = "/organisations/" + access.organizationId();
        control("PATCH", settings, "{\"unlimited\":true,\"documentsPerMinute\":2}");
        for (int i = 0; i < 3; i++) {
            created(FINAL_INVOICES, Bodies.invoice());
        }
        assertThat(control("/statistics").path("overPace").intValue()).isEqualTo(1);

        control("PATCH", settings, "{\"documentPaceEnforced\":true}");
        assertThat(client.post(INVOICES, Bodies.invoice().toString()).status()).isEqualTo(429);
        simulator.clock().advance(Duration.ofMinutes(1));
        created(INVOICES, Bodies.invoice());

        JsonNode statistics = control("/statistics");
        assertThat(statistics.path("throttledByPace").intValue()).isEqualTo(1);
        assertThat(statistics.path("throttled").intValue()).isZero();
    }

    @Test
    void keepsCallsPerSecondForAnyWindow() throws IOException {
        control("PATCH", "/settings", "{\"unlimited\":true}");
        for (int second = 0; second < 10; second++) {
            client.get("/v1/profile");
            client.get("/v1/profile");
            simulator.clock().advance(Duration.ofSeconds(1));
        }

        JsonNode all = control("/statistics/rate");
        JsonNode part =
                control(
                        "/statistics/rate?from=2026-03-02T09:00:02Z&to=2026-03-02T09:00:06Z&organisation="
                                + access.organizationId());

        assertThat(all.path("seconds").intValue()).isEqualTo(10);
        assertThat(all.path("callsPerSecond").doubleValue()).isEqualTo(2.0);
        assertThat(part.path("calls").intValue()).isEqualTo(8);
    }
}
