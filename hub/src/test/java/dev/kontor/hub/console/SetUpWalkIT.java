package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.ApiKey;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.LexwareOptions;
import dev.kontor.lexware.Pacer;
import dev.kontor.lexware.VoucherlistQuery;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a key of Lexware to an order that arrives and becomes an invoice, without kontor.yaml. */
@Timeout(180)
@ExtendWith(ConsoleWorld.Shared.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpWalkIT {

    private static final OrganisationId NEW = new OrganisationId("laden-gmbh");
    private static final String SHOP = "laden";

    private final ConsoleWorld world;

    SetUpWalkIT(ConsoleWorld world) {
        this.world = world;
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    @Order(1)
    void leadsFromAKeyToTheFirstInvoice() {
        OrganisationAccess account =
                world.lexware.addOrganisation(OrganisationSpec.named("Laden GmbH"));
        ShopAccess shop = world.shopify.addShop(ShopSpec.named(SHOP));
        PlacedOrder old = order("Altmann");

        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.at("/console/set-up/organisation"));
        tryKey(page, "no-such-key");
        assertThat(page.locator(".note-box.bad")).containsText("kennt diesen Schlüssel nicht");
        tryKey(page, world.account.apiKey());
        assertThat(page.locator(".note-box.bad")).containsText("schon verbunden");
        assertThat(page.locator(".note-box.bad a")).hasText("Tee & Buch GmbH");
        tryKey(page, account.apiKey());
        assertThat(page).hasURL(Pattern.compile("/o/laden-gmbh/set-up/connection$"));
        assertThat(page.locator(".note-box.good")).containsText("Laden GmbH ist verbunden");

        assertThat(page.locator("form .hint").getByText("unterschrieben").first()).isVisible();
        connect(page, shop, "shpat_wrong");
        assertThat(page.locator(".note-box.bad")).containsText("verweigert den Zugang");
        assertThat(page.locator("[name=access-token]")).hasValue("");
        page.context().close();

        Page later = world.signedIn(ConsoleWorld.ADMIN);
        later.navigate(world.at("/console/o/" + NEW + "/set-up"));
        assertThat(later).hasURL(Pattern.compile("/set-up/connection$"));
        connect(later, shop, shop.accessToken());
        assertThat(later).hasURL(Pattern.compile("/set-up/flow$"));
        assertThat(later.locator("#rehearsal")).containsText(old.name());
        assertThat(later.locator("main")).containsText("würde geschrieben");
        assertThat(later.locator(".path summary").first()).containsText("POST");
        assertThat(later.locator(".path")).not().containsText("books.");
        assertThat(documents(account)).isZero();

        later.locator("button.primary").click();
        assertThat(later.locator("h1")).hasText("Es läuft");
        assertThat(later.locator("main")).containsText("Bestellung → Rechnung");

        world.shopify.subscribe(
                SHOP,
                URI.create(world.hub.baseUri() + "/in/" + connection().ingressToken().reveal()),
                "orders/create",
                "orders/updated");
        later.navigate(world.at("/console/o/" + NEW + "/runs"));
        // Shops tell times in whole seconds: one of the second of switching on is before the start.
        later.waitForTimeout(1_100);
        PlacedOrder fresh = order("Neumann");
        Locator row =
                later.locator("tr[data-id]", new Page.LocatorOptions().setHasText(fresh.name()));
        assertThat(row.first())
                .containsText(
                        "erledigt", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        row.first().locator("a").click();
        assertThat(later.locator("main")).containsText("RE");
        later.context().close();
    }

    @Test
    @Order(2)
    void triesReplacesPausesAndRemovesAConnection() {
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.at("/console/o/" + NEW + "/connections"));
        Locator card =
                page.locator(
                        "section.card",
                        new Page.LocatorOptions().setHasText("laden.myshopify.com"));
        assertThat(card).containsText("••••");
        assertThat(page.content()).doesNotContain(world.shopify.shop(SHOP).clientSecret());

        card.locator("form[action$=test] button").click();
        assertThat(card.locator("[role=status]")).containsText("Alle vorhanden");

        card.locator("a[href*=credentials]").click();
        page.locator("[name=access-token]").fill("shpat_nonsense");
        page.locator("form.form button").click();
        assertThat(page.locator(".note-box.bad")).containsText("bisherigen gelten weiter");
        page.locator("[name=access-token]").fill(world.shopify.shop(SHOP).accessToken());
        page.locator("form.form button").click();
        assertThat(page.locator(".toast")).containsText("Zugangsdaten ersetzt");

        page.onDialog(dialog -> dialog.accept());
        card.locator("form[action$=pause] button").click();
        assertThat(card).containsText("pausiert");
        card.locator("form[action$=resume] button").click();
        assertThat(card).containsText("läuft");
        card.locator("form[action$=remove] button").click();
        assertThat(page.locator(".toast")).containsText("Entfernt");
        assertThat(card).hasCount(0);

        page.navigate(world.at("/console/o/" + NEW + "/connections/add"));
        connect(page, world.shopify.shop(SHOP), world.shopify.shop(SHOP).accessToken());
        assertThat(page.locator(".toast")).containsText("Verbunden");
        assertThat(card).hasCount(1);

        page.navigate(world.tea("connections"));
        assertThat(page.locator("main")).containsText("In kontor.yaml festgelegt");
        assertThat(page.locator("form[action$=remove]")).hasCount(0);
        page.context().close();
    }

    /** How many documents there are in Lexware. */
    private long documents(OrganisationAccess account) {
        try (LexwareClient client =
                LexwareClient.open(
                        LexwareOptions.of(new ApiKey(account.apiKey()))
                                .withBaseUri(world.lexware.baseUri())
                                .withPacer(Pacer.steady()))) {
            return client.voucherlist()
                    .page(VoucherlistQuery.any())
                    .success()
                    .orElseThrow()
                    .totalElements();
        }
    }

    private void tryKey(Page page, String key) {
        page.locator("[name=api-key]").fill(key);
        page.locator("[name=lexware-address]").fill(world.lexware.baseUri().toString());
        page.locator("form.form button").click();
    }

    private void connect(Page page, ShopAccess shop, String token) {
        page.locator("[name=account]").fill(shop.domain());
        page.locator("[name=client-secret]").fill(shop.clientSecret());
        page.locator("[name=access-token]").fill(token);
        page.locator("[name=base-url]").fill(shop.baseUri().toString());
        page.locator("form.form button").click();
    }

    private Connection connection() {
        return world.hub
                .part(Organisations.class)
                .connection(NEW, new ConnectionId("shopify", SHOP + ".myshopify.com"));
    }

    private PlacedOrder order(String lastName) {
        return world.shopify.createOrder(
                SHOP,
                OrderSpec.of(
                                CustomerSpec.named("Jutta", lastName, "jutta@example.com"),
                                LineSpec.of("Teekanne", "KANNE-1", 1, "39.00", "0.19"))
                        .withAddress(
                                AddressSpec.of(
                                        "Jutta", lastName, "Lindenweg 3", "80331", "München"))
                        .fulfilledAtOnce());
    }
}
