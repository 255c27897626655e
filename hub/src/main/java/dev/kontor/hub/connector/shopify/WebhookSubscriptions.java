package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.ConnectorFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the shop's webhook subscriptions as they must be: Shopify deletes one after eight failed
 * deliveries ({@code vendors.md} section 4). Ours are known by the last part of their address, the
 * connection's token; those at an old address of the hub are deleted, foreign ones left alone.
 */
final class WebhookSubscriptions {

    private static final int PAGE = 100;

    private final ShopifyApi api;
    private final JsonMapper json;
    private final Trouble trouble;

    private record Subscription(String id, String topic, @Nullable String uri) {}

    WebhookSubscriptions(ShopifyApi api, JsonMapper json, Trouble trouble) {
        this.api = api;
        this.json = json;
        this.trouble = trouble;
    }

    /**
     * Mends what is amiss and returns it in words.
     *
     * @throws ConnectorFailure if the shop could not be asked or refused
     */
    List<String> ensure(ShopifyAccess access, String callbackUrl) {
        List<String> mended = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        ShopifyReception.topics().forEach(topic -> missing.add(enumName(topic)));
        for (Subscription each : all(access)) {
            if (callbackUrl.equals(each.uri())) {
                missing.remove(each.topic());
            } else if (ours(each.uri(), callbackUrl)) {
                write(access, Documents.UNSUBSCRIBE, Map.of("id", each.id()));
                mended.add("deleted the subscription of " + each.topic() + " at an old address");
            }
        }
        for (String topic : missing.stream().sorted().toList()) {
            write(access, Documents.SUBSCRIBE, Map.of("topic", topic, "uri", callbackUrl));
            mended.add("subscribed to " + topic);
        }
        return mended;
    }

    /**
     * The topics that the shop sends to that address.
     *
     * @throws ConnectorFailure if the shop could not be asked
     */
    Set<String> present(ShopifyAccess access, String callbackUrl) {
        Set<String> topics = new HashSet<>();
        for (Subscription each : all(access)) {
            if (callbackUrl.equals(each.uri())) {
                topics.add(each.topic());
            }
        }
        return topics;
    }

    private List<Subscription> all(ShopifyAccess access) {
        List<Subscription> found = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("first", PAGE);
            if (after != null) {
                variables.put("after", after);
            }
            WireOrder.Page<Subscription> page =
                    page(access, api.ask(access, Documents.SUBSCRIPTIONS, variables));
            found.addAll(page.nodes());
            after = page.next();
        } while (after != null);
        return found;
    }

    private WireOrder.Page<Subscription> page(ShopifyAccess access, JsonNode data) {
        try {
            return json.treeToValue(
                    data.path("webhookSubscriptions"),
                    json.getTypeFactory()
                            .constructParametricType(WireOrder.Page.class, Subscription.class));
        } catch (JacksonException e) {
            throw trouble.notUnderstood(access.connection(), "webhookSubscriptions", e);
        }
    }

    private void write(
            ShopifyAccess access, GraphQlDocument document, Map<String, String> variables) {
        JsonNode data = api.ask(access, document, variables);
        for (JsonNode payload : data) {
            JsonNode errors = payload.path("userErrors");
            if (!errors.isEmpty()) {
                throw trouble.refused(
                        access.connection(),
                        document.name()
                                + ": "
                                + errors.path(0).path("message").asString("no reason given"));
            }
        }
    }

    private static boolean ours(@Nullable String uri, String callbackUrl) {
        String token = lastPart(callbackUrl);
        return uri != null && !token.isEmpty() && token.equals(lastPart(uri));
    }

    private static String lastPart(String address) {
        try {
            String path = URI.create(address).getPath();
            return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String enumName(String topic) {
        return topic.toUpperCase(Locale.ROOT).replace('/', '_');
    }
}
