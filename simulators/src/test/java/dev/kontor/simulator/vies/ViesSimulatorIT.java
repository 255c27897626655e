package dev.kontor.simulator.vies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register over HTTP, as clients and scripts see it. */
class ViesSimulatorIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ViesSimulator vies =
            ViesSimulator.start(0, () -> Instant.parse("2026-11-22T09:00:00Z"));

    @AfterEach
    void close() {
        http.close();
        vies.close();
    }

    @Test
    void answersInTheFormOfTheService() throws Exception {
        control("POST", "traders", "{\"vatId\":\"ATU12345675\",\"name\":\"Muster GmbH\"}");

        JsonNode answer =
                check(
                        """
                        {"countryCode":"AT","vatNumber":"U12345675",
                         "requesterMemberStateCode":"DE","requesterNumber":"123456789"}
                        """);

        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("requestDate").asString()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(answer.path("requestIdentifier").asString()).startsWith("WAPI");
        assertThat(answer.path("name").asString()).isEqualTo("Muster GmbH");
        assertThat(answer.path("address").asString()).isEqualTo("---");
        assertThat(answer.path("traderNameMatch").asString()).isEqualTo("NOT_PROCESSED");
    }

    @Test
    void doesNotTellWhoHoldsAGermanId() throws Exception {
        vies.register(Trader.of("DE123456789", "Muster GmbH", "Weg 1"));

        JsonNode answer = check("{\"countryCode\":\"DE\",\"vatNumber\":\"123456789\"}");

        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("name").asString()).isEqualTo("---");
        assertThat(answer.path("requestIdentifier").asString()).isEmpty();
    }

    @Test
    void letsAMemberStateGoAway() throws Exception {
        control("PUT", "faults", "{\"states\":{\"AT\":\"MS_UNAVAILABLE\"}}");

        JsonNode answer = check("{\"countryCode\":\"AT\",\"vatNumber\":\"U12345675\"}");
        JsonNode status = JSON.readTree(send("GET", vies.serviceUri() + "/check-status", ""));

        assertThat(answer.path("actionSucceed").asBoolean(true)).isFalse();
        assertThat(answer.path("errorWrappers").path(0).path("error").asString())
                .isEqualTo("MS_UNAVAILABLE");
        assertThat(status.path("countries").path(0).path("availability").asString())
                .isEqualTo("Unavailable");
        assertThat(status.path("countries").path(1).path("availability").asString())
                .isEqualTo("Available");
        control("PUT", "faults", "{}");
        assertThat(check("{\"countryCode\":\"AT\",\"vatNumber\":\"U12345675\"}").path("valid"))
                .isEqualTo(JSON.readTree("false"));
    }

    @Test
    void refusesWhatIsNoIdAndAHalfNamedRequester() throws Exception {
        assertThat(error(check("{\"countryCode\":\"CH\",\"vatNumber\":\"123456789\"}")))
                .isEqualTo("INVALID_INPUT");
        assertThat(error(check("not json"))).isEqualTo("INVALID_INPUT");
        assertThat(
                        error(
                                check(
                                        "{\"countryCode\":\"AT\",\"vatNumber\":\"U12345675\",\"requesterMemberStateCode\":\"DE\"}")))
                .isEqualTo("INVALID_REQUESTER_INFO");
    }

    private static String error(JsonNode answer) {
        return answer.path("errorWrappers").path(0).path("error").asString();
    }

    private JsonNode check(String body) throws IOException, InterruptedException {
        return JSON.readTree(send("POST", vies.serviceUri() + "/check-vat-number", body));
    }

    private void control(String method, String path, String body)
            throws IOException, InterruptedException {
        send(method, vies.baseUri() + "/_simulator/" + path, body);
    }

    private String send(String method, String uri, String body)
            throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
