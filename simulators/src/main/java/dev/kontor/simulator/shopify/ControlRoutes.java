package dev.kontor.simulator.shopify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /_simulator}: the Java API of the simulator by HTTP, as README.md documents it.
 * Thread-safe.
 */
final class ControlRoutes {

    private static final Object NOTHING = Map.of();

    private final ShopifySimulator simulator;
    private final JsonMapper json;

    ControlRoutes(ShopifySimulator simulator, JsonMapper json) {
        this.simulator = simulator;
        this.json = json;
    }

    /** Subscriptions to make. */
    record SubscribeSpec(URI uri, List<String> topics) {}

    /** A new client secret. */
    record SecretSpec(String clientSecret, @Nullable Duration oldStaysFor) {}

    /** How far the clock goes on. */
    record ClockSpec(Duration advance) {}

    /** Answers a call below {@code /_simulator}; {@code path} starts behind it. */
    void handle(List<String> path, Exchange exchange) throws IOException {
        byte[] body = exchange.body();
        try {
            Object answer = answer(exchange.method(), path, body);
            exchange.answer(200, json.writeValueAsBytes(answer));
        } catch (SimulatorRefusal refusal) {
            error(exchange, refusal.status(), refusal.getMessage());
        } catch (JacksonException | IllegalArgumentException invalid) {
            error(exchange, 400, invalid.getMessage());
        }
    }

    private void error(Exchange exchange, int status, @Nullable String message) throws IOException {
        exchange.answer(
                status,
                json.writeValueAsBytes(
                        Map.of("error", Objects.requireNonNullElse(message, "not understood"))));
    }

    private Object answer(String method, List<String> path, byte[] body) {
        if (path.size() == 1) {
            return server(method + " " + path.getFirst(), body);
        }
        String shop = path.getFirst();
        if (path.size() == 2) {
            return shop(method + " " + path.get(1), shop, body);
        }
        if (path.get(1).equals("orders")) {
            long order = number(path.get(2));
            String what = path.size() == 3 ? "" : path.get(3);
            return order(method + " " + what, shop, order, body);
        }
        if (path.equals(List.of(shop, "deliveries", "resend")) && method.equals("POST")) {
            simulator.resendAll(shop);
            return NOTHING;
        }
        throw unknown(method, path);
    }

    private Object server(String call, byte[] body) {
        return switch (call) {
            case "POST shops" -> simulator.addShop(read(body, ShopSpec.class));
            case "GET shops" -> simulator.shops();
            case "GET statistics" -> simulator.statistics();
            case "GET clock" -> now();
            case "POST clock" -> {
                simulator.advance(read(body, ClockSpec.class).advance());
                yield now();
            }
            case "POST reset" -> {
                simulator.reset();
                yield NOTHING;
            }
            default -> throw SimulatorRefusal.notFound("no such route: " + call);
        };
    }

    private Object now() {
        return Map.of("now", simulator.now());
    }

    private Object shop(String call, String shop, byte[] body) {
        switch (call) {
            case "POST orders" -> {
                return place(shop, body);
            }
            case "GET orders" -> {
                return simulator.orders(shop);
            }
            case "GET subscriptions" -> {
                return simulator.subscriptions(shop);
            }
            case "GET deliveries" -> {
                return simulator.deliveryLog(shop);
            }
            case "POST subscriptions" -> {
                SubscribeSpec wanted = read(body, SubscribeSpec.class);
                List<String> made = new ArrayList<>();
                for (String topic : wanted.topics()) {
                    made.add(simulator.subscribe(shop, wanted.uri(), topic));
                }
                return Map.of("ids", made);
            }
            case "PUT deliveries" -> simulator.deliveries(shop, read(body, DeliveryFaults.class));
            case "PUT faults" -> simulator.faults(shop, read(body, ApiFaults.class));
            case "PUT limits" -> simulator.limits(shop, read(body, LimitSpec.class));
            case "POST secret" -> {
                SecretSpec secret = read(body, SecretSpec.class);
                simulator.rotateSecret(
                        shop,
                        secret.clientSecret(),
                        Objects.requireNonNullElse(secret.oldStaysFor(), Duration.ZERO));
            }
            case "POST uninstall" -> simulator.uninstall(shop);
            default -> throw SimulatorRefusal.notFound("no such route: " + call);
        }
        return NOTHING;
    }

    private Object place(String shop, byte[] body) {
        JsonNode node = json.readTree(body);
        if (!node.isArray()) {
            return simulator.createOrder(shop, json.treeToValue(node, OrderSpec.class));
        }
        List<OrderSpec> specs = new ArrayList<>();
        for (JsonNode each : node) {
            specs.add(json.treeToValue(each, OrderSpec.class));
        }
        return simulator.createOrders(shop, specs);
    }

    private Object order(String call, String shop, long order, byte[] body) {
        return switch (call) {
            case "GET " -> simulator.order(shop, order);
            case "POST pay" -> simulator.pay(shop, order);
            case "POST fulfil" ->
                    body.length == 0
                            ? simulator.fulfil(shop, order)
                            : simulator.fulfil(shop, order, read(body, FulfilSpec.class));
            case "POST edit" -> simulator.edit(shop, order, read(body, EditSpec.class));
            case "POST cancel" ->
                    simulator.cancel(
                            shop,
                            order,
                            body.length == 0
                                    ? CancelSpec.byCustomer()
                                    : read(body, CancelSpec.class));
            case "POST refund" -> simulator.refund(shop, order, read(body, RefundSpec.class));
            case "POST touch" -> simulator.touch(shop, order);
            case "DELETE customer" -> simulator.deleteCustomer(shop, order);
            default -> throw SimulatorRefusal.notFound("no such route: " + call);
        };
    }

    private <T> T read(byte[] body, Class<T> type) {
        return json.readValue(body, type);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw SimulatorRefusal.notFound("not the number of an order: " + text);
        }
    }

    private static SimulatorRefusal unknown(String method, List<String> path) {
        return SimulatorRefusal.notFound("no such route: " + method + " " + String.join("/", path));
    }
}
