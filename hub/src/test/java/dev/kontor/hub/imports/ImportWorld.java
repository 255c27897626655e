package dev.kontor.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.HubOptions.Console;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Outlook;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.Settings;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.RefundSpec;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.ShopifySimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop and an account with a past, and a hub whose flows begin thirty days ago. */
final class ImportWorld implements AutoCloseable {

    static final OrganisationId TEA = new OrganisationId("tee-und-buch");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SHOP = "tee-und-buch";

    private final TestDatabase database = TestDatabase.create();
    private final LexwareSimulator lexware;
    private final OrganisationAccess account;
    private final ShopifySimulator shopify;
    private final ShopAccess shop;
    private final Instant today = Instant.now();
    private @Nullable Instant shopNow;
    private @Nullable Hub hub;
    private Path folder = Path.of("");

    ImportWorld() {
        lexware = LexwareSimulator.start(SimulatorOptions.defaults().withPort(0));
        account =
                lexware.addOrganisation(
                        OrganisationSpec.named("Tee & Buch GmbH")
                                .withSettings(Settings.inherit().withRate(4, 60)));
        shopify =
                ShopifySimulator.start(
                        ShopifySimulatorOptions.defaults().withPort(0),
                        () -> Objects.requireNonNullElseGet(shopNow, Instant::now));
        shop = shopify.addShop(ShopSpec.named(SHOP));
    }

