package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 1, 4 and 8. */
class GatewayIT extends SimulatorCase {

    @Test
    void answersMissingAndWrongKeysLikeTheGateway() throws IOException {
        try (SimulatorClient stranger = new SimulatorClient(simulator.baseUri(), "wrong")) {
            SimulatorClient.Reply wrong = stranger.get("/v1/profile");
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
        SimulatorClient.Reply missing =
                client.send(
                        HttpRequest.newBuilder(simulator.baseUri().resolve("/v1/profile")).GET());
        assertThat(missing.status()).isEqualTo(401);
    }

    @Test
    void refusesWhatTheScopesOfTheKeyDoNotAllow() throws IOException {
        OrganisationAccess reader =
                simulator.addOrganisation(
                        OrganisationSpec.named("Leser").withScopes(Set.of("invoices.read")));
        try (SimulatorClient narrow = clientOf(reader)) {
            assertThat(narrow.post(INVOICES, Bodies.invoice().toString()).status()).isEqualTo(403);
            assertThat(narrow.get("/v1/event-subscriptions").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesBodiesThatAreNotJson() throws IOException {
        SimulatorClient.Reply plain =
                client.send(
                        client.request(INVOICES)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(plain.status()).isEqualTo(415);
        assertThat(client.post(INVOICES, "{\"a\":").status()).isEqualTo(400);
        assertThat(client.post(INVOICES, "[]").status()).isEqualTo(400);
    }

    @Test
    void answersUnknownRoutesWith404OrByASwitchWith403() throws IOException {
        assertThat(client.get("/v1/quotations").status()).isEqualTo(404);
        assertThat(client.get("/v1/invoices").status()).isEqualTo(404);
        assertThat(client.delete(INVOICES + "/" + access.organizationId()).status()).isEqualTo(404);

        control("PATCH", "/settings", "{\"unknownRoute\":403}");

        SimulatorClient.Reply refused = client.get("/v1/invoices");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("key=value pair");
    }

    @Test
    void answersWith402WhileTheContractIsNotInOrder() throws IOException {
        String organisation = "/organisations/" + access.organizationId();
        control("PATCH", organisation, "{\"contractProblem\":true}");
        assertThat(client.get("/v1/profile").status()).isEqualTo(402);

        control("PATCH", organisation, "{\"contractProblem\":false}");
        assertThat(client.get("/v1/profile").status()).isEqualTo(200);
    }

    @Test
    void countsTheCallsOfAllKeysTogetherByASwitch() throws IOException {
        String organisation = "/organisations/" + access.organizationId();
        String other = control("POST", organisation + "/keys", "{}").path("apiKey").stringValue();
        control(
                "PATCH",
                organisation,
                "{\"unlimited\":false,\"bucketDepth\":1,\"switches\":{\"rateLimit\":\"measured\"}}");
        simulator.clock().freeze();
        try (SimulatorClient second = new SimulatorClient(simulator.baseUri(), other)) {
            assertThat(client.get("/v1/profile").status()).isEqualTo(200);
            assertThat(second.get("/v1/profile").status()).isEqualTo(429);
        }
    }

    @Test
    void doesNotAnswerOptions() {
        assertThatThrownBy(() -> client.send("OPTIONS", "/v1/profile", ""))
                .isInstanceOf(IOException.class);
    }

    @Test
    void answersHeadAsAnUnknownMethodWithoutABody() throws IOException {
        SimulatorClient.Reply reply = client.send("HEAD", "/v1/profile", "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEmpty();
        assertThat(client.get("/v1/profile").status()).isEqualTo(200);
    }

    @Test
    void ignoresUnknownQueryParameters() throws IOException {
        assertThat(client.get("/v1/profile?nothing=1&page=x").status()).isEqualTo(200);
        assertThat(client.get("/v1/contacts?nothing=1").status()).isEqualTo(200);
    }

    @Test
    void refusesMediaTypesItDoesNotHave() throws IOException {
        assertThat(client.get("/v1/profile", "text/html").status()).isEqualTo(406);
    }

    @Test
    void showsTheProfileOfTheOrganisation() throws IOException {
        OrganisationAccess small =
                simulator.addOrganisation(OrganisationSpec.named("Klein").withSmallBusiness());
        try (SimulatorClient other = clientOf(small)) {
            JsonNode profile = other.get("/v1/profile").json();
            assertThat(profile.path("organizationId").stringValue())
                    .isEqualTo(small.organizationId().toString());
            assertThat(profile.path("companyName").stringValue()).isEqualTo("Klein");
            assertThat(profile.path("taxType").stringValue()).isEqualTo("vatfree");
            assertThat(profile.path("smallBusiness").booleanValue()).isTrue();
            assertThat(profile.has("distanceSalesPrinciple")).isFalse();
        }
    }

    @Test
    void listsCountriesWithTheirClassification() throws IOException {
        JsonNode countries = read("/v1/countries");

        assertThat(countries.toString())
                .contains(
                        "{\"countryCode\":\"DE\",\"countryNameDE\":\"Deutschland\",\"countryNameEN\":\"Germany\",\"taxClassification\":\"de\"}")
                .contains("\"countryCode\":\"ES_CN\"");
        assertThat(countries.size()).isGreaterThan(240);
    }
}
