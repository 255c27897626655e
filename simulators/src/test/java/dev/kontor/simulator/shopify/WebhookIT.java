package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ShopifySimulator shopify;
    private ShopAccess shop;
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        shopify = ShopifySimulator.start();
        shop =
                shopify.addShop(
                        ShopSpec.named("kaffee")
                                .withSecrets("id", "test_secret_lexhub", "shpat_1"));
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        shopify.close();
        receiver.close();
    }

    private static OrderSpec coffee() {
        return OrderSpec.of(
                        CustomerSpec.named("Jörg", "Müller", "j@example.org"),
                        LineSpec.of("Kaffee", "K-1", 2, "9.90", "0.07"))
                .withAddress(AddressSpec.of("Jörg", "Müller", "Weg 1", "10115", "Berlin"))
                .withShipping(ShippingSpec.of("DHL", "4.99"));
    }

    private void subscribe(String... topics) {
        shopify.subscribe("kaffee", receiver.uri(), topics);
    }

    private void settle() {
        assertThat(shopify.awaitDeliveries(SOON)).isTrue();
    }

    @Test
    void sendsTheDocumentedHeadersAndASignedRestBody() {
        subscribe("orders/create");
        PlacedOrder placed = shopify.createOrder("kaffee", coffee());
        settle();
        Receiver.Received call = receiver.received.getFirst();
        assertThat(call.header("X-Shopify-Topic")).isEqualTo("orders/create");
        assertThat(call.header("X-Shopify-Shop-Domain")).isEqualTo("kaffee.myshopify.com");
        assertThat(call.header("X-Shopify-API-Version")).isEqualTo("2026-10");
        assertThat(call.header("X-Shopify-Webhook-Id")).hasSize(36);
        assertThat(call.header("X-Shopify-Event-Id")).hasSize(36);
        assertThat(call.header("X-Shopify-Triggered-At")).endsWith("Z");
        assertThat(call.header("X-Shopify-Hmac-Sha256"))
                .isEqualTo(WebhookSignature.of(call.body(), shop.clientSecret()));
        JsonNode body = JSON.readTree(call.body());
        assertThat(body.path("id").longValue()).isEqualTo(placed.id());
        assertThat(body.path("admin_graphql_api_id").stringValue()).isEqualTo(placed.gid());
        assertThat(body.path("total_price").stringValue()).isEqualTo("24.79");
        assertThat(body.path("line_items").path(0).path("price").stringValue()).isEqualTo("9.90");
        assertThat(body.path("created_at").stringValue()).containsPattern("\\+0[12]:00$");
        assertThat(body.path("customer").path("last_name").stringValue()).isEqualTo("Müller");
        assertThat(body.path("tax_lines").path(0).path("rate").decimalValue())
                .isEqualByComparingTo("0.07");
    }

    @Test
    void showsWhatItWouldSendWithoutSendingIt() {
        subscribe("orders/updated");
        PlacedOrder placed = shopify.createOrder("kaffee", coffee().silently());
        List<SignedWebhook> webhooks = shopify.webhooks("kaffee", placed.id());
        settle();
        assertThat(receiver.received).isEmpty();
        assertThat(webhooks)
                .singleElement()
                .satisfies(webhook -> {
                    assertThat(webhook.address()).isEqualTo(receiver.uri());
                    assertThat(webhook.headers())
                            .containsEntry("X-Shopify-Topic", "orders/updated")
                            .containsEntry(
                                    "X-Shopify-Hmac-Sha256",
                                    WebhookSignature.of(webhook.body(), shop.clientSecret()));
                    assertThat(JSON.readTree(webhook.body()).path("id").longValue())
                            .isEqualTo(placed.id());
                });
    }

    @Test
    void sharesTheEventIdButNotTheWebhookIdBetweenTheTopicsOfOneAction() {
        subscribe("orders/create", "orders/paid", "orders/updated", "order_transactions/create");
        shopify.createOrder("kaffee", coffee());
        settle();
        assertThat(receiver.received).hasSize(4);
        assertThat(ids("X-Shopify-Event-Id")).hasSize(1);
        assertThat(ids("X-Shopify-Webhook-Id")).hasSize(4);
    }

    private Set<String> ids(String header) {
        Set<String> ids = new HashSet<>();
        receiver.received.forEach(call -> ids.add(call.header(header)));
        return ids;
    }

    @Test
    void firesTheTopicsOfEachAction() {
        subscribe(WebhookTopic.FIRED.toArray(String[]::new));
        PlacedOrder placed = shopify.createOrder("kaffee", coffee().unpaid());
        shopify.edit("kaffee", placed.id(), EditSpec.quantity(1, 1));
        shopify.pay("kaffee", placed.id());
        shopify.fulfil("kaffee", placed.id());
        PlacedRefund refund = shopify.refund("kaffee", placed.id(), RefundSpec.ofLine(1, 1));
        PlacedOrder other = shopify.createOrder("kaffee", coffee().silently());
        shopify.cancel("kaffee", other.id(), CancelSpec.byCustomer());
        settle();
        assertThat(receiver.of("orders/create")).hasSize(1);
        assertThat(receiver.of("orders/edited")).hasSize(1);
        assertThat(receiver.of("orders/paid")).hasSize(1);
        assertThat(receiver.of("orders/fulfilled")).hasSize(1);
        assertThat(receiver.of("orders/cancelled")).hasSize(1);
        assertThat(receiver.of("refunds/create")).hasSize(2);
        assertThat(receiver.of("order_transactions/create")).hasSize(3);
        assertThat(receiver.of("orders/updated")).hasSize(6);
        JsonNode body = JSON.readTree(receiver.of("refunds/create").getFirst().body());
        assertThat(body.path("order_id").longValue()).isIn(placed.id(), other.id());
        List<Long> refunds =
                receiver.of("refunds/create").stream()
                        .map(call -> JSON.readTree(call.body()).path("id").longValue())
                        .toList();
        assertThat(refunds).contains(refund.id());
    }

    @Test
    void retriesEightTimesWithinFourHoursUnderTheSameIdAndThenDropsTheSubscription()
            throws Exception {
        receiver.status = 500;
        subscribe("orders/create");
        shopify.createOrder("kaffee", coffee());
        for (int retry = 0; retry < 8; retry++) {
            int before = retry + 1;
            Receiver.await("attempt " + before, () -> receiver.received.size() == before);
            Receiver.await(
                    "outcome of attempt " + before,
                    () -> shopify.deliveryLog("kaffee").getFirst().attempts() == before);
            Duration wait = WebhookDispatcher.SCHEDULE.get(retry);
            shopify.advance(wait.minusSeconds(5));
            assertThat(shopify.subscriptions("kaffee")).hasSize(1);
            shopify.advance(Duration.ofSeconds(6));
        }
        settle();
        assertThat(receiver.received).hasSize(9);
        assertThat(ids("X-Shopify-Webhook-Id")).hasSize(1);
        assertThat(shopify.subscriptions("kaffee")).isEmpty();
        assertThat(shopify.deliveryLog("kaffee").getFirst().outcome()).isEqualTo("failed");
        assertThat(shopify.statistics().shops().get("kaffee").removedSubscriptions()).isEqualTo(1);
        assertThat(WebhookDispatcher.SCHEDULE.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void deliversAtARetryAndKeepsTheSubscription() throws Exception {
        receiver.status = 503;
        subscribe("orders/create");
        shopify.createOrder("kaffee", coffee());
        Receiver.await(
                "first attempt", () -> shopify.deliveryLog("kaffee").getFirst().attempts() == 1);
        receiver.status = 204;
        shopify.advance(Duration.ofMinutes(2));
        settle();
        assertThat(receiver.received).hasSize(2);
        assertThat(shopify.deliveryLog("kaffee").getFirst().outcome()).isEqualTo("delivered");
        assertThat(shopify.subscriptions("kaffee")).hasSize(1);
    }

    @Test
    void keepsASubscriptionToWhichAnythingGotThroughMeanwhile() throws Exception {
        receiver.status = 500;
        subscribe("orders/create");
        shopify.createOrder("kaffee", coffee());
        Receiver.await(
                "first attempt", () -> shopify.deliveryLog("kaffee").getFirst().attempts() == 1);
        receiver.status = 200;
        shopify.createOrder("kaffee", coffee());
        Receiver.await(
                "a success",
                () -> shopify.deliveryLog("kaffee").get(1).outcome().equals("delivered"));
        receiver.status = 500;
        for (int attempt = 2; attempt <= 9; attempt++) {
            shopify.advance(Duration.ofHours(3));
            int expected = attempt;
            Receiver.await(
                    "attempt " + attempt,
                    () -> shopify.deliveryLog("kaffee").getFirst().attempts() == expected);
        }
        settle();
        assertThat(shopify.subscriptions("kaffee")).hasSize(1);
    }

    @Test
    void retriesFasterOnATimeScale() {
        try (ShopifySimulator fast =
                ShopifySimulator.start(
                        ShopifySimulatorOptions.defaults().withTimeScale(1_000_000))) {
            fast.addShop(ShopSpec.named("tee"));
            receiver.status = 500;
            fast.subscribe("tee", receiver.uri(), "orders/create");
            fast.createOrder("tee", coffee());
            assertThat(fast.awaitDeliveries(SOON)).isTrue();
            assertThat(receiver.received).hasSize(9);
        }
    }

    @Test
    void countsASlowAnswerAsFailureAndNeverMakesTheApiWait() throws Exception {
        ShopifySimulatorOptions impatient =
                ShopifySimulatorOptions.defaults()
                        .withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(400));
        receiver.holdingBack = new CountDownLatch(1);
        try (ShopifySimulator hurried = ShopifySimulator.start(impatient)) {
            hurried.addShop(ShopSpec.named("tee"));
            hurried.subscribe("tee", receiver.uri(), "orders/create");
            PlacedOrder placed = hurried.createOrder("tee", coffee());
            assertThat(hurried.order("tee", placed.id()).name())
                    .as("answered while the delivery still waits")
                    .isEqualTo("#1001");
            Receiver.await(
                    "time-out",
                    () -> hurried.deliveryLog("tee").getFirst().outcome().equals("retrying"));
            assertThat(hurried.deliveryLog("tee").getFirst().lastStatus()).isNull();
        } finally {
            receiver.holdingBack.countDown();
        }
    }

    @Test
    void losesTheNextAndDuplicatesAndShufflesTheRest() {
        subscribe("orders/create");
        shopify.deliveries("kaffee", DeliveryFaults.losingNext(1));
        shopify.createOrder("kaffee", coffee());
        shopify.deliveries("kaffee", DeliveryFaults.rough(0, 1, Duration.ofMillis(300)));
        shopify.createOrders("kaffee", Collections.nCopies(20, coffee()));
        settle();
        assertThat(receiver.received).hasSize(40);
        assertThat(ids("X-Shopify-Webhook-Id")).hasSize(20);
        List<Long> arrived =
                receiver.received.stream()
                        .map(call -> JSON.readTree(call.body()).path("id").longValue())
                        .toList();
        assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
        Statistics.TopicStatistics counted =
                shopify.statistics().shops().get("kaffee").deliveries().get("orders/create");
        assertThat(counted).isEqualTo(new Statistics.TopicStatistics(40, 40, 0, 1, 20));
    }

    @Test
    void dropsAShareOfDeliveriesForGood() {
        subscribe("orders/create");
        shopify.deliveries("*", DeliveryFaults.rough(0.5, 0, Duration.ofMillis(1)));
        shopify.createOrders("kaffee", Collections.nCopies(200, coffee()));
        settle();
        assertThat(receiver.received.size()).isBetween(60, 140);
        assertThat(shopify.deliveryLog("kaffee"))
                .filteredOn(delivery -> delivery.outcome().equals("dropped"))
                .hasSize(200 - receiver.received.size());
    }

    @Test
    void cutsABodyThatIsStillSignedAsSent() {
        subscribe("orders/create");
        shopify.deliveries("kaffee", new DeliveryFaults(0, 0, null, 0, 1, false));
        shopify.createOrder("kaffee", coffee());
        settle();
        Receiver.Received call = receiver.received.getFirst();
        assertThat(call.header("X-Shopify-Hmac-Sha256"))
                .isEqualTo(WebhookSignature.of(call.body(), shop.clientSecret()));
        assertThat(call.text()).doesNotEndWith("}");
    }

    @Test
    void holdsEverythingBackWhilePausedAndSendsItThen() {
        subscribe("orders/create");
        shopify.deliveries("kaffee", new DeliveryFaults(0, 0, null, 0, 0, true));
        shopify.createOrders("kaffee", Collections.nCopies(3, coffee()));
        assertThat(shopify.awaitDeliveries(Duration.ofMillis(300))).isFalse();
        assertThat(receiver.received).isEmpty();
        shopify.deliveries("kaffee", DeliveryFaults.none());
        settle();
        assertThat(receiver.received).hasSize(3);
    }

    @Test
    void sendsEverythingOnceMoreUnderTheSameIds() {
        subscribe("orders/create", "orders/updated");
        shopify.createOrders("kaffee", Collections.nCopies(3, coffee()));
        settle();
        shopify.resendAll("kaffee");
        settle();
        assertThat(receiver.received).hasSize(12);
        assertThat(ids("X-Shopify-Webhook-Id")).hasSize(6);
    }

    @Test
    void signsWithEitherSecretWhileARotationIsFresh() {
        subscribe("orders/create");
        shopify.rotateSecret("kaffee", "shpss_new", Duration.ofHours(1));
        shopify.createOrders("kaffee", Collections.nCopies(40, coffee()));
        settle();
        long old =
                receiver.received.stream()
                        .filter(call -> isSignedBy(call, "test_secret_lexhub"))
                        .count();
        assertThat(old).isBetween(1L, 39L);
        shopify.advance(Duration.ofHours(2));
        receiver.received.clear();
        shopify.createOrders("kaffee", Collections.nCopies(10, coffee()));
        settle();
        assertThat(receiver.received).allMatch(call -> isSignedBy(call, "shpss_new"));
    }

    private static boolean isSignedBy(Receiver.Received call, String secret) {
        return WebhookSignature.of(call.body(), secret)
                .equals(call.header("X-Shopify-Hmac-Sha256"));
    }

    @Test
    void tellsTheAppThatItWasUninstalledAndForgetsIt() throws Exception {
        subscribe("app/uninstalled", "orders/create");
        shopify.uninstall("kaffee");
        settle();
        assertThat(receiver.of("app/uninstalled")).hasSize(1);
        assertThat(shopify.subscriptions("kaffee")).isEmpty();
        try (AppClient app = new AppClient(shop)) {
            assertThat(app.post("{ shop { name } }", Map.of(), "shpat_1", "2026-10").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void answersTheAppsOwnAnnotationWithAnotherUpdate() throws Exception {
        subscribe("orders/updated");
        PlacedOrder placed = shopify.createOrder("kaffee", coffee().silently());
        try (AppClient app = new AppClient(shop)) {
            app.ask(
                    "mutation { tagsAdd(id: \""
                            + placed.gid()
                            + "\", tags: [\"RE-1\"]) { userErrors { message } } }");
        }
        settle();
        assertThat(receiver.received).hasSize(1);
        assertThat(new String(receiver.received.getFirst().body(), StandardCharsets.UTF_8))
                .contains("\"tags\":\"RE-1\"");
    }

    @Test
    void sendsOnlyTheFieldsASubscriptionWants() throws Exception {
        try (AppClient app = new AppClient(shop)) {
            app.ask(
                    "mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri: \""
                            + receiver.uri()
                            + "\", includeFields: [\"id\", \"updated_at\"], name: \"kurz\"}) { userErrors { message } } }");
        }
        shopify.createOrder("kaffee", coffee());
        settle();
        JsonNode body = JSON.readTree(receiver.received.getFirst().body());
        assertThat(body.propertyNames()).containsExactly("id", "updated_at");
        assertThat(receiver.received.getFirst().header("X-Shopify-Name")).isEqualTo("kurz");
    }
}