    /** Starts a hub over the same database, with these settings of the organisation. */
    void start(String... settings) {
        try {
            folder = Files.createTempDirectory("kontor-import");
            Path file = folder.resolve("kontor.yaml");
            Files.writeString(
                    file,
                    """
                    organisations:
                      tee-und-buch:
                        name: Tee & Buch GmbH
                        lexware: {api-key: {env: KEY}, base-url: '%s', calls-per-second: 50, documents-per-minute: 600}
                        vat: {mapping: [{sku: TEE-*, goods: food}]}
                        connections:
                          shop:
                            vendor: shopify
                            account: %s
                            base-url: %s
                            client-secret: {env: SHOP_SECRET}
                            access-token: {env: SHOP_TOKEN}
                        flows:
                          order-to-invoice: {from: %s}
                          refund-to-credit-note: {from: %s}
                    %s
                    """
                            .formatted(
                                    lexware.baseUri(),
                                    shop.domain(),
                                    shop.baseUri(),
                                    day(30),
                                    day(30),
                                    String.join("\n", settings).indent(4)));
            hub =
                    Hub.start(
                            HubOptions.of(file)
                                    .withConsole(Console.OFF)
                                    .withEnvironment(
                                            Map.of(
                                                    "KEY", account.apiKey(),
                                                    "SHOP_SECRET", shop.clientSecret(),
                                                    "SHOP_TOKEN", shop.accessToken(),
                                                    "KONTOR_DATABASE_USER",
                                                            database.location().user(),
                                                    "KONTOR_DATABASE_PASSWORD",
                                                            database.location()
                                                                    .password()
                                                                    .reveal()))
                                    .withDatabaseUrl(
                                            database.location()
                                                    .jdbcUrl()
                                                    .substring("jdbc:".length()))
                                    .withPort(0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Hub hub() {
        return Objects.requireNonNull(hub);
    }

    void stop() {
        hub().close();
        hub = null;
    }

    /** A day in the past. */
    LocalDate day(int ago) {
        return today.minus(Duration.ofDays(ago)).atZone(BERLIN).toLocalDate();
    }

    ImportRequest period() {
        return new ImportRequest(new ConnectionId("shopify", shop.domain()), day(210), day(31));
    }

    /** An order over 64 EUR, placed, paid and shipped so many days ago. */
    PlacedOrder pastOrder(String lastName, int ago) {
        return shopify.createOrder(SHOP, order(lastName, ago));
    }

    PlacedOrder testOrder(String lastName, int ago) {
        return shopify.createOrder(SHOP, order(lastName, ago).asTest());
    }

    /** The same, given back in full ten days later. */
    PlacedOrder refundedOrder(String lastName, int ago) {
        PlacedOrder order = pastOrder(lastName, ago);
        shopNow = today.minus(Duration.ofDays(ago - 10L));
        shopify.refund(SHOP, order.id(), RefundSpec.ofAmount(order.total().toPlainString()));
        shopNow = null;
        return order;
    }

    private OrderSpec order(String lastName, int ago) {
        return OrderSpec.of(
                        CustomerSpec.named(
                                "Jutta",
                                lastName,
                                lastName.toLowerCase(Locale.ROOT) + "@example.com"),
                        LineSpec.of("Assam, 250 g", "TEE-1", 2, "12.50", "0.07"),
                        LineSpec.of("Teekanne", "KANNE-1", 1, "39.00", "0.19"))
                .withAddress(AddressSpec.of("Jutta", lastName, "Lindenweg 3", "80331", "München"))
                .fulfilledAtOnce()
                .at(today.minus(Duration.ofDays(ago)))
                .silently();
    }

    void invoiceByHand(String name, PlacedOrder order, int ago, String text) {
        byHand("invoices", name, order.total().toPlainString(), ago, text);
    }

    void creditNoteByHand(String name, String gross, int ago, String text) {
        byHand("credit-notes", name, gross, ago, text);
    }

    /** Somebody writes a document in Lexware. */
    String byHand(String resource, String name, String gross, int ago, String text) {
        return new ByHand(lexware.baseUri(), account.apiKey())
                .write(resource, name, gross, day(ago), text);
    }

    /** Somebody books an order as a voucher instead of writing an invoice. */
    void bookedByHand(PlacedOrder order, int ago) {
        var _ =
                new ByHand(lexware.baseUri(), account.apiKey())
                        .book("SHOP-" + ago, order.total().toPlainString(), day(ago));
    }

    /** Asks the management API. */
    JsonNode rest(String method, String path, String body, int status) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    hub().baseUri()
                                                            + "/api/organisations/tee-und-buch/"
                                                            + path))
                                    .header(
                                            "Authorization",
                                            "Bearer "
                                                    + Files.readString(
                                                                    folder.resolve(
                                                                            ".kontor/admin.token"))
                                                            .strip())
                                    .header("Content-Type", "application/json")
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Somebody does something else in Lexware, such as {@code documents/…/void}. */
    void hand(String method, String path) {
        var _ = control(method, path);
    }

    /** An hour passes in which nobody looks at the import. */
    void forgetForAnHour(UUID id) {
        database.transactions()
                .runInOrganisation(
                        TEA,
                        () -> {
                            database.jdbc()
                                    .sql(
                                            "update job set place = jsonb_set(place, '{known,until}',"
                                                    + " to_jsonb(now() - interval '1 hour')) where id = ?")
                                    .param(id)
                                    .update();
                            database.jdbc()
                                    .sql(
                                            "update job_item set detail = jsonb_set(detail, '{asOf}',"
                                                    + " to_jsonb(now() - interval '1 hour')) where job = ?")
                                    .param(id)
                                    .update();
                        });
    }

    /** Has the shop send its webhooks to the hub. */
    void subscribe() {
        String token =
                hub().part(Organisations.class)
                        .connection(TEA, new ConnectionId("shopify", shop.domain()))
                        .ingressToken()
                        .reveal();
        shopify.subscribe(
                SHOP,
                URI.create(hub().baseUri() + "/in/" + token),
                "orders/create",
                "orders/updated",
                "refunds/create");
    }

    /** Something about the order changes that concerns no money. */
    void touch(PlacedOrder order) {
        var _ = shopify.touch(SHOP, order.id());
    }

    /** The customer gets everything back today. */
    void refund(PlacedOrder order) {
        shopify.refund(SHOP, order.id(), RefundSpec.ofAmount(order.total().toPlainString()));
    }

    /** Waits until nothing is delivered or worked on any more. */
    void quiet() {
        shopify.awaitDeliveries(Duration.ofSeconds(30));
        Outlook outlook = hub().part(Outlook.class);
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(90))
                .until(() -> outlook.backlog(TEA).objects() == 0);
    }

    /** Documents there are in the account. */
    int documents() {
        return control("/documents").size();
    }

    /** Requests that were turned away for coming too fast. */
    long throttled() {
        return sum(control("/statistics"));
    }

    private static long sum(JsonNode node) {
        long sum = 0;
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            boolean counts = each.getKey().equals("throttled") && each.getValue().isNumber();
            sum += counts ? each.getValue().asLong() : sum(each.getValue());
        }
        for (JsonNode each : node.isArray() ? node : List.<JsonNode>of()) {
            sum += sum(each);
        }
        return sum;
    }

    private JsonNode control(String path) {
        return control("GET", path.substring(1));
    }

    private JsonNode control(String method, String path) {
        try {
            return JSON.readTree(
                    HTTP.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            lexware.baseUri()
                                                                    + "/_simulator/"
                                                                    + path))
                                            .method(method, BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
        database.close();
        shopify.close();
        lexware.close();
    }
}
