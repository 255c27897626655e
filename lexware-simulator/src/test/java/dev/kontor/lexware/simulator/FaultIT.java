package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The faults of the control interface, README. */
class FaultIT extends SimulatorCase {

    @Override
    SimulatorOptions options() {
        return super.options()
                .withClock(SimulatorClock.frozenAt(Instant.parse("2026-03-10T09:00:00Z")));
    }

    @Test
    void droppingTheAnswerLeavesExactlyOneDocument() throws IOException {
        script("{\"route\":\"POST /v1/invoices\",\"kind\":\"drop-after\"}");

        dropped();

        assertThat(control("/documents")).hasSize(1);
        assertThat(control("/documents").path(0).path("executedBy").stringValue())
                .isEqualTo("dropped");
        created(FINAL_INVOICES, Bodies.invoice());
    }

    @Test
    void droppingBeforeTheExecutionLeavesNone() throws IOException {
        script("{\"method\":\"POST\",\"route\":\"/v1/invoices\",\"kind\":\"drop-before\"}");

        dropped();

        assertThat(control("/documents")).isEmpty();
    }

    @Test
    void aLateExecutionShowsLater() throws IOException {
        script("{\"route\":\"POST /v1/invoices\",\"kind\":\"late\",\"delay\":\"PT20S\"}");

        dropped();
        assertThat(control("/documents")).isEmpty();
        assertThat(control("/faults").path("lateWaiting").intValue()).isEqualTo(1);
        simulator.clock().advance(Duration.ofSeconds(20));

        SimulatorClient.await("the late execution", () -> documents().size() == 1);
        assertThat(documents().path(0).path("executedBy").stringValue()).isEqualTo("late");
        assertThat(documents().path(0).path("createdDate").stringValue())
                .isEqualTo("2026-03-10T10:00:20.000+01:00");
        assertThat(control("/statistics").path("executedLate").intValue()).isEqualTo(1);
    }

    @Test
    void errorsComeBeforeOrAfterTheExecution() throws IOException {
        script("{\"kind\":\"error-before\",\"status\":503}");
        script("{\"kind\":\"error-after\"}");

        SimulatorClient.Reply before = client.post(INVOICES, Bodies.invoice().toString());
        assertThat(before.status()).isEqualTo(503);
        assertThat(before.text()).isEqualTo("{\"message\":null}");
        assertThat(control("/documents")).isEmpty();

        SimulatorClient.Reply after = client.post(INVOICES, Bodies.invoice().toString());
        assertThat(after.status()).isEqualTo(504);
        assertThat(after.text()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
        assertThat(control("/documents")).hasSize(1);
    }

    @Test
    void aCutConnectionBreaksInTheMiddleOfTheBody() throws IOException {
        script("{\"route\":\"* /v1/invoices\",\"kind\":\"cut\"}");

        dropped();

        assertThat(control("/documents")).hasSize(1);
    }

    @Test
    void aSlowBodyComesWhole() throws IOException {
        script("{\"kind\":\"slow\",\"duration\":300}");
        long start = System.nanoTime();

        SimulatorClient.Reply reply = client.get("/v1/profile");

        assertThat(reply.json().path("companyName").stringValue()).isEqualTo("Probe GmbH");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void aBurstThrottlesWithoutExecutingAndIsCountedApart() throws IOException {
        script("{\"route\":\"POST /v1/invoices\",\"kind\":\"throttle\",\"duration\":\"PT5S\"}");

        assertThat(client.post(INVOICES, Bodies.invoice().toString()).status()).isEqualTo(429);
        assertThat(client.get("/v1/profile").status()).isEqualTo(429);
        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(client.get("/v1/profile").status()).isEqualTo(200);

        assertThat(control("/documents")).isEmpty();
        assertThat(control("/statistics").path("throttledByFault").intValue()).isEqualTo(2);
        assertThat(control("/statistics").path("throttled").intValue()).isZero();
    }

    @Test
    void scriptsWaitAndRepeatAsTold() throws IOException {
        script("{\"route\":\"GET /v1/profile\",\"kind\":\"error-before\",\"after\":1,\"times\":2}");

        int[] statuses = new int[4];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = client.get("/v1/profile").status();
        }

        assertThat(statuses).containsExactly(200, 503, 503, 200);
    }

    @Test
    void chancesAreTheSameForTheSameSeed() throws IOException {
        String first = statuses();
        control("DELETE", "/chaos");

        assertThat(statuses()).isEqualTo(first).contains("200", "503");
    }

    @Test
    void noFaultRemainsAfterTheyAreDeleted() throws IOException {
        script("{\"kind\":\"drop-before\",\"times\":100}");
        chaos();

        control("DELETE", "/faults");

        assertThat(client.get("/v1/profile").status()).isEqualTo(200);
        assertThat(control("/faults").path("scripts")).isEmpty();
        assertThat(control("/faults").path("chaos")).isEmpty();
    }

    @Test
    void wrongFaultsAreRefusedWithTheReason() throws IOException {
        for (String[] wrong :
                new String[][] {
                    {"{\"kind\":\"explode\"}", "drop-after"},
                    {"{\"kind\":\"late\",\"delay\":\"soon\"}", "ISO-8601"},
                    {"{\"kind\":\"cut\",\"tims\":1}", "tims"},
                    {"{\"kind\":\"error-before\",\"status\":418}", "status"}
                }) {
            SimulatorClient.Reply reply = client.post("/_simulator/faults", wrong[0]);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().path("error").stringValue()).contains(wrong[1]);
        }
    }

    private String statuses() throws IOException {
        chaos();
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            statuses.append(client.get("/v1/profile").status()).append(' ');
        }
        return statuses.toString();
    }

    private void chaos() throws IOException {
        control(
                "PUT",
                "/chaos",
                "{\"seed\":42,\"rules\":[{\"route\":\"GET /v1/*\",\"kind\":\"error-before\",\"chance\":0.3}]}");
    }

    private void script(String json) throws IOException {
        control("POST", "/faults", json);
    }

    private void control(String method, String path) throws IOException {
        assertThat(client.send(method, "/_simulator" + path, "").status()).isEqualTo(204);
    }

    private void dropped() {
        assertThatThrownBy(() -> client.post(FINAL_INVOICES, Bodies.invoice().toString()))
                .isInstanceOf(IOException.class);
    }

    private JsonNode documents() {
        try {
            return control("/documents");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
