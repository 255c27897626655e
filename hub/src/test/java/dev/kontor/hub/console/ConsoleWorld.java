package dev.kontor.hub.console;

import static java.util.Map.entry;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.HubOptions.Console;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.flow.BackTests;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.imports.ByHand;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.user.Role;
import dev.kontor.hub.organisation.user.SetUpToken;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.organisation.user.Users.NewUser;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.ShopifySimulatorOptions;
import dev.kontor.simulator.vies.ViesSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A hub with two organisations, its simulators and one browser, shared by all tests of the console:
 * starting them costs more than all the walks. Ends with the process.
 */
final class ConsoleWorld implements AutoCloseable {

    static final OrganisationId TEA = new OrganisationId("tee-und-buch");
    static final OrganisationId OTHER = new OrganisationId("andere");
    static final OrganisationId CRANE = new OrganisationId("kranich");

    /** Has a past that Kontor does not care for by itself. */
    static final OrganisationId OLD = new OrganisationId("altes-haus");

    static final String ADMIN = "petra@tee-und-buch.example";
    static final String VIEWER = "vera@tee-und-buch.example";
    static final String BOOKKEEPER = "berta@kranich.example";
    static final String STRANGER = "otto@andere.example";
    static final String PASSWORD = "ein langer Satz für Kontor";

    private static final String GUARDED =
            """
            flow: guarded
            title: {de: "Große Rechnungen mit Freigabe", en: "Large invoices with approval"}
            trigger: order
            when: has(order.fulfilled_at) && order.charged > 0
            steps:
              - id: customer
                use: books.ensure-customer
                with: {party: order.customer}
              - id: invoice
                use: books.ensure-invoice
                with: {sale: order.sale, customer: steps.customer, finalise: true}
                approve: plan.gross > 1000
            """;

    private static final String BRANCHED =
            """
            # Large orders are looked at before they are final.
            flow: zweig
            title: {de: "Große Bestellungen als Entwurf", en: "Large orders as drafts"}
            trigger: order
            when: has(order.fulfilled_at) && !order.test
            steps:
              - id: customer
                use: books.ensure-customer
                with: {party: order.customer}
              - id: size
                choose:
                  - when: order.charged > 1000
                    steps:
                      - id: big # somebody finalises it in Lexware
                        use: books.ensure-invoice
                        with: {sale: order.sale, customer: steps.customer, finalise: false}
                        approve: plan.gross > 5000
                  - steps:
                      - id: small
                        use: books.ensure-invoice
                        with: {sale: order.sale, customer: steps.customer, finalise: true}
            """;

    final TestDatabase database = TestDatabase.create();
    final LexwareSimulator lexware;
    final OrganisationAccess account;
    final OrganisationAccess craneAccount;
    final OrganisationAccess oldAccount;
    final ShopifySimulator shopify;
    final ViesSimulator vies;
    final FakeIssuer issuer = FakeIssuer.start();
    final Hub hub;
    final Browser browser;

    /** What no page may do: say an error, or call anybody but the hub. */
    final List<String> wrong = new CopyOnWriteArrayList<>();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Playwright playwright;

