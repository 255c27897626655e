package dev.kontor.cli.demo;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.HubOptions.Console;
import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.ShopifySimulatorOptions;
import dev.kontor.simulator.vies.ViesSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All simulators, a fresh PostgreSQL and a hub with one organisation, in one process.
 *
 * @param folder everything the demo leaves on disk
 */
public record DemoWorld(
        Path folder,
        LexwareSimulator lexware,
        OrganisationAccess account,
        ShopifySimulator shopify,
        ShopAccess shop,
        ViesSimulator vies,
        Hub hub)
        implements AutoCloseable {

    public static final String ORGANISATION = "tee-und-buch";
    public static final String SHOP = "tee-und-buch";

    private static final String DATA = "data";
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Starts everything on a folder that is emptied first; progress is told in sentences. */
    static DemoWorld start(Path folder, Consumer<String> progress) throws IOException {
        forget(folder);
        Files.createDirectories(folder);
        LexwareSimulator lexware = LexwareSimulator.start(SimulatorOptions.defaults().withPort(0));
        OrganisationAccess account =
                lexware.addOrganisation(OrganisationSpec.named("Tee & Buch GmbH"));
        progress.accept("Lexware Office, simulated, at " + lexware.baseUri());
        ShopifySimulator shopify =
                ShopifySimulator.start(ShopifySimulatorOptions.defaults().withPort(0));
        ShopAccess shop = shopify.addShop(ShopSpec.named(SHOP));
        progress.accept("Shopify, simulated, at " + shop.baseUri());
        ViesSimulator vies = ViesSimulator.start();
        progress.accept("VIES, simulated, at " + vies.baseUri());
        progress.accept("Starting PostgreSQL and the hub ...");
        Path configuration = folder.resolve("kontor.yaml");
        Files.writeString(configuration, yaml(freePort(), lexware, shop, vies));
        Hub hub =
                Hub.start(
                        HubOptions.of(configuration)
                                .withConsole(Console.OFF)
                                .withEnvironment(
                                        Map.of(
                                                "DEMO_LEXWARE_KEY",
                                                account.apiKey(),
                                                "DEMO_SHOP_SECRET",
                                                shop.clientSecret(),
                                                "DEMO_SHOP_TOKEN",
                                                shop.accessToken())));
        progress.accept("Hub at " + hub.baseUri());
        return new DemoWorld(folder, lexware, account, shopify, shop, vies, hub);
    }

    /** The hub subscribes by itself when it sweeps for the first time. */
    void awaitSubscriptions(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (shopify.subscriptions(SHOP).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "The hub has not subscribed to the shop's webhooks; see its log");
            }
            Thread.sleep(LOOK);
        }
    }

    /** Stops everything; the folder stays for a look at the log. */
    @Override
    public void close() {
        hub.close();
        new EmbeddedPostgres(hub.dataFolder()).stop(StopMode.FAST);
        shopify.close();
        vies.close();
        lexware.close();
    }

    /** Removes what a world left in the folder, one that was killed included. */
    static void forget(Path folder) throws IOException {
        stopDatabase(folder);
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }

    /** Ends the database of a world in the folder, if one runs there. */
    static void stopDatabase(Path folder) {
        new EmbeddedPostgres(folder.resolve(DATA)).stop(StopMode.IMMEDIATE);
    }

    private static String yaml(
            int port, LexwareSimulator lexware, ShopAccess shop, ViesSimulator vies) {
        return """
        hub:
          port: %d
          public-url: http://127.0.0.1:%d
          data-folder: %s
        organisations:
          %s:
            name: Tee & Buch GmbH
            lexware:
              api-key: {env: DEMO_LEXWARE_KEY}
              base-url: %s
              documents-per-minute: 600
            vat:
              vies: {base-url: '%s'}
            connections:
              shop:
                vendor: shopify
                account: %s
                base-url: %s
                sweep-every: PT15S
                client-secret: {env: DEMO_SHOP_SECRET}
                access-token: {env: DEMO_SHOP_TOKEN}
            flows:
              order-to-invoice: {from: 2000-01-01}
              refund-to-credit-note: {from: 2000-01-01}
        """
                .formatted(
                        port,
                        port,
                        DATA,
                        ORGANISATION,
                        lexware.baseUri(),
                        vies.serviceUri(),
                        shop.domain(),
                        shop.baseUri());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            return socket.getLocalPort();
        }
    }
}
