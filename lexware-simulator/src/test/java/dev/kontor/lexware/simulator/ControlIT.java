package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The control interface as the README describes it. */
class ControlIT extends SimulatorCase {

    @Test
    void findsDuplicatesByTheMarkerInAnyText() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        ObjectNode inRemark = Bodies.invoice().put("introduction", "-").put("remark", "#1001");
        String second = created(FINAL_INVOICES, inRemark);
        created("/v1/credit-notes", Bodies.creditNote());
        ObjectNode other = Bodies.invoice().put("introduction", "-");
        ((ObjectNode) other.path("lineItems").path(1)).put("description", "Bestellung #1002");
        created(INVOICES, other);

        JsonNode found = control("/duplicates?pattern=" + SimulatorClient.encoded("#(\\d+)"));

        assertThat(found.path("documents").intValue()).isEqualTo(4);
        assertThat(found.path("markers").intValue()).isEqualTo(2);
        assertThat(found.path("unmarked").intValue()).isZero();
        assertThat(found.path("duplicates")).hasSize(1);
        JsonNode group = found.path("duplicates").path(0);
        assertThat(group.path("marker").stringValue()).isEqualTo("1001");
        assertThat(group.path("documents").path(1).path("id").stringValue()).isEqualTo(second);
    }

    @Test
    void showsDocumentsWithTotalsAndTexts() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());

        JsonNode document = control("/documents?organisation=" + access.organizationId()).path(0);

        assertThat(document.path("gross").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(document.path("taxAmounts").path(0).path("taxAmount").decimalValue())
                .isEqualByComparingTo("5.70");
        assertThat(document.path("introduction").stringValue()).contains("#1001");
        assertThat(document.path("lines")).hasSize(2);
        assertThat(document.path("addressName").stringValue()).isEqualTo("Musterhof KG");
        assertThat(document.path("executedBy").stringValue()).isEqualTo("normal");
        assertThat(control("/documents?type=creditnote")).isEmpty();
    }

    @Test
    void countsCallsByRouteAndStatus() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        client.post(INVOICES, "{}");
        client.get(INVOICES + "/" + access.organizationId());

        JsonNode organisation = control("/statistics").path("organisations").path(0);

        assertThat(organisation.path("routes").toString())
                .isEqualTo(
                        "[{\"route\":\"GET /v1/invoices/{id}\",\"calls\":1,\"statuses\":{\"404\":1}},"
                                + "{\"route\":\"POST /v1/invoices\",\"calls\":2,\"statuses\":{\"201\":1,\"406\":1}}]");
        assertThat(organisation.path("documents").path("invoice").path("open").intValue())
                .isEqualTo(1);
        assertThat(organisation.path("maxConcurrency").intValue()).isEqualTo(1);
    }

    @Test
    void listsItsCalls() throws IOException {
        assertThat(control("").path("calls").toString())
                .contains("\"GET /_simulator/statistics\"")
                .contains("\"POST /_simulator/documents/{id}/pay\"");
        assertThat(client.get("/_simulator/nothing").text()).contains("GET /_simulator lists them");
    }

    @Test
    void keepsOrganisationsApart() throws IOException {
        JsonNode added =
                control(
                        "POST",
                        "/organisations",
                        "{\"name\":\"Zweite\",\"key\":\"geheim-2\",\"bucketDepth\":1}");
        try (SimulatorClient other = new SimulatorClient(simulator.baseUri(), "geheim-2")) {
            assertThat(other.post(INVOICES, Bodies.invoice().toString()).status()).isEqualTo(201);
        }
        created(INVOICES, Bodies.invoice());

        JsonNode documents = control("/documents");
        assertThat(documents).hasSize(2);
        assertThat(documents.path(0).path("number")).isEqualTo(documents.path(1).path("number"));
        assertThat(added.path("name").stringValue()).isEqualTo("Zweite");
        assertThat(control("/organisations").toString()).doesNotContain("geheim");
        assertThat(
                        client.post(
                                        "/_simulator/organisations",
                                        "{\"name\":\"D\",\"key\":\"geheim-2\"}")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void revokesKeys() throws IOException {
        client.post("/_simulator/keys/revoke", "{\"key\":\"" + access.apiKey() + "\"}");

        assertThat(client.get("/v1/profile").status()).isEqualTo(401);
        assertThat(access.toString()).doesNotContain(access.apiKey());
    }

    @Test
    void forgetsEverythingOnReset() throws IOException {
        created(INVOICES, Bodies.invoice());
        control("POST", "/clock", "{\"advance\":\"P1D\"}");

        assertThat(client.post("/_simulator/reset", "").status()).isEqualTo(204);

        assertThat(control("/documents")).isEmpty();
        assertThat(control("/organisations")).isEmpty();
        assertThat(client.get("/v1/profile").status()).isEqualTo(401);
    }

    @Test
    void takesItsTimeWhenThereIsLatency() throws IOException {
        control("PATCH", "/settings", "{\"latency\":{\"min\":150,\"max\":200}}");
        long start = System.nanoTime();

        client.get("/v1/profile");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(149));
    }

    @Test
    void movesTheClock() throws IOException {
        JsonNode clock =
                control("POST", "/clock", "{\"frozen\":true,\"set\":\"2026-12-31T23:30:00Z\"}");
        assertThat(clock.path("now").stringValue()).isEqualTo("2026-12-31T23:30:00Z");

        control("POST", "/clock", "{\"advance\":\"PT1H\"}");

        assertThat(control("/clock").path("now").stringValue()).isEqualTo("2027-01-01T00:30:00Z");
    }

    @Test
    void saysWhatIsWrongWithAControlCall() throws IOException {
        for (String[] wrong :
                new String[][] {
                    {"/organisations", "{\"nam\":\"A\"}", "nam"},
                    {"/organisations", "{\"name\":\"A\",\"taxType\":\"brutto\"}", "vatfree"},
                    {"/organisations", "{\"name\":\"A\",\"latency\":{\"min\":5,\"max\":1}}", "min"},
                    {"/organisations", "nonsense", "JSON"},
                    {"/clock", "{\"set\":\"tomorrow\"}", "instant"}
                }) {
            SimulatorClient.Reply reply = client.post("/_simulator" + wrong[0], wrong[1]);
            assertThat(reply.status()).as(wrong[1]).isEqualTo(400);
            assertThat(reply.json().path("error").stringValue()).contains(wrong[2]);
        }
        assertThat(client.get("/_simulator/nothing").status()).isEqualTo(404);
    }
}
