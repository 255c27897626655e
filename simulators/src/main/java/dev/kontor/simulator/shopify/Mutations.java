package dev.kontor.simulator.shopify;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an app may change: the annotation of an order and its own webhook subscriptions. Mistakes
 * are {@code userErrors} with HTTP 200; every change of an order fires {@code orders/updated}, the
 * app's own ones, too (vendors.md 4).
 */
final class Mutations {

    private static final int METAFIELDS_AT_ONCE = 25;

    private final WebhookDispatcher dispatcher;

    Mutations(WebhookDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void define(GraphQLCodeRegistry.Builder registry) {
        mutation(registry, "metafieldsSet", this::metafieldsSet);
        mutation(registry, "tagsAdd", field -> tags(field, true));
        mutation(registry, "tagsRemove", field -> tags(field, false));
        mutation(registry, "orderUpdate", this::orderUpdate);
        mutation(registry, "webhookSubscriptionCreate", Mutations::subscribe);
        mutation(registry, "webhookSubscriptionUpdate", Mutations::resubscribe);
        mutation(registry, "webhookSubscriptionDelete", Mutations::unsubscribe);
    }

    private static void mutation(
            GraphQLCodeRegistry.Builder registry, String name, DataFetcher<?> fetcher) {
        registry.dataFetcher(FieldCoordinates.coordinates("Mutation", name), fetcher);
    }

    private Map<String, @Nullable Object> metafieldsSet(DataFetchingEnvironment field) {
        List<Map<String, Object>> inputs =
                Objects.requireNonNull(field.<List<Map<String, Object>>>getArgument("metafields"));
        Shop shop = GraphQlApi.shop(field);
        List<Map<String, @Nullable Object>> errors = metafieldErrors(shop, inputs);
        if (!errors.isEmpty()) {
            return payload("metafields", null, errors);
        }
        List<Views.Metafield> set = new ArrayList<>();
        for (Map<String, Object> input : inputs) {
            String namespace = Metafields.namespace((String) input.get("namespace"));
            String key = (String) Objects.requireNonNull(input.get("key"));
            String type =
                    Objects.requireNonNullElse(
                            (String) input.get("type"), "single_line_text_field");
            String value = (String) Objects.requireNonNull(input.get("value"));
            long order = Gid.number((String) Objects.requireNonNull(input.get("ownerId")), "Order");
            OrderRecord changed =
                    change(
                            shop,
                            order,
                            before ->
                                    Metafields.with(
                                            before,
                                            shop.ids().next(),
                                            namespace,
                                            key,
                                            type,
                                            value,
                                            shop.now()));
            set.add(
                    new Views.Metafield(
                            changed,
                            Objects.requireNonNull(Metafields.find(changed, namespace, key))));
        }
        return payload("metafields", set, List.of());
    }

    private static List<Map<String, @Nullable Object>> metafieldErrors(
            Shop shop, List<Map<String, Object>> inputs) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>();
        if (inputs.size() > METAFIELDS_AT_ONCE) {
            errors.add(
                    metafieldError(
                            0,
                            "metafields",
                            "Exceeded the maximum metafields input limit of 25.",
                            "LESS_THAN_OR_EQUAL_TO"));
        }
        for (int index = 0; index < inputs.size(); index++) {
            Map<String, Object> input = inputs.get(index);
            String owner = (String) Objects.requireNonNull(input.get("ownerId"));
            OrderRecord order = shop.visible(Gid.number(owner, "Order"));
            if (order == null) {
                errors.add(metafieldError(index, "ownerId", "Owner does not exist.", "INVALID"));
                continue;
            }
            if (((String) Objects.requireNonNull(input.get("value"))).isEmpty()) {
                errors.add(metafieldError(index, "value", "may not be empty", "BLANK"));
            }
            OrderRecord.MetafieldRecord before =
                    Metafields.find(
                            order,
                            Metafields.namespace((String) input.get("namespace")),
                            (String) Objects.requireNonNull(input.get("key")));
            if (before == null && input.get("type") == null) {
                errors.add(metafieldError(index, "type", "can't be blank", "BLANK"));
            }
            if (input.containsKey("compareDigest")
                    && !Objects.equals(
                            input.get("compareDigest"),
                            before == null ? null : Metafields.digest(before))) {
                errors.add(
                        metafieldError(
                                index,
                                "compareDigest",
                                "The resource has been updated since it was loaded. Try again with an updated"
                                        + " `compareDigest` value.",
                                "STALE_OBJECT"));
            }
        }
        return errors;
    }

