package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulator with one organisation and no limit of calls, for each test anew. */
class SimulatorCase {

    static final String INVOICES = "/v1/invoices";
    static final String FINAL_INVOICES = "/v1/invoices?finalize=true";

    LexwareSimulator simulator;
    OrganisationAccess access;
    SimulatorClient client;

    @BeforeEach
    void start() {
        simulator = LexwareSimulator.start(options());
        access = simulator.addOrganisation(OrganisationSpec.named("Probe GmbH"));
        client = clientOf(access);
    }

    /** What a test starts its simulator with. */
    SimulatorOptions options() {
        return SimulatorOptions.defaults().withSettings(Settings.documented().withoutLimit());
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    SimulatorClient clientOf(OrganisationAccess organisation) {
        return new SimulatorClient(simulator.baseUri(), organisation.apiKey());
    }

    /** Creates and answers the id. */
    String created(String path, ObjectNode body) throws IOException {
        SimulatorClient.Reply reply = client.post(path, body.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.id();
    }

    JsonNode read(String path) throws IOException {
        SimulatorClient.Reply reply = client.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    JsonNode control(String method, String path, String json) throws IOException {
        SimulatorClient.Reply reply = client.send(method, "/_simulator" + path, json);
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply.json();
    }

    JsonNode control(String path) throws IOException {
        return read("/_simulator" + path);
    }

    JsonNode voucherlist(String query) throws IOException {
        return read("/v1/voucherlist?" + query);
    }

    /** Changes the sample at one place and expects the refusal of the regular shape. */
    void refuses(ObjectNode body, String violation, String field) throws IOException {
        SimulatorClient.Reply reply = client.post(FINAL_INVOICES, body.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
        assertThat(reply.json().path("status").intValue()).isEqualTo(406);
        assertThat(reply.json().path("path").stringValue()).isEqualTo(INVOICES);
        assertThat(reply.json().path("details").toString())
                .contains("\"violation\":\"" + violation + "\",\"field\":\"" + field + "\"");
    }
}
