package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a webhook and reads from it what may have changed ({@code vendors.md} sections 0.1 and
 * 4). Only the body is signed: topic, shop and delivery id are not, so the shop is compared with
 * the connection, the topic with the body's own gid, and nothing but ids is taken from either.
 */
final class ShopifyReception {

    static final String SIGNATURE = "X-Shopify-Hmac-Sha256";
    static final String TOPIC = "X-Shopify-Topic";
    static final String SHOP = "X-Shopify-Shop-Domain";
    static final String VERSION = "X-Shopify-API-Version";
    static final String DELIVERY = "X-Shopify-Webhook-Id";

    /** The official validator refuses a webhook without these. */
    private static final List<String> REQUIRED = List.of(SIGNATURE, TOPIC, SHOP, VERSION, DELIVERY);

    private static final Set<String> ORDER_TOPICS =
            Set.of(
                    "orders/create",
                    "orders/updated",
                    "orders/paid",
                    "orders/edited",
                    "orders/cancelled",
                    "orders/fulfilled");
    private static final String REFUND_TOPIC = "refunds/create";
    private static final String TRANSACTION_TOPIC = "order_transactions/create";
    private static final String UNINSTALLED_TOPIC = "app/uninstalled";
    private static final int LONGEST_KEY = 200;

    private final JsonMapper json;

    ShopifyReception(JsonMapper json) {
        this.json = json;
    }

    /** All topics that bring news of orders. */
    static List<String> topics() {
        return List.of(
                "orders/create",
                "orders/updated",
                "orders/paid",
                "orders/edited",
                "orders/cancelled",
                "orders/fulfilled",
                REFUND_TOPIC,
                TRANSACTION_TOPIC,
                UNINSTALLED_TOPIC);
    }

    Reception receive(Connection connection, Delivery delivery) {
        if (!delivery.method().equals("POST")) {
            return new Reception.Refused(400, "not a POST");
        }
        for (String header : REQUIRED) {
            if (delivery.header(header).filter(value -> !value.isBlank()).isEmpty()) {
                return new Reception.Refused(400, "header " + header + " is missing");
            }
        }
        byte[] body = delivery.body();
        if (!genuine(connection, delivery.header(SIGNATURE).orElse(""), body)) {
            return new Reception.Refused(401, "the signature does not fit the body");
        }
        String account = connection.id().account();
        if (!delivery.header(SHOP).orElse("").equalsIgnoreCase(account)) {
            return new Reception.Refused(401, "signed, but for another shop");
        }
        String key = delivery.header(DELIVERY).orElse("");
        if (key.length() > LONGEST_KEY) {
            return new Reception.Refused(400, "header " + DELIVERY + " is too long");
        }
        return understand(connection.id(), key, delivery.header(TOPIC).orElse(""), body);
    }

    private Reception understand(ConnectionId connection, String key, String topic, byte[] body) {
        if (topic.equals(UNINSTALLED_TOPIC)) {
            return alarm(key, "the app was uninstalled from the shop; install it again");
        }
        JsonNode content;
        try {
            content = json.readTree(body);
        } catch (JacksonException _) {
            return alarm(key, "the signed body is not JSON");
        }
        if (ORDER_TOPICS.contains(topic)) {
            return id(content, "id", "Order")
                    .map(id -> heard(key, SignalHint.of(ShopifyIds.order(connection, id))))
                    .orElseGet(() -> alarm(key, "the body names no order"));
        }
        if (topic.equals(REFUND_TOPIC) || topic.equals(TRANSACTION_TOPIC)) {
            return child(connection, key, topic, content);
        }
        return alarm(key, "the topic is not one that was subscribed to");
    }

    private static Reception child(
            ConnectionId connection, String key, String topic, JsonNode content) {
        boolean refund = topic.equals(REFUND_TOPIC);
        Optional<String> order = number(content.get("order_id"));
        Optional<String> own = id(content, "id", refund ? "Refund" : "OrderTransaction");
        if (order.isEmpty() || own.isEmpty()) {
            return alarm(key, "the body does not say which order it belongs to");
        }
        SignalHint whole = SignalHint.of(ShopifyIds.order(connection, order.get()));
        return heard(
                key,
                refund
                        ? new SignalHint(ShopifyIds.refund(connection, own.get()), whole.root())
                        : whole);
    }

    /** The object's own id, if the body is of the type that its topic promises. */
    private static Optional<String> id(JsonNode content, String field, String type) {
        JsonNode gid = content.get("admin_graphql_api_id");
        if (gid != null && gid.isString()) {
            Optional<String> named = ShopifyIds.type(gid.asString());
            if (named.isPresent() && !named.get().equals(type)) {
                return Optional.empty();
            }
        }
        return number(content.get(field));
    }

    private static Optional<String> number(@Nullable JsonNode node) {
        return node != null && (node.isIntegralNumber() || node.isString())
                ? ShopifyIds.number(node.asString())
                : Optional.empty();
    }

    private static Reception heard(String key, SignalHint hint) {
        return new Reception.Accepted(key, List.of(hint), null);
    }

    private static Reception alarm(String key, String reason) {
        return new Reception.Accepted(key, List.of(), reason);
    }

    /** After a rotation deliveries come with the old secret for up to an hour: both are tried. */
    private static boolean genuine(Connection connection, String claimed, byte[] body) {
        byte[] given = claimed.getBytes(StandardCharsets.UTF_8);
        boolean current =
                connection
                        .secret(ShopifySettings.CLIENT_SECRET)
                        .map(secret -> MessageDigest.isEqual(signature(secret, body), given))
                        .orElse(false);
        boolean previous =
                connection
                        .secret(ShopifySettings.PREVIOUS_CLIENT_SECRET)
                        .map(secret -> MessageDigest.isEqual(signature(secret, body), given))
                        .orElse(false);
        return current || previous;
    }

    private static byte[] signature(Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            secret.reveal().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