    private static Map<String, @Nullable Object> metafieldError(
            int index, String field, String message, String code) {
        Map<String, @Nullable Object> error = new HashMap<>();
        error.put("field", List.of("metafields", String.valueOf(index), field));
        error.put("message", message);
        error.put("code", code);
        error.put("elementIndex", null);
        return error;
    }

    private Map<String, @Nullable Object> tags(DataFetchingEnvironment field, boolean adding) {
        String gid = text(field, "id");
        List<String> tags = list(field, "tags");
        Shop shop = GraphQlApi.shop(field);
        long id = Gid.number(gid, "Order");
        OrderRecord before = shop.visible(id);
        if (before == null) {
            return payload("node", null, List.of(error(List.of("id"), "Resource does not exist")));
        }
        OrderRecord changed =
                change(
                        shop,
                        id,
                        order -> {
                            Set<String> all = new TreeSet<>(order.notes().tags());
                            if (adding) {
                                tags.forEach(tag -> all.add(tag.strip()));
                            } else {
                                tags.forEach(all::remove);
                            }
                            OrderRecord.Notes notes = order.notes();
                            return order.change()
                                    .notes(
                                            new OrderRecord.Notes(
                                                    notes.note(),
                                                    List.copyOf(all),
                                                    notes.attributes(),
                                                    notes.metafields()))
                                    .done();
                        });
        return payload("node", changed, List.of());
    }

    private Map<String, @Nullable Object> orderUpdate(DataFetchingEnvironment field) {
        Map<String, Object> input = input(field, "input");
        Shop shop = GraphQlApi.shop(field);
        long id = Gid.number((String) Objects.requireNonNull(input.get("id")), "Order");
        if (shop.visible(id) == null) {
            return payload("order", null, List.of(error(List.of("id"), "Order does not exist")));
        }
        return payload("order", change(shop, id, order -> updated(order, input)), List.of());
    }

    /** What is in the input replaces what was there, lists included (vendors.md 4, write). */
    @SuppressWarnings("unchecked") // the schema checked the input
    private static OrderRecord updated(OrderRecord order, Map<String, Object> input) {
        OrderRecord.Notes notes = order.notes();
        OrderRecord.Buyer buyer = order.buyer();
        List<Map<String, String>> attributes =
                (List<Map<String, String>>) input.get("customAttributes");
        OrderRecord.Notes written =
                new OrderRecord.Notes(
                        input.containsKey("note") ? (String) input.get("note") : notes.note(),
                        input.get("tags") == null
                                ? notes.tags()
                                : List.copyOf(new TreeSet<>((List<String>) input.get("tags"))),
                        attributes == null
                                ? notes.attributes()
                                : attributes.stream().map(Mutations::attribute).toList(),
                        notes.metafields());
        OrderRecord.Buyer known =
                new OrderRecord.Buyer(
                        buyer.customer(),
                        buyer.billing(),
                        buyer.shipping(),
                        input.containsKey("email") ? (String) input.get("email") : buyer.email(),
                        buyer.company(),
                        buyer.vatId(),
                        input.containsKey("poNumber")
                                ? (String) input.get("poNumber")
                                : buyer.poNumber());
        return order.change().notes(written).buyer(known).done();
    }

    private static AttributeSpec attribute(Map<String, String> input) {
        return new AttributeSpec(
                Objects.requireNonNull(input.get("key")),
                Objects.requireNonNull(input.get("value")));
    }

    private OrderRecord change(Shop shop, long order, UnaryOperator<OrderRecord> action) {
        Occurrence done =
                shop.change(order, before -> Occurrence.of(action.apply(before), "orders/updated"));
        dispatcher.fire(shop, done);
        return done.order();
    }

