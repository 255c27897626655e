package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.simulator.shopify.DeliveryFaults;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.RefundSpec;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shop's webhooks, signed by the simulator's own code, all the way onto the disk of a hub. */
@Timeout(120)
class ShopifyWebhooksIT {

    @TempDir static Path folder;

    private static ShopifySimulator simulator;
    private static TestDatabase database;
    private static Hub hub;

    @BeforeAll
    static void start() throws IOException {
        simulator = ShopifySimulator.start();
        ShopAccess shop = simulator.addShop(ShopSpec.named("kaffee"));
        database = TestDatabase.create();
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                organisations:
                  acme:
                    lexware: {api-key: {env: KEY}, base-url: 'http://127.0.0.1:1'}
                    connections:
                      shop:
                        vendor: shopify
                        account: %s
                        base-url: %s
                        client-secret: {env: NEW_SECRET}
                        previous-client-secret: {env: SHOP_SECRET}
                        access-token: {env: SHOP_TOKEN}
                """
                        .formatted(shop.domain(), shop.baseUri()));
        hub =
                Hub.start(
                        HubOptions.of(file)
                                .withEnvironment(
                                        Map.of(
                                                "KEY", "k",
                                                "NEW_SECRET", "shpss_new",
                                                "SHOP_SECRET", shop.clientSecret(),
                                                "SHOP_TOKEN", shop.accessToken(),
                                                "KONTOR_DATABASE_USER", database.location().user(),
                                                "KONTOR_DATABASE_PASSWORD",
                                                        database.location().password().reveal()))
                                .withDatabaseUrl(
                                        database.location().jdbcUrl().substring("jdbc:".length()))
                                .withPort(0));
        String token =
                hub.part(Organisations.class)
                        .connection(new OrganisationId("acme"), ShopConnections.ID)
                        .ingressToken()
                        .reveal();
        simulator.subscribe(
                "kaffee",
                URI.create(hub.baseUri() + "/in/" + token),
                ShopifyReception.topics().toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        hub.close();
        database.close();
        simulator.close();
    }

    @Test
    void takesWhatAShopSendsOnceEachThroughDuplicatesAndARotatedSecret() {
        simulator.deliveries("kaffee", DeliveryFaults.rough(0, 0.5, Duration.ofMillis(300)));
        OrderSpec spec =
                OrderSpec.of(null, LineSpec.of("A", "A", 2, "10.00", "0.19")).fulfilledAtOnce();
        PlacedOrder first = simulator.createOrder("kaffee", spec);
        simulator.refund("kaffee", first.id(), RefundSpec.ofLine(1, 1));
        assertThat(simulator.awaitDeliveries(Duration.ofSeconds(30))).isTrue();
        simulator.rotateSecret("kaffee", "shpss_new", Duration.ZERO);
        PlacedOrder second = simulator.createOrder("kaffee", spec);
        assertThat(simulator.awaitDeliveries(Duration.ofSeconds(30))).isTrue();

        assertThat(simulator.deliveryLog("kaffee"))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.lastStatus()).isEqualTo(200));
        assertThat(column("select delivery_key from delivery"))
                .doesNotHaveDuplicates()
                .hasSameElementsAs(
                        simulator.deliveryLog("kaffee").stream()
                                .map(delivery -> delivery.webhookId())
                                .toList());
        assertThat(column("select summary from delivery"))
                .contains("order/" + first.id(), "order/" + second.id())
                .anyMatch(summary -> summary.startsWith("refund/"));
        assertThat(column("select alarm from delivery where alarm is not null")).isEmpty();
    }

    private static List<String> column(String sql) {
        return database.transactions()
                .acrossOrganisations(() -> database.jdbc().sql(sql).query(String.class).list());
    }
}
