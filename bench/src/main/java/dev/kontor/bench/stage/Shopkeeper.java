package dev.kontor.bench.stage;

import dev.kontor.simulator.shopify.CancelSpec;
import dev.kontor.simulator.shopify.EditSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderReport;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.RefundSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays orders in the shops and notes what each should come to in the books. What happens to an
 * order before Kontor reads it happens silently: only the last change is announced. Thread-safe for
 * one who plays; {@link #placeSilently} may be called by many.
 */
public final class Shopkeeper {

    private static final LineSpec ADDED = LineSpec.of("Kanne", "KA-1", 1, "19.00", "0.19");

    private final ShopifySimulator shopify;
    private final Map<String, PlayedOrder> played = new ConcurrentHashMap<>();

    public Shopkeeper(Stage stage) {
        this.shopify = stage.shopify();
    }

    /** All that were played so far. */
    public List<PlayedOrder> played() {
        return List.copyOf(played.values());
    }

    /** Places an order and lets its fate happen. */
    public PlayedOrder play(PlannedOrder plan) {
        PlayedOrder order =
                switch (plan.fate()) {
                    case PLAIN -> plain(plan);
                    case REFUNDED -> refunded(plan);
                    case EDITED -> edited(plan);
                    case CANCELLED -> cancelled(plan);
                };
        played.put(order.key(), order);
        return order;
    }

    /** Places a plain order, sent at once, of which the shop tells nobody. */
    public PlayedOrder placeSilently(PlannedOrder plan) {
        PlacedOrder placed =
                shopify.createOrder(plan.tenant().shop(), plan.spec().fulfilledAtOnce().silently());
        PlayedOrder order = order(plan, placed, placed.total());
        played.put(order.key(), order);
        return order;
    }

    /** What the shop would send because of an order. */
    public Webhook webhook(PlayedOrder order) {
        return Webhook.of(shopify.webhooks(order.tenant().shop(), order.id()).getFirst());
    }

    /** Gives back one unit of the first line, later. */
    public PlayedOrder refund(PlayedOrder order) {
        BigDecimal amount =
                shopify.refund(order.tenant().shop(), order.id(), RefundSpec.ofLine(1, 1)).total();
        PlayedOrder changed = order.withRefund(amount);
        played.put(changed.key(), changed);
        return changed;
    }

    private PlayedOrder plain(PlannedOrder plan) {
        PlacedOrder placed =
                shopify.createOrder(plan.tenant().shop(), plan.spec().fulfilledAtOnce());
        return order(plan, placed, placed.total());
    }

    private PlayedOrder refunded(PlannedOrder plan) {
        PlacedOrder placed =
                shopify.createOrder(plan.tenant().shop(), plan.spec().fulfilledAtOnce().silently());
        BigDecimal amount =
                shopify.refund(plan.tenant().shop(), placed.id(), RefundSpec.ofLine(1, 1)).total();
        return order(plan, placed, placed.total()).withRefund(amount);
    }

    private PlayedOrder edited(PlannedOrder plan) {
        String shop = plan.tenant().shop();
        PlacedOrder placed = shopify.createOrder(shop, plan.spec().silently());
        shopify.edit(shop, placed.id(), EditSpec.adding(ADDED));
        OrderReport edited = shopify.order(shop, placed.id());
        shopify.fulfil(shop, placed.id());
        return order(plan, placed, edited.currentTotal());
    }

    private PlayedOrder cancelled(PlannedOrder plan) {
        String shop = plan.tenant().shop();
        PlacedOrder placed = shopify.createOrder(shop, plan.spec().silently());
        shopify.cancel(shop, placed.id(), CancelSpec.byCustomer());
        return new PlayedOrder(
                plan.tenant(), placed.id(), placed.name(), plan.buyer(), null, List.of());
    }

    private static PlayedOrder order(PlannedOrder plan, PlacedOrder placed, BigDecimal charged) {
        return new PlayedOrder(
                plan.tenant(), placed.id(), placed.name(), plan.buyer(), charged, List.of());
    }
}
