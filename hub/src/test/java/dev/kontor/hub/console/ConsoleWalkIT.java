package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The paths people walk, in a real browser. Only the set-up has to come first. */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class ConsoleWalkIT {

    private final ConsoleWorld world;

    ConsoleWalkIT(ConsoleWorld world) {
        this.world = world;
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    @Order(1)
    void makesWhoeverHasTheTokenTheAdministrator() {
        Page page = world.window();
        page.navigate(world.at("/"));
        assertThat(page).hasURL(Pattern.compile("/console/set-up/administrator$"));
        page.locator("[name=token]").fill("wrong");
        page.locator("[name=name]").fill("Petra Lang");
        page.locator("[name=email]").fill(ConsoleWorld.ADMIN);
        page.locator("[name=password]").fill(ConsoleWorld.PASSWORD);
        page.locator("[name=repeated]").fill(ConsoleWorld.PASSWORD);
        page.locator("form.form button").click();
        assertThat(page.locator(".note-box.bad")).containsText("Einrichtungs-Code");

        page.locator("[name=token]").fill(world.setUpToken());
        page.locator("[name=password]").fill("kurz");
        page.locator("[name=repeated]").fill("kurz");
        page.locator("[name=password]").evaluate("e => e.removeAttribute('minlength')");
        page.locator("form.form button").click();
        assertThat(page.locator(".note-box.bad")).containsText("12 Zeichen");

        page.locator("[name=password]").fill(ConsoleWorld.PASSWORD);
        page.locator("[name=repeated]").fill(ConsoleWorld.PASSWORD);
        page.locator("form.form button").click();
        assertThat(page.locator("h1")).hasText("Überblick");
        page.navigate(world.at("/console/set-up/administrator"));
        assertThat(page.locator("h1")).hasText("Überblick");
    }

    @Test
    @Order(2)
    void showsAnOrderThatArrivesWithinASecondAndTheInvoiceItBecame() {
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("runs"));
        PlacedOrder order = world.goodOrder("Müller-Lüdenscheidt");
        Locator row =
                page.locator("tr[data-id]", new Page.LocatorOptions().setHasText(order.name()));
        assertThat(row.first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(row.first())
                .containsText(
                        "erledigt", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        row.first().locator("a").click();
        assertThat(page.locator("h1")).containsText(order.name());
        assertThat(page.locator("main")).containsText("RE");
        page.context().close();
    }

    @Test
    @Order(3)
    void findsARunByOrderCustomerAndInvoice() {
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        PlacedOrder order = world.goodOrder("Zwiebelfisch");
        page.navigate(world.tea("runs"));
        Locator row =
                page.locator("tr[data-id]", new Page.LocatorOptions().setHasText(order.name()));
        assertThat(row.first())
                .containsText(
                        "erledigt", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        for (String sought : List.of(order.name(), order.name().substring(1), "zwiebel", "RE")) {
            Awaitility.await("found by " + sought)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> finds(page, sought, order.name()));
        }
        page.context().close();
    }

    private boolean finds(Page page, String sought, String name) {
        page.navigate(world.tea("runs?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8)));
        return page.locator("tr[data-id]", new Page.LocatorOptions().setHasText(name)).count() > 0;
    }

    @Test
    @Order(4)
    void solvesAStuckOrderWhereItIsSeen() {
        PlacedOrder order = world.stuckOrder("RATE-1");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("stuck"));
        Locator open =
                page.locator("article.case", new Page.LocatorOptions().setHasText(order.name()));
        assertThat(open).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        open.locator("select[name=answer]")
                .selectOption(new SelectOption().setLabel("Ohne Beleg lassen"));
        open.locator("button.primary").click();
        assertThat(page.locator(".toast")).containsText("Beantwortet");
        page.navigate(world.tea("runs"));
        assertThat(
                        page.locator(
                                        "tr[data-id]",
                                        new Page.LocatorOptions().setHasText(order.name()))
                                .first())
                .containsText(
                        "so gelassen",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        page.context().close();
    }

    @Test
    @Order(6)
    void showsNothingOfAnotherOrganisationByAnyAddress() {
        Page owner = world.signedIn(ConsoleWorld.ADMIN);
        owner.navigate(world.tea("runs"));
        String run = owner.locator("tr[data-id] a").first().getAttribute("href");
        String name = run.substring(run.lastIndexOf('/') + 1);
        owner.context().close();

        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        for (String page :
                List.of(
                        "overview",
                        "stuck",
                        "runs",
                        "runs/" + name,
                        "documents",
                        "contacts",
                        "connections",
                        "audit",
                        "settings",
                        "vat",
                        "live",
                        "open-cases",
                        "approvals",
                        "approvals/decided",
                        "approvals/count",
                        "completeness",
                        "completeness.csv?from=2026-11-01&until=2026-11-30")) {
            assertThat(stranger.navigate(world.tea(page)).status()).as(page).isEqualTo(404);
        }
        String own = "/console/o/" + ConsoleWorld.OTHER + "/";
        assertThat(stranger.navigate(world.at(own + "overview")).status()).isEqualTo(200);
        assertThat(stranger.navigate(world.at(own + "runs/" + name)).status()).isEqualTo(404);
        assertThat(stranger.navigate(world.at(own + "runs?q=100")).status()).isEqualTo(200);
        assertThat(stranger.locator("tr[data-id]")).hasCount(0);
        stranger.context().close();
    }

    @Test
    @Order(7)
    void letsAViewerLookAndNothingElse() {
        world.stuckOrder("VIEW-1");
        Page page = world.signedIn(ConsoleWorld.VIEWER);
        page.navigate(world.tea("stuck"));
        assertThat(page.locator("article.case").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(page.locator("article.case form")).hasCount(0);
        Object status =
                page.evaluate(
                        """
                        async address => (await fetch(address, {method: 'POST',
                            headers: {...JSON.parse(document.body.getAttribute('hx-headers')),
                                'Content-Type': 'application/x-www-form-urlencoded'},
                            body: 'connection=x'})).status
                        """,
                        world.tea("connections/pause"));
        assertThat(status).isEqualTo(403);
        Object forged =
                page.evaluate(
                        "async address => (await fetch(address, {method: 'POST', body: ''})).status",
                        world.at("/console/sign-out"));
        assertThat(forged).isEqualTo(403);
        page.context().close();
    }

    @Test
    @Order(5)
    void refusesASignInWithoutSayingWhatIsWrongAndSlowsTheGuesserDown() {
        world.people();
        Page page = world.window();
        page.navigate(world.at("/console/sign-in"));
        for (int i = 0; i < 8; i++) {
            page.locator("[name=email]").fill("mallory@example.com");
            page.locator("[name=password]").fill("guess " + i);
            page.locator("form.form button").click();
            assertThat(page.locator(".note-box.bad")).containsText("stimmt nicht");
        }
        page.locator("[name=email]").fill("mallory@example.com");
        page.locator("[name=password]").fill("guess 9");
        page.locator("form.form button").click();
        assertThat(page.locator(".note-box.warn")).containsText("Zu viele Versuche");
        page.context().close();
    }
}
