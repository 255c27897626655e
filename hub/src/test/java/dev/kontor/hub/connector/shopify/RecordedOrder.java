package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.model.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order in the form of the API's answer, changed for the case at hand and mapped. */
final class RecordedOrder {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final ObjectNode order = (ObjectNode) JSON.readTree(resource("order.json"));
    private List<WireRefund> refunds = List.of();

    RecordedOrder with(String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) order.at(pointer.substring(0, slash));
        parent.set(pointer.substring(slash + 1), JSON.readTree(value));
        return this;
    }

    RecordedOrder money(String field, String amount) {
        return with("/" + field, bag(amount));
    }

    RecordedOrder refunded(Consumer<ObjectNode> change) {
        ObjectNode refund = (ObjectNode) JSON.readTree(resource("refund.json"));
        change.accept(refund);
        refunds = List.of(JSON.treeToValue(refund, WireRefund.class));
        return this;
    }

    OrderMapper mapper() {
        WireOrder head = JSON.treeToValue(order, WireOrder.class);
        return new OrderMapper(
                ShopConnections.ID,
                new OrderParts(
                        head,
                        head.lineItems().nodes(),
                        head.fulfillments(),
                        head.transactions(),
                        refunds,
                        null));
    }

    Order order() {
        return mapper().order("vat_id");
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static String bag(String amount) {
        return "{\"shopMoney\":{\"amount\":\"%s\",\"currencyCode\":\"EUR\"}}".formatted(amount);
    }

    private static byte[] resource(String name) {
        try (InputStream in = RecordedOrder.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
