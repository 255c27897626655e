package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.ConnectorError;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.connector.SweepPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists the orders that changed, in the order of their change, a hundred at a time. */
final class OrderSweep {

    private static final int PAGE = 100;
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    private final ShopifyApi api;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Trouble trouble;

    private record WireChange(String id, Instant updatedAt) {}

    OrderSweep(ShopifyApi api, JsonMapper json, InstantSource clock, Trouble trouble) {
        this.api = api;
        this.json = json;
        this.clock = clock;
        this.trouble = trouble;
    }

    SweepPage page(ShopifyAccess access, @Nullable String checkpoint) {
        SweepCheckpoint place = place(access, checkpoint);
        WireOrder.Page<WireChange> page;
        try {
            page = ask(access, place);
        } catch (ConnectorFailure e) {
            if (e.error() == ConnectorError.REQUEST_REFUSED && place.after() != null) {
                return new SweepPage(
                        List.of(), place.withoutCursor().text(json), false, e.retryAt());
            }
            throw e;
        }
        List<SweepCheckpoint.Change> changes =
                page.nodes().stream()
                        .map(node ->
                                new SweepCheckpoint.Change(
                                        ShopifyIds.numberOf(node.id()), node.updatedAt()))
                        .toList();
        List<SignalHint> hints =
                place.news(changes).stream()
                        .map(SweepCheckpoint.Change::order)
                        .distinct()
                        .map(id -> SignalHint.of(ShopifyIds.order(access.connection(), id)))
                        .toList();
        String cursor = page.next();
        Instant now = clock.instant();
        if (cursor != null) {
            return new SweepPage(hints, place.nextPage(changes, cursor).text(json), false, now);
        }
        return new SweepPage(
                hints,
                place.nextRound(changes, access.sweepOverlap()).text(json),
                true,
                now.plus(access.sweepEvery()));
    }

    private SweepCheckpoint place(ShopifyAccess access, @Nullable String checkpoint) {
        if (checkpoint != null) {
            return SweepCheckpoint.parse(checkpoint, json);
        }
        Instant from = access.sweepFrom();
        return SweepCheckpoint.beginning(
                from != null
                        ? from
                        : clock.instant().minus(FIRST_LOOK_BACK).truncatedTo(ChronoUnit.SECONDS));
    }

    private WireOrder.Page<WireChange> ask(ShopifyAccess access, SweepCheckpoint place) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("first", PAGE);
        variables.put(
                "query",
                "updated_at:>='%s'".formatted(place.from().truncatedTo(ChronoUnit.SECONDS)));
        if (place.after() != null) {
            variables.put("after", place.after());
        }
        JsonNode answer = api.ask(access, Documents.CHANGED, variables).path("orders");
        try {
            return json.treeToValue(
                    answer,
                    json.getTypeFactory()
                            .constructParametricType(WireOrder.Page.class, WireChange.class));
        } catch (JacksonException e) {
            throw trouble.notUnderstood(access.connection(), "orders", e);
        }
    }
}
