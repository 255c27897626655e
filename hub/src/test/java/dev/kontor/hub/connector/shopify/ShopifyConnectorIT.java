package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.hub.connector.Annotation;
import dev.kontor.hub.connector.ConnectorError;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.connector.SweepPage;
import dev.kontor.hub.connector.WriteAnswer;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.ApiFaults;
import dev.kontor.simulator.shopify.CancelSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.DiscountSpec;
import dev.kontor.simulator.shopify.EditSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderReport;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.PlacedRefund;
import dev.kontor.simulator.shopify.RefundSpec;
import dev.kontor.simulator.shopify.ShippingSpec;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.SubscriptionReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShopifyConnectorIT {

    private static ShopifySimulator simulator;

    private final ShopifyConnector connector =
            new ShopifyConnector(new ShopifySettings(), InstantSource.system());
    private ShopAccess shop;
    private Connection connection;

    @BeforeAll
    static void startSimulator() {
        simulator = ShopifySimulator.start();
    }

    @AfterAll
    static void stopSimulator() {
        simulator.close();
    }

    @BeforeEach
    void openShop() {
        simulator.reset();
        shop = simulator.addShop(ShopSpec.named("kaffee"));
        connection =
                ShopConnections.with(
                        Map.of("base-url", shop.baseUri().toString()),
                        Map.of(
                                "client-secret",
                                shop.clientSecret(),
                                "access-token",
                                shop.accessToken()));
    }

    @Test
    void readsWhatTheCatalogueSaysWhereThatIsWanted() {
        PlacedOrder placed =
                place(
                        OrderSpec.of(
                                CustomerSpec.named("Kim", "Ex", "kim@example.org"),
                                LineSpec.of("Buch", "B-1", 1, "12.00", "0.07")
                                        .ofProduct("Bücher", "Neu", "Romane"),
                                LineSpec.of("Sonderwunsch", "S-1", 1, "5.00", "0.19")));

        assertThat(read(placed).sale().lines())
                .extracting(SaleLine::product)
                .containsOnly(SaleLine.Product.UNKNOWN);

        connection =
                ShopConnections.with(
                        Map.of("base-url", shop.baseUri().toString(), "read-products", "true"),
                        Map.of(
                                "client-secret",
                                shop.clientSecret(),
                                "access-token",
                                shop.accessToken()));
        assertThat(read(placed).sale().lines())
                .extracting(SaleLine::product)
                .containsExactly(
                        new SaleLine.Product("Bücher", List.of("Neu", "Romane"), null),
                        SaleLine.Product.UNKNOWN);
    }

    @Test
    void readsAnOrderWithEverythingItNeeds() {
        PlacedOrder placed =
                place(
                        OrderSpec.of(
                                        CustomerSpec.named("Kim", "Ex", "kim@example.org"),
                                        LineSpec.of("Lampe", "L-1", 1, "125.00", "0.19"),
                                        LineSpec.of("Buch", "B-1", 2, "12.00", "0.07"))
                                .withAddress(
                                        AddressSpec.of("Kim", "Ex", "Weg 1", "10115", "Berlin")
                                                .withCompany("Ex GmbH"))
                                .withVatId("DE123456789")
                                .withDiscount(DiscountSpec.code("HERBST", "5.00"))
                                .withShipping(ShippingSpec.of("DHL", "4.99"))
                                .fulfilledAtOnce());

        Order order = read(placed);

        assertThat(order.number()).isEqualTo(placed.name());
        assertThat(order.charged()).isEqualTo(euro(placed.total()));
        assertThat(order.sale().tax()).isEqualTo(euro(placed.tax()));
        assertThat(order.paidAt()).isNotNull();
        assertThat(order.fulfilledAt()).isNotNull();
        assertThat(order.customer().company()).isEqualTo("Ex GmbH");
        assertThat(order.customer().vatId()).isEqualTo("DE123456789");
        assertThat(order.customer().email()).isEqualTo("kim@example.org");
        assertThat(order.sale().lines()).extracting(SaleLine::sku).containsExactly("L-1", "B-1");
        assertThat(sumOf(order)).isEqualTo(order.charged());
    }

    @Test
    void readsNetPrices() {
        Order order =
                read(
                        place(
                                OrderSpec.of(
                                                null,
                                                LineSpec.of("A", "A", 3, "9.99", "0.19"),
                                                LineSpec.of("B", "B", 7, "1.37", "0.07"))
                                        .withShipping(ShippingSpec.of("DHL", "3.33"))
                                        .withNetPrices()));

        assertThat(order.sale().pricesIncludeTax()).isFalse();
        assertThat(sumOf(order).plus(order.sale().tax())).isEqualTo(order.charged());
    }

    @Test
    void keepsTheSaleAsChargedThroughRefunds() {
        PlacedOrder placed =
                place(
                        OrderSpec.of(
                                        null,
                                        LineSpec.of("A", "A", 3, "9.99", "0.19"),
                                        LineSpec.of("B", "B", 2, "5.00", "0.07"))
                                .withDiscount(DiscountSpec.code("X", "2.00"))
                                .withShipping(ShippingSpec.of("DHL", "4.99"))
                                .fulfilledAtOnce());
        Order before = read(placed);

        PlacedRefund goods =
                simulator.refund(
                        "kaffee", placed.id(), RefundSpec.ofLine(1, 1).withShipping("4.99"));
        PlacedRefund amount = simulator.refund("kaffee", placed.id(), RefundSpec.ofAmount("1.50"));
        Order after = read(placed);

        assertThat(after.sale()).isEqualTo(before.sale());
        assertThat(after.charged()).isEqualTo(before.charged());
        assertThat(after.paidAt()).isEqualTo(before.paidAt());
        assertThat(after.fulfilledAt()).isEqualTo(before.fulfilledAt());
        assertThat(after.refunds())
                .extracting(Refund::amount)
                .containsExactly(euro(goods.total()), euro(amount.total()));
        assertThat(after.refunds().getFirst().ref())
                .isEqualTo(ref("refund", Long.toString(goods.id())));
        assertThat(after.refunds().getFirst().lines().getFirst().amount())
                .isEqualTo(euro(goods.lineSubtotals().getFirst()));
        assertThat(after.refunds().getFirst().shipping()).isEqualTo(Money.euro("4.99"));
        assertThat(after.refunds().get(1).adjustment()).isEqualTo(Money.euro("1.50"));
        assertThat(after.refunded()).isEqualTo(euro(goods.total()).plus(euro(amount.total())));
    }

    @Test
    void letsAnEditBeforeTheFirstReadTakeEffect() {
        PlacedOrder placed =
                place(
                        OrderSpec.of(
                                        null,
                                        LineSpec.of("A", "A", 3, "9.99", "0.19"),
                                        LineSpec.of("B", "B", 2, "5.00", "0.07"))
                                .withDiscount(DiscountSpec.code("X", "2.00"))
                                .unpaid());
        simulator.edit("kaffee", placed.id(), EditSpec.quantity(1, 1));
        simulator.edit("kaffee", placed.id(), EditSpec.quantity(2, 0));

        Order order = read(placed);

        OrderReport report = simulator.order("kaffee", placed.id());
        assertThat(order.sale().lines()).extracting(SaleLine::name).containsExactly("A");
        assertThat(order.charged()).isEqualTo(euro(report.currentTotal()));
        assertThat(sumOf(order)).isEqualTo(order.charged());
        assertThat(order.refunds()).isEmpty();
        assertThat(order.paidAt()).isNull();
    }

    @Test
    void takesACancelledOrderForChargedAndRefunded() {
        PlacedOrder paid = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "10.00", "0.19")));
        PlacedOrder unpaid =
                place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "10.00", "0.19")).unpaid());
        simulator.cancel("kaffee", paid.id(), CancelSpec.byCustomer());
        simulator.cancel("kaffee", unpaid.id(), CancelSpec.byCustomer());

        for (Order order : List.of(read(paid), read(unpaid))) {
            assertThat(order.cancelledAt()).isNotNull();
            assertThat(order.fulfilledAt()).isNull();
            assertThat(order.charged()).isEqualTo(Money.euro("10.00"));
            assertThat(order.refunded()).isEqualTo(Money.euro("10.00"));
        }
    }

    @Test
    void losesNoLineOfALongOrder() {
        LineSpec[] lines =
                IntStream.rangeClosed(1, 260)
                        .mapToObj(i -> LineSpec.of("Teil " + i, "T-" + i, 1, "1.00", "0.19"))
                        .toArray(LineSpec[]::new);
        PlacedOrder placed = place(OrderSpec.of(null, lines));
        for (int refund = 1; refund <= 12; refund++) {
            simulator.refund("kaffee", placed.id(), RefundSpec.ofLine(refund, 1));
        }

        Order order = readPatiently(placed);

        assertThat(order.sale().lines()).hasSize(260);
        assertThat(order.charged()).isEqualTo(Money.euro("260.00"));
        assertThat(order.refunds()).hasSize(12);
        assertThat(order.refunded()).isEqualTo(Money.euro("12.00"));
    }

    @Test
    void saysThatAnUnknownOrderIsGone() {
        assertThat(connector.read(connection, ref("order", "999999999")))
                .isInstanceOf(Snapshot.Gone.class);
    }

    @Test
    void asksForTheAdministratorWhenTheTokenIsWrong() {
        Connection stranger =
                ShopConnections.with(
                        Map.of("base-url", shop.baseUri().toString()),
                        Map.of("client-secret", "x", "access-token", "shpat_wrong"));

        assertThat(connector.read(stranger, ref("order", "1")))
                .isInstanceOfSatisfying(
                        Snapshot.Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.administratorMustAct()).isTrue();
                            assertThat(unreadable.reason().toString()).doesNotContain("shpat");
                        });
    }

    @Test
    void retriesServerErrorsAndCutConnectionsLaterAndLater() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        simulator.faults("kaffee", ApiFaults.failing(2, 503));
        Instant first = unreadable(placed).retryAt();
        Instant second = unreadable(placed).retryAt();
        simulator.faults("kaffee", ApiFaults.cutting(1, true));
        Snapshot.Unreadable third = unreadable(placed);

        assertThat(first).isAfter(Instant.now().minusSeconds(1));
        assertThat(second).isAfter(first);
        assertThat(third.retryAt()).isAfter(second);
        assertThat(third.administratorMustAct()).isFalse();
        assertThat(read(placed).charged()).isEqualTo(Money.euro("1.00"));
    }

    @Test
    void saysThatAShopThatIsAwayIsReadLater() {
        Connection away =
                ShopConnections.with(
                        Map.of("base-url", "http://127.0.0.1:1"),
                        Map.of("client-secret", "x", "access-token", "shpat_x"));

        assertThat(connector.read(away, ref("order", "1")))
                .isInstanceOfSatisfying(
                        Snapshot.Unreadable.class,
                        unreadable -> assertThat(unreadable.administratorMustAct()).isFalse());
        assertThat(connector.annotate(away, ref("order", "1"), note()))
                .isInstanceOf(WriteAnswer.Unreachable.class);
    }

    @Test
    void waitsAsTheCostModelSaysWhenThrottled() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        simulator.faults("kaffee", ApiFaults.throttling(1));

        Snapshot.Unreadable throttled = unreadable(placed);

        assertThat(throttled.administratorMustAct()).isFalse();
        assertThat(throttled.retryAt()).isBefore(Instant.now().plusSeconds(30));
    }

    @Test
    void holdsQueriesBackRatherThanRunningIntoTheLimit() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        int present = 0;
        for (int i = 0; i < 60; i++) {
            if (connector.read(connection, ref(placed)) instanceof Snapshot.Present) {
                present++;
            }
        }

        assertThat(present).isPositive();
        assertThat(simulator.statistics().shops().get("kaffee").throttled()).isZero();
    }

    @Test
    void getsATokenByClientCredentialsAndANewOneWhenItIsRefused() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        connection =
                ShopConnections.with(
                        Map.of("base-url", shop.baseUri().toString(), "client-id", shop.clientId()),
                        Map.of("client-secret", shop.clientSecret()));

        assertThat(read(placed).charged()).isEqualTo(Money.euro("1.00"));
        simulator.advance(java.time.Duration.ofHours(25));
        assertThat(read(placed).charged()).isEqualTo(Money.euro("1.00"));
    }

    @Test
    void sweepsPageByPageAndReportsNothingTwice() {
        List<OrderSpec> specs =
                IntStream.range(0, 230)
                        .mapToObj(i -> OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")))
                        .toList();
        List<PlacedOrder> placed = simulator.createOrders("kaffee", specs);

        List<SweepPage> first = round(null);
        List<SweepPage> quiet = round(first.getLast().next());
        simulator.advance(java.time.Duration.ofSeconds(2));
        simulator.touch("kaffee", placed.getFirst().id());
        List<SweepPage> news = round(quiet.getLast().next());

        assertThat(first).hasSize(3);
        assertThat(hints(first))
                .containsExactlyInAnyOrderElementsOf(
                        placed.stream().map(order -> SignalHint.of(ref(order))).toList());
        assertThat(hints(quiet)).isEmpty();
        assertThat(quiet.getLast().lookAgain()).isAfter(Instant.now().plusSeconds(200));
        assertThat(hints(news)).containsExactly(SignalHint.of(ref(placed.getFirst())));
    }

    @Test
    void saysWhySweepingFailed() {
        simulator.faults("kaffee", ApiFaults.failing(1, 503));

        ConnectorFailure failure =
                catchThrowableOfType(
                        ConnectorFailure.class, () -> connector.sweep(connection, null));

        assertThat(failure.error()).isEqualTo(ConnectorError.ANSWER_LOST);
        assertThat(failure.administratorMustAct()).isFalse();
    }

    @Test
    void annotatesAnOrderAndRepeatingItChangesNothing() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        PlacedRefund refund = simulator.refund("kaffee", placed.id(), RefundSpec.ofLine(1, 1));

        WriteAnswer first = connector.annotate(connection, ref(placed), note());
        WriteAnswer second = connector.annotate(connection, ref(placed), note());
        WriteAnswer third =
                connector.annotate(
                        connection,
                        ref("refund", Long.toString(refund.id())),
                        new Annotation("credit-note", "RK0001", null));

        assertThat(List.of(first, second, third)).containsOnly(new WriteAnswer.Done());
        assertThat(simulator.order("kaffee", placed.id()).metafields().toString())
                .contains("invoice_number", "RE0042", "invoice_link")
                .contains("credit_note_number_" + refund.id(), "RK0001");
    }

    @Test
    void passesOnWhyAnAnnotationWasRejected() {
        assertThat(connector.annotate(connection, ref("order", "999999999"), note()))
                .isInstanceOf(WriteAnswer.Rejected.class);
    }

    @Test
    void doesNotKnowWhetherAnAnnotationWhoseAnswerWasLostWasWritten() {
        PlacedOrder placed = place(OrderSpec.of(null, LineSpec.of("A", "A", 1, "1.00", "0.19")));
        simulator.faults("kaffee", ApiFaults.cutting(1, true));

        assertThat(connector.annotate(connection, ref(placed), note()))
                .isInstanceOf(WriteAnswer.Unknown.class);
    }

    @Test
    void subscribesToWhatIsMissingAndRemovesWhatPointsToAnOldAddress() {
        simulator.subscribe(
                "kaffee", java.net.URI.create("https://old.example/in/TOKEN"), "orders/create");
        simulator.subscribe(
                "kaffee", java.net.URI.create("https://other.example/hook"), "orders/create");
        String address = "https://hub.example/in/TOKEN";

        List<String> first = connector.ensureWebhooks(connection, address);
        List<String> second = connector.ensureWebhooks(connection, address);

        assertThat(first).hasSize(10);
        assertThat(second).isEmpty();
        assertThat(simulator.subscriptions("kaffee"))
                .extracting(SubscriptionReport::uri)
                .map(Object::toString)
                .contains("https://other.example/hook")
                .doesNotContain("https://old.example/in/TOKEN")
                .hasSize(10);
        assertThat(connector.ensureWebhooks(connection, null)).isEmpty();
    }

    private List<SweepPage> round(String checkpoint) {
        List<SweepPage> pages = new ArrayList<>();
        pages.add(connector.sweep(connection, checkpoint));
        while (!pages.getLast().complete()) {
            pages.add(connector.sweep(connection, pages.getLast().next()));
        }
        return pages;
    }

    private static List<SignalHint> hints(List<SweepPage> pages) {
        return pages.stream().flatMap(page -> page.hints().stream()).toList();
    }

    private PlacedOrder place(OrderSpec spec) {
        return simulator.createOrder("kaffee", spec);
    }

    private Order read(PlacedOrder placed) {
        Snapshot snapshot = connector.read(connection, ref(placed));
        assertThat(snapshot).isInstanceOf(Snapshot.Present.class);
        return (Order) ((Snapshot.Present) snapshot).object();
    }

    /** As the lane does: comes again when told to. */
    private Order readPatiently(PlacedOrder placed) {
        Map<String, Order> found = new HashMap<>();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .until(() -> {
                    if (connector.read(connection, ref(placed))
                            instanceof Snapshot.Present present) {
                        found.put("order", (Order) present.object());
                    }
                    return found.containsKey("order");
                });
        return found.get("order");
    }

    private Snapshot.Unreadable unreadable(PlacedOrder placed) {
        Snapshot snapshot = connector.read(connection, ref(placed));
        assertThat(snapshot).isInstanceOf(Snapshot.Unreadable.class);
        return (Snapshot.Unreadable) snapshot;
    }

    private static Money sumOf(Order order) {
        Money sum = Money.euro("0.00");
        for (SaleLine line : order.sale().lines()) {
            sum =
                    sum.plus(new Money(line.unitPrice().amount().multiply(line.quantity()), "EUR"))
                            .minus(line.discount());
        }
        for (var charge : order.sale().charges()) {
            sum = sum.plus(charge.amount());
        }
        return sum;
    }

    private static Annotation note() {
        return new Annotation("invoice", "RE0042", "https://app.lexware.de/permalink/1");
    }

    private static Money euro(BigDecimal amount) {
        return new Money(amount, "EUR");
    }

    private static SourceRef ref(PlacedOrder placed) {
        return ref("order", Long.toString(placed.id()));
    }

    private static SourceRef ref(String kind, String id) {
        return new SourceRef(new ConnectionId("shopify", ShopConnections.SHOP), kind, id);
    }
}
