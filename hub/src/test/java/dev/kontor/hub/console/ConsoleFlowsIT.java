package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kontor.hub.flow.BackTests;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.Rehearsals;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with flows: look, write, try, over the past; and who may not. */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class ConsoleFlowsIT {

    private static final String WHO = "anna@tee-und-buch.example";

    private final ConsoleWorld world;

    ConsoleFlowsIT(ConsoleWorld world) {
        this.world = world;
    }

    /** Whatever language other tests left the administrator with. */
    @BeforeEach
    void readsGerman() {
        world.people();
        world.prefer("de");
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void writesAFlowThroughThePanelAndRollsItBack() {
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.onDialog(Dialog::accept);
        page.navigate(world.tea("flows"));
        assertThat(page.locator("tr", row("order-to-invoice"))).containsText("aus kontor.yaml");
        Locator copy = page.locator("form[action$='flows/copy']");
        copy.locator("[name=from]").selectOption("order-to-invoice");
        copy.locator("[name=name]").fill("rechnung-neu");
        copy.locator("button").click();
        assertThat(page).hasURL(Pattern.compile("/flows/rechnung-neu/edit$"));

        select(page, "steps[1]");
        assertThat(page.locator("#panel-title")).hasText("Rechnung sicherstellen");
        page.locator("#f-when").fill("order.chargd > 10");
        assertThat(page.locator("#problems")).containsText("Schritt invoice, Feld when");
        assertThat(page.locator("#problems")).containsText("ist „charged“ gemeint?");
        assertThat(page.locator("#f-when-problems")).containsText("chargd");
        page.locator(".save-bar button.primary").click();
        assertThat(page.locator("#problems")).containsText("Nicht gespeichert");
        assertThat(page.locator("#problems")).containsText("Schritt invoice, Feld when");
        assertThat(page.locator("#f-when")).hasValue("order.chargd > 10");
        assertThat(desk().get(ConsoleWorld.TEA, "rechnung-neu").version()).isEqualTo(1);

        page.locator("#f-when").fill("order.charged > 10");
        assertThat(page.locator("#problems")).containsText("in Ordnung");
        assertThat(page.locator("#yaml"))
                .hasValue(
                        Pattern.compile(
                                "# One finalised invoice.*when: order.charged > 10\n",
                                Pattern.DOTALL));
        page.locator("[name=note]").fill("Kleinbeträge nicht");
        page.locator(".save-bar button.primary").click();
        assertThat(page.locator(".toast")).containsText("Gespeichert");
        assertThat(page.locator(".path")).containsText("order.charged > 10");

        page.navigate(world.tea("flows/rechnung-neu/versions"));
        Locator newest = page.locator("#version-2");
        assertThat(newest).containsText("Kleinbeträge nicht");
        assertThat(newest).containsText(ConsoleWorld.ADMIN);
        assertThat(newest.locator(".diff li.new")).hasCount(1);
        assertThat(newest.locator(".diff li.new")).containsText("when: order.charged > 10");
        page.locator("#version-1 form button").click();
        assertThat(page.locator("#version-3")).containsText("gilt");
        assertThat(page.locator("#version-3 .diff li.gone")).containsText("order.charged > 10");
        page.navigate(world.tea("flows/rechnung-neu"));
        assertThat(page.locator("h1")).hasText("Bestellung → Rechnung");
        assertThat(page.locator(".path .inputs")).hasCount(0);

        page.locator("form[action$='/delete'] button").click();
        assertThat(page.locator(".toast")).containsText("Gelöscht");
        assertThat(page.locator("tr", row("rechnung-neu"))).hasCount(0);
        page.context().close();
    }

    @Test
    void drawsWhatTheYamlSaysAndWritesWhatIsDrawn() {
        desk().copy(ConsoleWorld.TEA, "order-to-invoice", "gebaut", WHO);
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("flows/gebaut/edit?step=note"));
        Locator yaml = page.locator("#yaml");

        page.locator("#add-action").selectOption("choose");
        page.locator("#panel footer button").first().click();
        assertThat(page.locator("[id='select-steps[3]']")).hasText("Verzweigung branch");
        select(page, "steps[3].choose[1]");
        page.locator("#add-action").selectOption("books.ensure-invoice");
        page.locator("#panel footer button").first().click();
        assertThat(yaml)
                .hasValue(
                        Pattern.compile(
                                "choose:\n.*with: \\{sale: order.sale, customer: steps.customer, finalise: 'true'|choose:\n.*with: \\{sale: order.sale, customer: steps.customer, finalise: true",
                                Pattern.DOTALL));
        assertThat(page.locator("#panel-title")).hasText("Rechnung sicherstellen");
        assertThat(page.locator("#f-id")).hasValue("invoice_2");

        select(page, "steps[0]");
        page.locator("#panel [value=down]").click();
        assertThat(page.locator("#problems")).containsText("Schritt invoice, Feld with.customer");
        page.locator("#panel [value=up]").click();
        assertThat(page.locator("[name=at]")).hasValue("steps[0]");
        select(page, "steps[3]");
        page.locator("#panel [value=remove]").click();
        assertThat(page.locator(".branch")).hasCount(0);
        assertThat(page.locator("#problems")).containsText("in Ordnung");

        page.locator("#yaml-card summary").click();
        yaml.fill(yaml.inputValue().replace("id: note", "id: vermerk"));
        assertThat(page.locator("#drawn")).containsText("vermerk");
        yaml.fill(yaml.inputValue() + "  - [");
        assertThat(page.locator("#drawn")).containsText("kein Bild");
        page.locator("[data-discard]").click();
        assertThat(page.locator(".path")).containsText("note");
        page.context().close();
    }

    @Test
    void refusesAStaleSaveAndLosesNothing() {
        desk().copy(ConsoleWorld.TEA, "order-to-invoice", "zu-zweit", WHO);
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("flows/zu-zweit/edit?step=invoice"));
        String content = desk().content(ConsoleWorld.TEA, "zu-zweit").content();
        desk().save(
                        ConsoleWorld.TEA,
                        "zu-zweit",
                        content.replace("charged > 0", "charged > 7"),
                        1,
                        null,
                        WHO);

        page.locator("#f-when").fill("order.charged > 20");
        page.locator(".save-bar button.primary").click();
        assertThat(page.locator("#state .note-box.warn")).containsText(WHO);
        assertThat(page.locator("#state .note-box.warn")).containsText("Version 2");
        assertThat(page.locator("#f-when")).hasValue("order.charged > 20");
        assertThat(desk().content(ConsoleWorld.TEA, "zu-zweit").content()).contains("charged > 7");

        page.locator("[value=rebase]").click();
        assertThat(page.locator("#state .note-box.warn")).hasCount(0);
        page.locator(".save-bar button.primary").click();
        assertThat(page.locator(".toast")).containsText("Gespeichert");
        assertThat(desk().content(ConsoleWorld.TEA, "zu-zweit").content()).contains("charged > 20");
        page.context().close();
    }

    @Test
    void showsAStepWithItsValuesAndNumbersByKeyboard() {
        PlacedOrder order = booked("Tastatur");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("flows/order-to-invoice"));
        page.locator("#step-invoice").press("Enter");
        assertThat(page.locator("#panel")).containsText("order.sale");
        assertThat(page.locator("#panel")).containsText("erledigt");
        assertThat(page.locator("#panel")).containsText(order.name());
        assertThat(page).hasURL(Pattern.compile("step=invoice$"));
        assertThat(page.locator(".head .actions")).not().containsText("Bearbeiten");
        page.navigate(world.tea("flows/order-to-invoice/edit"));
        assertThat(page).hasURL(Pattern.compile("/flows/order-to-invoice$"));
        page.context().close();
    }

    @Test
    void triesAFlowOnAnOrderByNumberAndOnOneThatIsPasted() {
        PlacedOrder order = booked("Probe");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("dry-run"));
        page.locator("[name=q]").fill(order.name().substring(1));
        page.locator("form[method=get] button").click();
        assertThat(page.locator("main")).containsText("schon da");
        page.locator("a", new Page.LocatorOptions().setHasText("als JSON ändern")).first().click();
        Locator pasted = page.locator("[name=pasted]");
        pasted.fill(pasted.inputValue().replaceFirst("(order/|\"id\" : \")[0-9]+", "$1999999"));
        page.locator("form[method=post] button", new Page.LocatorOptions().setHasText("Probieren"))
                .click();
        assertThat(page.locator("main")).containsText("POST /v1/invoices");
        assertThat(page.locator("main")).containsText("DOM-1");
        pasted.fill("{\"number\": 5}");
        page.locator("form[method=post] button", new Page.LocatorOptions().setHasText("Probieren"))
                .click();
        assertThat(page.locator(".note-box.bad")).containsText("nicht probieren");
        page.context().close();
    }

    @Test
    void testsAFlowOverThePast() {
        booked("Rückblick");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("back-tests?flow=order-to-invoice"));
        page.locator("[name=objects]").fill("50");
        page.locator("form[action$='back-tests'] button").click();
        assertThat(page.locator(".head .badge")).hasText("fertig");
        assertThat(page.locator(".figures")).containsText("schon da");
        page.navigate(world.tea("audit"));
        assertThat(page.locator("main")).containsText("back-test-started");
        page.context().close();
    }

    @Test
    void letsAViewerLookAndAStrangerNothing() {
        Job job =
                world.hub
                        .part(BackTests.class)
                        .start(
                                ConsoleWorld.TEA,
                                new Rehearsals.What(null, "order-to-invoice"),
                                5,
                                WHO);
        Page viewer = world.signedIn(ConsoleWorld.VIEWER);
        for (String page :
                List.of(
                        "flows",
                        "flows/order-to-invoice",
                        "flows/order-to-invoice/versions",
                        "back-tests",
                        "back-tests/" + job.id())) {
            assertThat(viewer.navigate(world.tea(page)).status()).as(page).isEqualTo(200);
            assertThat(viewer.locator("main form[method=post]")).hasCount(0);
        }
        for (String page : List.of("flows/order-to-invoice/edit", "dry-run")) {
            assertThat(viewer.navigate(world.tea(page)).status()).as(page).isEqualTo(403);
        }
        viewer.navigate(world.tea("flows"));
        for (String deed :
                List.of(
                        "flows/new",
                        "flows/copy",
                        "flows/order-to-invoice/edit",
                        "flows/order-to-invoice/enable",
                        "flows/order-to-invoice/disable",
                        "flows/order-to-invoice/delete",
                        "flows/order-to-invoice/roll-back",
                        "dry-run",
                        "back-tests",
                        "back-tests/" + job.id() + "/cancel")) {
            assertThat(
                            viewer.evaluate(
                                    """
                                    async address => (await fetch(address, {method: 'POST',
                                        headers: {...JSON.parse(document.body.getAttribute('hx-headers')),
                                            'Content-Type': 'application/x-www-form-urlencoded'},
                                        body: 'version=1'})).status
                                    """,
                                    world.tea(deed)))
                    .as(deed)
                    .isEqualTo(403);
        }
        viewer.context().close();

        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        String own = world.at("/console/o/" + ConsoleWorld.OTHER + "/");
        for (String page :
                List.of(
                        world.tea("flows"),
                        world.tea("flows/order-to-invoice"),
                        world.tea("flows/order-to-invoice/edit"),
                        world.tea("flows/order-to-invoice/versions"),
                        world.tea("back-tests/" + job.id()),
                        world.tea("dry-run"),
                        own + "flows/order-to-invoice",
                        own + "flows/order-to-invoice/edit",
                        own + "flows/order-to-invoice/versions",
                        own + "back-tests/" + job.id())) {
            assertThat(stranger.navigate(page).status()).as(page).isEqualTo(404);
        }
        stranger.context().close();
    }

    private PlacedOrder booked(String lastName) {
        PlacedOrder order = world.goodOrder(lastName);
        RunSearch runs = world.hub.part(RunSearch.class);
        Awaitility.await(order.name())
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        runs
                                .ofRoots(
                                        ConsoleWorld.TEA,
                                        runs.numbered(ConsoleWorld.TEA, order.name(), 1))
                                .stream()
                                .anyMatch(each -> each.run().outcome().key().equals("done")));
        return order;
    }

    private FlowDesk desk() {
        return world.hub.part(FlowDesk.class);
    }

    private static void select(Page page, String place) {
        page.locator("[id='select-" + place + "']").click();
        assertThat(page.locator("[name=at]")).hasValue(place);
        // What was just drawn listens a moment later; nobody types that fast.
        assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
    }

    private static Page.LocatorOptions row(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