    private static Map<String, @Nullable Object> subscribe(DataFetchingEnvironment field) {
        Map<String, Object> input = input(field, "webhookSubscription");
        String topic = WebhookTopic.header(text(field, "topic"));
        URI uri = uri(input);
        if (uri == null) {
            return payload(
                    "webhookSubscription",
                    null,
                    List.of(
                            error(
                                    List.of("webhookSubscription", "callbackUrl"),
                                    "Address is invalid")));
        }
        Subscription made =
                GraphQlApi.shop(field)
                        .subscribe(
                                topic,
                                uri,
                                (String) input.get("filter"),
                                (String) input.get("name"),
                                texts(input, "includeFields"),
                                texts(input, "metafieldNamespaces"));
        return made == null
                ? payload(
                        "webhookSubscription",
                        null,
                        List.of(
                                error(
                                        List.of("webhookSubscription", "callbackUrl"),
                                        "Address for this topic has already been taken")))
                : payload("webhookSubscription", made, List.of());
    }

    private static Map<String, @Nullable Object> resubscribe(DataFetchingEnvironment field) {
        Map<String, Object> input = input(field, "webhookSubscription");
        Shop shop = GraphQlApi.shop(field);
        Subscription before = find(shop, text(field, "id"));
        URI uri = uri(input);
        if (before == null) {
            return payload(
                    "webhookSubscription",
                    null,
                    List.of(error(List.of("id"), "Webhook subscription does not exist")));
        }
        Subscription after =
                new Subscription(
                        before.id(),
                        before.topic(),
                        uri == null ? before.uri() : uri,
                        input.containsKey("filter")
                                ? (String) input.get("filter")
                                : before.filter(),
                        input.containsKey("name") ? (String) input.get("name") : before.name(),
                        input.containsKey("includeFields")
                                ? texts(input, "includeFields")
                                : before.includeFields(),
                        input.containsKey("metafieldNamespaces")
                                ? texts(input, "metafieldNamespaces")
                                : before.metafieldNamespaces(),
                        before.createdAt(),
                        shop.now(),
                        before.successes());
        shop.replace(before, after);
        return payload("webhookSubscription", after, List.of());
    }

    private static Map<String, @Nullable Object> unsubscribe(DataFetchingEnvironment field) {
        Shop shop = GraphQlApi.shop(field);
        String gid = text(field, "id");
        Subscription subscription = find(shop, gid);
        if (subscription == null || !shop.unsubscribe(subscription.id())) {
            return payload(
                    "deletedWebhookSubscriptionId",
                    null,
                    List.of(error(List.of("id"), "Webhook subscription does not exist")));
        }
        return payload("deletedWebhookSubscriptionId", gid, List.of());
    }

    private static @Nullable Subscription find(Shop shop, String gid) {
        long id = Gid.number(gid, "WebhookSubscription");
        return shop.subscriptions().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable URI uri(Map<String, Object> input) {
        Object given = input.get("uri") == null ? input.get("callbackUrl") : input.get("uri");
        try {
            URI uri = given == null ? null : URI.create((String) given);
            return uri == null || uri.getScheme() == null || uri.getHost() == null ? null : uri;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // the schema checked the input
    private static List<String> texts(Map<String, Object> input, String name) {
        return Objects.requireNonNullElse((List<String>) input.get(name), List.of());
    }

    private static Map<String, @Nullable Object> error(List<String> path, String message) {
        Map<String, @Nullable Object> error = new HashMap<>();
        error.put("field", path);
        error.put("message", message);
        return error;
    }

    private static Map<String, @Nullable Object> payload(
            String name, @Nullable Object value, List<Map<String, @Nullable Object>> errors) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put(name, value);
        payload.put("userErrors", errors);
        return payload;
    }

    private static String text(DataFetchingEnvironment field, String name) {
        return Objects.requireNonNull(field.<String>getArgument(name));
    }

    private static List<String> list(DataFetchingEnvironment field, String name) {
        return Objects.requireNonNull(field.<List<String>>getArgument(name));
    }

    private static Map<String, Object> input(DataFetchingEnvironment field, String name) {
        return Objects.requireNonNull(field.<Map<String, Object>>getArgument(name));
    }
}