    private ConsoleWorld() throws IOException {
        Path folder = Files.createTempDirectory("kontor-console");
        lexware = LexwareSimulator.start(SimulatorOptions.defaults().withPort(0));
        account = lexware.addOrganisation(OrganisationSpec.named("Tee & Buch GmbH"));
        OrganisationAccess other =
                lexware.addOrganisation(OrganisationSpec.named("Andere Firma GmbH"));
        oldAccount = lexware.addOrganisation(OrganisationSpec.named("Altes Haus KG"));
        shopify = ShopifySimulator.start(ShopifySimulatorOptions.defaults().withPort(0));
        ShopAccess shop = shopify.addShop(ShopSpec.named("tee-und-buch"));
        craneAccount = lexware.addOrganisation(OrganisationSpec.named("Kranich Möbel GmbH"));
        ShopAccess crane = shopify.addShop(ShopSpec.named("kranich"));
        ShopAccess oldShop = shopify.addShop(ShopSpec.named("altes-haus"));
        vies = ViesSimulator.start();
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                hub:
                  simulators: true
                  secrets: {key: {env: SEALING_KEY}}
                  oidc: {issuer: '%s', client-id: kontor, client-secret: {env: OIDC_SECRET}}
                organisations:
                  tee-und-buch:
                    name: Tee & Buch GmbH
                    lexware: {api-key: {env: KEY}, base-url: '%s', calls-per-second: 50, documents-per-minute: 600}
                    vat: {vies: {base-url: '%s'}, mapping: [{sku: TEE-*, goods: food}]}
                    connections:
                      shop:
                        vendor: shopify
                        account: %s
                        base-url: %s
                        client-secret: {env: SHOP_SECRET}
                        access-token: {env: SHOP_TOKEN}
                    flows:
                      order-to-invoice: {from: 2000-01-01}
                      refund-to-credit-note: {from: 2000-01-01}
                  andere:
                    name: Andere Firma GmbH
                    lexware: {api-key: {env: OTHER_KEY}, base-url: '%s'}
                  altes-haus:
                    name: Altes Haus KG
                    lexware: {api-key: {env: OLD_KEY}, base-url: '%s', calls-per-second: 50, documents-per-minute: 600}
                    vat: {mapping: [{sku: TEE-*, goods: food}]}
                    connections:
                      shop:
                        vendor: shopify
                        account: %s
                        base-url: %s
                        client-secret: {env: OLD_SECRET}
                        access-token: {env: OLD_TOKEN}
                    flows:
                      order-to-invoice: {from: %s}
                """
                                .formatted(
                                        issuer.uri(),
                                        lexware.baseUri(),
                                        vies.serviceUri(),
                                        shop.domain(),
                                        shop.baseUri(),
                                        lexware.baseUri(),
                                        lexware.baseUri(),
                                        oldShop.domain(),
                                        oldShop.baseUri(),
                                        LocalDate.now(BERLIN))
                        + crane(crane));
        hub =
                Hub.start(
                        HubOptions.of(file)
                                .withConsole(Console.OFF)
                                .withEnvironment(
                                        Map.ofEntries(
                                                entry("OIDC_SECRET", FakeIssuer.SECRET),
                                                entry("SEALING_KEY", "0123456789abcdef".repeat(4)),
                                                entry("KEY", account.apiKey()),
                                                entry("OTHER_KEY", other.apiKey()),
                                                entry("CRANE_KEY", craneAccount.apiKey()),
                                                entry("CRANE_SECRET", crane.clientSecret()),
                                                entry("CRANE_TOKEN", crane.accessToken()),
                                                entry("OLD_KEY", oldAccount.apiKey()),
                                                entry("OLD_SECRET", oldShop.clientSecret()),
                                                entry("OLD_TOKEN", oldShop.accessToken()),
                                                entry("SHOP_SECRET", shop.clientSecret()),
                                                entry("SHOP_TOKEN", shop.accessToken()),
                                                entry(
                                                        "KONTOR_DATABASE_USER",
                                                        database.location().user()),
                                                entry(
                                                        "KONTOR_DATABASE_PASSWORD",
                                                        database.location().password().reveal())))
                                .withDatabaseUrl(
                                        database.location().jdbcUrl().substring("jdbc:".length()))
                                .withPort(0));
        subscribe(TEA, shop);
        subscribe(CRANE, crane);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Chromium.path())
                                        .setChromiumSandbox(false));
    }

    /** An organisation where a person has to agree above an amount; its flows are made by tests. */
    private String crane(ShopAccess shop) {
        return """
          kranich:
            name: Kranich Möbel GmbH
            lexware: {api-key: {env: CRANE_KEY}, base-url: '%s', calls-per-second: 50, documents-per-minute: 600}
            approvals: {four-eyes-above: 1500}
            vat:
              own-vat-ids: [DE123456789]
              vies: {base-url: '%s'}
              mapping: [{sku: T-*, goods: goods}, {sku: S-*, goods: service}]
            connections:
              shop:
                vendor: shopify
                account: %s
                base-url: %s
                client-secret: {env: CRANE_SECRET}
                access-token: {env: CRANE_TOKEN}
        """
                .formatted(lexware.baseUri(), vies.serviceUri(), shop.domain(), shop.baseUri());
    }

    private void subscribe(OrganisationId organisation, ShopAccess shop) {
        String token =
                hub.part(Organisations.class)
                        .connection(organisation, new ConnectionId("shopify", shop.domain()))
                        .ingressToken()
                        .reveal();
        shopify.subscribe(
                shop.name(),
                URI.create(hub.baseUri() + "/in/" + token),
                "orders/create",
                "orders/updated",
                "refunds/create");
    }

    /** Starts the world for the first test that needs it, and ends it after the last of all. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ConsoleWorld.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(ConsoleWorld.class, _ -> start(), ConsoleWorld.class);
        }

        private static ConsoleWorld start() {
            try {
                return new ConsoleWorld();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The address of a page. */
    String at(String path) {
        return hub.baseUri() + path;
    }

    /** The address of a page of the organisation of most tests. */
    String tea(String page) {
        return at("/console/o/" + TEA + "/" + page);
    }

    /** The address of a page of the organisation with approvals. */
    String crane(String page) {
        return at("/console/o/" + CRANE + "/" + page);
    }

    /** The address of a page of the organisation with a past. */
    String old(String page) {
        return at("/console/o/" + OLD + "/" + page);
    }

    /**
     * Orders of the last two months, some of them with documents that somebody wrote by hand: two
     * that fit, one without the number, one with another total, and four that are missing.
     */
    void past() {
        ByHand byHand = new ByHand(lexware.baseUri(), oldAccount.apiKey());
        for (int i = 0; i < 8; i++) {
            PlacedOrder order = pastOrder("Altmann-" + (char) ('A' + i), 60 - i);
            String text = i == 2 ? "Vielen Dank" : "Ihre Bestellung " + order.name();
            if (i < 4) {
                byHand.write(
                        "invoices",
                        "Jutta Altmann-" + (char) ('A' + i),
                        i == 3 ? "60.00" : order.total().toPlainString(),
                        LocalDate.now(BERLIN).minusDays(59 - i),
                        text);
            }
        }
    }

    private PlacedOrder pastOrder(String lastName, int ago) {
        return shopify.createOrder(
                "altes-haus",
                order(lastName).at(Instant.now().minus(Duration.ofDays(ago))).silently());
    }

    String setUpToken() {
        return hub.part(SetUpToken.class).present().orElseThrow().reveal();
    }

    /** People beside the administrator; the administrator, too, if nobody made one yet. */
    void people() {
        Users users = hub.part(Users.class);
        if (!users.administered()) {
            var _ = users.addFirst(ADMIN, "Petra Lang", "de", new Secret(PASSWORD)).orElseThrow();
        }
        if (users.findByEmail(VIEWER).isEmpty()) {
            User viewer =
                    users.add(new NewUser(VIEWER, "Vera Blick", false, "de"), new Secret(PASSWORD));
            users.grant(TEA, viewer.id(), Role.VIEWER);
            User stranger =
                    users.add(
                            new NewUser(STRANGER, "Otto Fremd", false, "de"), new Secret(PASSWORD));
            users.grant(OTHER, stranger.id(), Role.OWNER);
            User bookkeeper =
                    users.add(
                            new NewUser(BOOKKEEPER, "Berta Vogel", false, "de"),
                            new Secret(PASSWORD));
            users.grant(CRANE, bookkeeper.id(), Role.BOOKKEEPER);
        }
    }

    /** The administrator's language. */
    void prefer(String language) {
        Users users = hub.part(Users.class);
        users.prefer(users.findByEmail(ADMIN).orElseThrow(), language, "auto");
    }

    /** Enough of everything for pages to show: invoices, and cases that wait. */
    void someHistory() {
        StuckDesk desk = hub.part(StuckDesk.class);
        RunSearch runs = hub.part(RunSearch.class);
        List.of("Albrecht", "Bergmann", "Çelik", "Dörfler", "Engelhardt").forEach(this::goodOrder);
        stuckOrder("SECRET-1");
        stuckOrder("SECRET-2");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        desk.countOpen(TEA, null) >= 2
                                && runs.page(TEA, ObjectOutcome.DONE, null, 5).size() == 5);
    }

    /** Switches the flow on that asks for an approval above 1,000 €. */
    void guard() {
        FlowDesk desk = hub.part(FlowDesk.class);
        if (desk.list(CRANE).isEmpty()) {
            desk.create(CRANE, GUARDED, null, ADMIN);
            desk.enable(CRANE, "guarded", LocalDate.of(2000, 1, 1), ADMIN);
        }
    }

    /** An order of the organisation with approvals. */
    PlacedOrder table(String what, String price) {
        return shopify.createOrder(
                "kranich",
                OrderSpec.of(
                                CustomerSpec.named("Jutta", "Storch", "jutta.storch@example.com"),
                                LineSpec.of(what, "T-7", 1, price, "0.19"))
                        .withAddress(
                                AddressSpec.of("Jutta", "Storch", "Am Teich 4", "24103", "Kiel"))
                        .fulfilledAtOnce());
    }

    /** An approval that waits; the same again if one does already. */
    Approval waitingApproval() {
        guard();
        Approvals approvals = hub.part(Approvals.class);
        if (approvals.count(CRANE, Approval.State.WAITING) == 0) {
            table("Sekretär, Kirsche", "1380.00");
        }
        return Awaitility.await("an approval")
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> approvals.list(CRANE, Approval.State.WAITING, 0, 1),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** A flow of the organisation with a branch and two versions, and a back-test that is done. */
    void someFlows() {
        FlowDesk desk = hub.part(FlowDesk.class);
        if (desk.list(TEA).stream().noneMatch(each -> each.name().equals("zweig"))) {
            desk.create(TEA, BRANCHED, null, ADMIN);
            desk.save(
                    TEA,
                    "zweig",
                    BRANCHED.replace("charged > 1000", "charged > 500"),
                    1,
                    "Ab 500 € als Entwurf",
                    ADMIN);
            BackTests backTests = hub.part(BackTests.class);
            Job job = backTests.start(TEA, new What(null, "zweig"), 100, ADMIN);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> backTests.get(TEA, job.id()).state() == Job.State.DONE);
        }
    }

    /** An order that becomes an invoice. */
    PlacedOrder goodOrder(String lastName) {
        return shopify.createOrder("tee-und-buch", order(lastName));
    }

    private static OrderSpec order(String lastName) {
        return OrderSpec.of(
                        CustomerSpec.named("Jutta", lastName, "jutta@example.com"),
                        LineSpec.of("Assam, 250 g", "TEE-1", 2, "12.50", "0.07"),
                        LineSpec.of("Teekanne", "KANNE-1", 1, "39.00", "0.19"))
                .withAddress(AddressSpec.of("Jutta", lastName, "Lindenweg 3", "80331", "München"))
                .fulfilledAtOnce();
    }

    /** An order that gets stuck: nobody knows what was sold. */
    PlacedOrder stuckOrder(String sku) {
        return shopify.createOrder(
                "tee-und-buch",
                OrderSpec.of(
                                CustomerSpec.named("Karl", "Unklar", "karl@example.com"),
                                LineSpec.of("Überraschung", sku, 1, "25.00", "0.19").untaxed())
                        .withAddress(AddressSpec.of("Karl", "Unklar", "Am Rain 1", "50667", "Köln"))
                        .fulfilledAtOnce());
    }

    /** A browser's window of its own, without cookies; what it does wrong is noted. */
    Page window(Browser.NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setTimezoneId("Europe/Berlin").setBaseURL(at("")));
        context.onConsoleMessage(message -> {
            // The network tells of answers that the tests ask for, such as a refused sign-in.
            if (message.type().equals("error")
                    && !message.text().contains("Failed to load resource")) {
                wrong.add(message.text());
            }
        });
        context.onWebError(error -> wrong.add(error.error()));
        context.onRequest(request -> {
            if (!request.url().startsWith(at("/"))
                    && !request.url().startsWith(issuer.uri().toString())
                    && !request.url().startsWith("data:")) {
                wrong.add("A request leaves for " + request.url());
            }
        });
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    Page window() {
        return window(new Browser.NewContextOptions().setLocale("de-DE"));
    }

    Page phone() {
        return window(
                new Browser.NewContextOptions()
                        .setLocale("de-DE")
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    Page window(String locale, ColorScheme scheme) {
        return window(
                new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setColorScheme(scheme)
                        .setViewportSize(1440, 900));
    }

    /** Signs somebody in; all tests together sign in more often than one address may. */
    Page signedIn(Page page, String email) {
        people();
        database.transactions()
                .runAcrossOrganisations(() ->
                        database.jdbc()
                                .sql("delete from sign_in_failure where who not like '%@%'")
                                .update());
        page.navigate(at("/console/sign-in"));
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form.form button").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        return page;
    }

    Page signedIn(String email) {
        return signedIn(window(), email);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        hub.close();
        database.close();
        shopify.close();
        vies.close();
        lexware.close();
        issuer.close();
    }
}
