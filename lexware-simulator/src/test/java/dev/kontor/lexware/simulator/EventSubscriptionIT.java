package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 7.8. */
class EventSubscriptionIT extends SimulatorCase {

    private static final String PATH = "/v1/event-subscriptions";

    private WebhookReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new WebhookReceiver();
        control("PATCH", "/settings", "{\"webhookTimeScale\":0.001}");
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void answersACreationWithVersionZeroAndLocation() throws IOException {
        SimulatorClient.Reply reply = subscribe("invoice.created", receiver.url());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("version").intValue()).isZero();
        assertThat(reply.header("Location")).endsWith(PATH + "/" + reply.id());
        JsonNode shown = read(PATH + "/" + reply.id());
        assertThat(shown.path("subscriptionId").stringValue()).isEqualTo(reply.id());
        assertThat(shown.path("callbackUrl").stringValue()).isEqualTo(receiver.url());
        assertThat(read(PATH).path("content")).hasSize(1);
    }

    @Test
    void refusesTheSameTypeAndUrlTwice() throws IOException {
        subscribe("invoice.created", receiver.url());

        assertThat(subscribe("invoice.created", receiver.url()).status()).isEqualTo(409);
        assertThat(subscribe("invoice.deleted", receiver.url()).status()).isEqualTo(201);
        assertThat(subscribe("invoice.created", receiver.url() + "2").status()).isEqualTo(201);
    }

    @Test
    void refusesUnknownEventsAndCallbacksThatDoNotAnswer() throws IOException {
        assertThat(subscribe("invoice.exploded", receiver.url()).status()).isEqualTo(406);
        assertThat(subscribe("invoice.created", "http://example.org/hook").status()).isEqualTo(406);
        String url = receiver.url();
        receiver.close();
        assertThat(subscribe("invoice.created", url).status()).isEqualTo(406);
        control("PATCH", "/settings", "{\"headCheck\":false}");
        assertThat(subscribe("invoice.created", url).status()).isEqualTo(201);
    }

    @Test
    void refusesHttpWhenToldToBeAsStrictAsDocumented() throws IOException {
        control("PATCH", "/settings", "{\"allowHttpCallbacks\":false}");

        assertThat(subscribe("invoice.created", receiver.url()).status()).isEqualTo(406);
    }

    @Test
    void deletesOnceAndBelongsToItsKey() throws IOException {
        String id = subscribe("invoice.created", receiver.url()).id();
        JsonNode second =
                control("POST", "/organisations/" + access.organizationId() + "/keys", "{}");
        try (SimulatorClient other =
                new SimulatorClient(simulator.baseUri(), second.path("apiKey").stringValue())) {
            assertThat(other.get(PATH).json().path("content")).isEmpty();
            assertThat(other.delete(PATH + "/" + id).status()).isEqualTo(404);
        }

        assertThat(client.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(client.delete(PATH + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void signsTheCompactBody() throws Exception {
        subscribe("invoice.created", receiver.url());

        String invoice = created(INVOICES, Bodies.invoice());

        SimulatorClient.await("the webhook", () -> receiver.received().size() == 1);
        WebhookReceiver.Received hook = receiver.received().getFirst();
        JsonNode body = Json.parse(hook.body().getBytes(StandardCharsets.UTF_8));
        assertThat(hook.body()).doesNotContain(" ", "\n");
        assertThat(body.propertyNames())
                .containsExactly("organizationId", "eventType", "resourceId", "eventDate");
        assertThat(body.path("resourceId").stringValue()).isEqualTo(invoice);
        assertThat(verifies(hook.body(), hook.signature())).isTrue();
        assertThat(verifies(hook.body() + " ", hook.signature())).isFalse();
    }

    @Test
    void retriesUntilTheReceiverAccepts() throws IOException {
        subscribe("contact.created", receiver.url());
        receiver.answer(500, 429, 404, 202);

        created("/v1/contacts", Bodies.company());

        SimulatorClient.await("four attempts", () -> receiver.received().size() == 4);
        SimulatorClient.await("the acceptance", () -> outcome().equals("delivered"));
    }

    @Test
    void doesNotRetryOtherClientErrors() throws IOException {
        subscribe("contact.created", receiver.url());
        receiver.answer(400);

        created("/v1/contacts", Bodies.company());

        SimulatorClient.await("the failure", () -> outcome().equals("failed"));
        assertThat(receiver.received()).hasSize(1);
        assertThat(read(PATH).path("content")).hasSize(1);
    }

    @Test
    void deletesTheSubscriptionAtOnceOn410() throws IOException {
        subscribe("contact.created", receiver.url());
        receiver.answer(410);

        created("/v1/contacts", Bodies.company());

        SimulatorClient.await("the end of the subscription", () -> subscriptions() == 0);
    }

    @Test
    void followsRedirects() throws IOException {
        subscribe("contact.created", receiver.url());
        receiver.answer(307, 200);

        created("/v1/contacts", Bodies.company());

        SimulatorClient.await("the redirect", () -> receiver.received().size() == 2);
        assertThat(receiver.received().get(1).path()).isEqualTo("/moved");
    }

    @Test
    void losesAndDoublesDeliveriesWhenTold() throws IOException {
        subscribe("contact.created", receiver.url());
        control("PATCH", "/webhooks", "{\"drop\":1}");
        created("/v1/contacts", Bodies.company());
        control("PATCH", "/webhooks", "{\"drop\":0,\"duplicate\":1,\"shuffleDelay\":0}");
        created("/v1/contacts", Bodies.company());

        SimulatorClient.await("both copies", () -> receiver.received().size() == 2);

        assertThat(receiver.received().get(0).body()).isEqualTo(receiver.received().get(1).body());
        assertThat(control("/statistics").path("webhooks").path("dropped").intValue()).isEqualTo(1);
    }

    private SimulatorClient.Reply subscribe(String type, String url) throws IOException {
        return client.post(
                PATH, "{\"eventType\":\"" + type + "\",\"callbackUrl\":\"" + url + "\"}");
    }

    private String outcome() {
        try {
            return control("/webhooks").path("deliveries").path(0).path("outcome").asString("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int subscriptions() {
        try {
            return read(PATH).path("content").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean verifies(String body, String signature)
            throws IOException, GeneralSecurityException {
        String pem =
                client.get("/_simulator/public-key", "*/*")
                        .text()
                        .replaceAll("-----[A-Z ]+-----|\\s", "");
        PublicKey key =
                KeyFactory.getInstance("RSA")
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        Signature check = Signature.getInstance("SHA512withRSA");
        check.initVerify(key);
        check.update(body.getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getDecoder().decode(signature));
    }
}
