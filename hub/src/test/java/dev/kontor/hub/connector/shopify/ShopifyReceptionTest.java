package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.SourceRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ShopifyReceptionTest {

    private static final String SECRET = "test_secret_lexhub";
    private static final String ORDER =
            "{\"id\":820982911,\"admin_graphql_api_id\":\"gid://shopify/Order/820982911\"}";

    private final ShopifyReception reception = new ShopifyReception(new JsonMapper());
    private final Connection connection = ShopConnections.signedWith(SECRET);

    @Test
    void acceptsTheVectorThatShopifysOwnCodeAccepts() {
        byte[] body =
                "{\"id\":\"x1\",\"name\":\"Müller GmbH\",\"total\":\"119.00\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers("orders/create", body);
        headers.put(
                "X-Shopify-Hmac-Sha256", List.of("MCSV8KPChvjAzTHzfPn5GVViYGE8mIcuN/e0JzWuldo="));

        Reception received = receive(connection, headers, body);

        assertThat(received).isInstanceOf(Reception.Accepted.class);
        assertThat(((Reception.Accepted) received).alarm()).isEqualTo("the body names no order");
    }

    @Test
    void refusesTheVectorWhenOneByteDiffers() {
        byte[] body =
                "{\"id\":\"x1\",\"name\":\"Müller GmbH\",\"total\":\"119.01\"}"
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers("orders/create", body);
        headers.put(
                "X-Shopify-Hmac-Sha256", List.of("MCSV8KPChvjAzTHzfPn5GVViYGE8mIcuN/e0JzWuldo="));

        assertThat(receive(connection, headers, body))
                .isInstanceOfSatisfying(
                        Reception.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders/create",
                "orders/updated",
                "orders/paid",
                "orders/edited",
                "orders/cancelled",
                "orders/fulfilled"
            })
    void hintsAtTheOrderForEachOrderTopic(String topic) {
        Reception received = receive(topic, ORDER);

        assertThat(received)
                .isEqualTo(
                        new Reception.Accepted(
                                "delivery-1",
                                List.of(SignalHint.of(ref("order", "820982911"))),
                                null));
    }

    @Test
    void hintsAtTheOrderOfARefund() {
        Reception received = receive("refunds/create", "{\"id\":77,\"order_id\":820982911}");

        assertThat(received)
                .isEqualTo(
                        new Reception.Accepted(
                                "delivery-1",
                                List.of(
                                        new SignalHint(
                                                ref("refund", "77"), ref("order", "820982911"))),
                                null));
    }

    @Test
    void hintsAtTheOrderOfAPayment() {
        Reception received =
                receive("order_transactions/create", "{\"id\":78,\"order_id\":820982911}");

        assertThat(((Reception.Accepted) received).hints())
                .containsExactly(SignalHint.of(ref("order", "820982911")));
    }

    @Test
    void acceptsASignatureByThePreviousSecret() {
        Connection rotated =
                ShopConnections.with(
                        Map.of(),
                        Map.of(
                                "client-secret",
                                "new",
                                "previous-client-secret",
                                SECRET,
                                "access-token",
                                "shpat_x"));
        byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);

        assertThat(receive(rotated, headers("orders/create", body), body))
                .isInstanceOf(Reception.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Shopify-Hmac-Sha256",
                "X-Shopify-Topic",
                "X-Shopify-Shop-Domain",
                "X-Shopify-API-Version",
                "X-Shopify-Webhook-Id"
            })
    void refusesADeliveryWithoutARequiredHeader(String missing) {
        byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers("orders/create", body);
        headers.remove(missing);

        assertThat(receive(connection, headers, body))
                .isEqualTo(new Reception.Refused(400, "header " + missing + " is missing"));
    }

    @Test
    void refusesADeliveryOfAnotherShop() {
        byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = headers("orders/create", body);
        headers.put("X-Shopify-Shop-Domain", List.of("other.myshopify.com"));

        assertThat(receive(connection, headers, body))
                .isInstanceOfSatisfying(
                        Reception.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":82098",
                "[]",
                "null",
                "{\"id\":-1}",
                "{\"id\":1.5}",
                "{\"id\":\"x/y\"}",
                "{\"id\":1,\"admin_graphql_api_id\":\"gid://shopify/Refund/1\"}"
            })
    void raisesAnAlarmForASignedBodyItDoesNotUnderstand(String body) {
        Reception received = receive("orders/create", body);

        assertThat(received)
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> {
                            assertThat(accepted.hints()).isEmpty();
                            assertThat(accepted.alarm()).isNotNull();
                        });
    }

    @Test
    void survivesABodyNestedVeryDeeply() {
        Reception received = receive("orders/create", "[".repeat(200_000));

        assertThat(((Reception.Accepted) received).alarm())
                .isEqualTo("the signed body is not JSON");
    }

    @Test
    void raisesAnAlarmWhenTheAppIsUninstalled() {
        Reception received = receive("app/uninstalled", "{\"id\":1}");

        assertThat(((Reception.Accepted) received).alarm()).contains("uninstalled");
    }

    @Test
    void refusesWhatIsNoPost() {
        assertThat(
                        reception.receive(
                                connection,
                                new Delivery("GET", Map.of(), new byte[0], Instant.EPOCH)))
                .isEqualTo(new Reception.Refused(400, "not a POST"));
    }

    private Reception receive(String topic, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return receive(connection, headers(topic, body), body);
    }

    private Reception receive(Connection to, Map<String, List<String>> headers, byte[] body) {
        return reception.receive(to, new Delivery("POST", headers, body, Instant.EPOCH));
    }

    private static Map<String, List<String>> headers(String topic, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("X-Shopify-Hmac-Sha256", List.of(signature(body)));
        headers.put("X-Shopify-Topic", List.of(topic));
        headers.put("X-Shopify-Shop-Domain", List.of(ShopConnections.SHOP));
        headers.put("X-Shopify-API-Version", List.of("2026-10"));
        headers.put("X-Shopify-Webhook-Id", List.of("delivery-1"));
        return headers;
    }

    private static SourceRef ref(String kind, String id) {
        return new SourceRef(ShopConnections.ID, kind, id);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
