package dev.kontor.lexware.simulator;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes of event subscriptions ({@code lexware-office-api.md} 7.8). No scope is needed. */
final class EventSubscriptionResource {

    private static final Set<String> TYPES = types();

    private final SimulatorState state;

    EventSubscriptionResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/event-subscriptions";
        return List.of(
                new Route("POST", path, null, ErrorShape.REGULAR, this::create),
                new Route("GET", path, null, ErrorShape.REGULAR, this::list),
                new Route("GET", path + "/{id}", null, ErrorShape.REGULAR, this::read),
                new Route("DELETE", path + "/{id}", null, ErrorShape.REGULAR, this::delete));
    }

    private Answer create(Call call) {
        ObjectNode body = call.body();
        Violations violations = new Violations();
        violations.requiredText(body, "eventType", "eventType");
        violations.requiredText(body, "callbackUrl", "callbackUrl");
        violations.refuse("Validation failed for event subscription");
        String type = body.path("eventType").asString("");
        if (!TYPES.contains(type)) {
            throw DocumentRules.invalid("eventType", "unknown event type " + type);
        }
        URI callback = callback(body.path("callbackUrl").asString(""));
        if (state.serverSettings().headCheck() && !state.webhooks().answersHead(callback)) {
            throw DocumentRules.invalid("callbackUrl", "the callback does not answer HEAD");
        }
        Subscription subscription = store(call.key(), type, callback);
        ObjectNode result =
                SalesDocuments.actionResult(
                        state.baseUri(),
                        "event-subscriptions",
                        subscription.id(),
                        subscription.createdDate(),
                        subscription.createdDate(),
                        0);
        return Answer.created(result);
    }

    private Subscription store(ApiKey key, String type, URI callback) {
        Organisation organisation = key.organisation();
        organisation.lock().lock();
        try {
            boolean known =
                    organisation.subscriptions().values().stream()
                            .anyMatch(other ->
                                    other.eventType().equals(type)
                                            && other.callbackUrl().equals(callback));
            if (known) {
                throw new Refusal(409, "The event subscription exists already");
            }
            Subscription subscription =
                    new Subscription(
                            UUID.randomUUID(), key, state.clock().instant(), type, callback);
            organisation.add(subscription);
            return subscription;
        } finally {
            organisation.lock().unlock();
        }
    }

    private Answer list(Call call) {
        ObjectNode body = Json.object();
        ArrayNode content = body.putArray("content");
        call.organisation().subscriptions().values().stream()
                .filter(subscription -> subscription.key().equals(call.key()))
                .sorted(Comparator.comparing(Subscription::createdDate))
                .forEach(subscription -> content.add(subscription.json()));
        return Answer.json(200, body);
    }

    private Answer read(Call call) {
        return Answer.json(200, find(call).json());
    }

    private Answer delete(Call call) {
        call.organisation().removeSubscription(find(call).id());
        return Answer.noContent();
    }

    private Subscription find(Call call) {
        @Nullable Subscription found = call.organisation().subscriptions().get(call.id());
        if (found == null || !found.key().equals(call.key())) {
            throw Refusal.notFound();
        }
        return found;
    }

    private URI callback(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw DocumentRules.invalid("callbackUrl", "not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean allowed =
                scheme.equals("https")
                        || (scheme.equals("http")
                                && state.serverSettings().allowHttpCallbacks()
                                && isLoopback(uri));
        if (!allowed || uri.getHost() == null) {
            throw DocumentRules.invalid("callbackUrl", "only https is allowed");
        }
        return uri;
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Set<String> types() {
        Stream<String> plain =
                Stream.of("article", "contact", "dunning", "recurring-template")
                        .flatMap(family -> events(family, "created", "changed", "deleted"));
        Stream<String> withStatus =
                Stream.of(
                                "credit-note",
                                "delivery-note",
                                "down-payment-invoice",
                                "invoice",
                                "order-confirmation",
                                "quotation",
                                "voucher")
                        .flatMap(family ->
                                events(family, "created", "changed", "deleted", "status.changed"));
        return Stream.of(plain, withStatus, Stream.of("payment.changed", "token.revoked"))
                .flatMap(events -> events)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> events(String family, String... events) {
        return Stream.of(events).map(event -> family + "." + event);
    }
}
