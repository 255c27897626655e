package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.PastPage;
import dev.kontor.hub.connector.PastSize;
import dev.kontor.hub.connector.Period;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists the orders of a period by {@code processed_at}, which is the business date of an order here
 * (docs/connectors.md), a hundred at a time. The search knows whole seconds only.
 */
final class PastOrders {

    private static final int PAGE = 100;

    /** What an app without {@code read_all_orders} is shown ({@code vendors.md} section 4). */
    private static final Duration SHOWN_WITHOUT_SCOPE = Duration.ofDays(60);

    private final ShopifyApi api;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Trouble trouble;

    PastOrders(ShopifyApi api, JsonMapper json, InstantSource clock, Trouble trouble) {
        this.api = api;
        this.json = json;
        this.clock = clock;
        this.trouble = trouble;
    }

    PastPage page(ShopifyAccess access, Period period, @Nullable String place) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("first", PAGE);
        variables.put("query", query(period));
        if (place != null) {
            variables.put("after", place);
        }
        WireOrder.Page<WireOrder.Id> page =
                read(access, api.ask(access, Documents.PAST, variables).path("orders"));
        return new PastPage(
                page.nodes().stream()
                        .map(node ->
                                ShopifyIds.order(
                                        access.connection(), ShopifyIds.numberOf(node.id())))
                        .toList(),
                page.next());
    }

    PastSize size(ShopifyAccess access, Period period) {
        JsonNode answer = api.ask(access, Documents.PAST_SIZE, Map.of("query", query(period)));
        JsonNode count = answer.path("ordersCount");
        if (!count.path("count").isNumber()) {
            throw trouble.notUnderstood(access.connection(), "ordersCount", null);
        }
        int orders = count.path("count").asInt();
        boolean exact = count.path("precision").asString("").equals("EXACT");
        int pages = orders / PAGE + 1;
        Duration atLeast =
                api.atLeast(access, Documents.PAST, pages)
                        .plus(api.atLeast(access, Documents.ORDER, orders));
        int calls = pages + orders;
        if (access.readProducts()) {
            calls += orders;
            atLeast = atLeast.plus(api.atLeast(access, Documents.PRODUCTS, orders));
        }
        return new PastSize(
                orders, exact, calls, atLeast, remarks(period, answer, clock.instant()));
    }

    private static List<Words> remarks(Period period, JsonNode answer, Instant now) {
        List<String> scopes = new ArrayList<>();
        answer.path("currentAppInstallation")
                .path("accessScopes")
                .forEach(scope -> scopes.add(scope.path("handle").asString("")));
        boolean tooOld = period.from().isBefore(now.minus(SHOWN_WITHOUT_SCOPE));
        return tooOld && !scopes.contains("read_all_orders")
                ? List.of(
                        new Words(
                                "Shopify zeigt dieser App nur die letzten 60 Tage. Für ältere Bestellungen braucht sie"
                                        + " die Berechtigung read_all_orders.",
                                "Shopify shows this app the last 60 days only. For older orders it needs the scope"
                                        + " read_all_orders."))
                : List.of();
    }

    private static String query(Period period) {
        return "processed_at:>='%s' processed_at:<'%s'"
                .formatted(
                        period.from().truncatedTo(ChronoUnit.SECONDS),
                        period.until().truncatedTo(ChronoUnit.SECONDS));
    }

    private WireOrder.Page<WireOrder.Id> read(ShopifyAccess access, JsonNode answer) {
        try {
            return json.treeToValue(
                    answer,
                    json.getTypeFactory()
                            .constructParametricType(WireOrder.Page.class, WireOrder.Id.class));
        } catch (JacksonException e) {
            throw trouble.notUnderstood(access.connection(), "orders", e);
        }
    }
}
