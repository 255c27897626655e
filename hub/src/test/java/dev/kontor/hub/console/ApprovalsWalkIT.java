package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectSearch;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Role;
import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.EditSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.vies.Trader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Approvals from the order in the shop to the invoice in Lexware, given in the console. */
@Timeout(180)
@ExtendWith(ConsoleWorld.Shared.class)
class ApprovalsWalkIT {

    private static final String SHOP = "kranich";
    private static final String VIENNESE = "ATU12345675";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(40);

    private final ConsoleWorld world;
    private final Approvals approvals;

    ApprovalsWalkIT(ConsoleWorld world) {
        this.world = world;
        this.approvals = world.hub.part(Approvals.class);
    }

    @BeforeEach
    void switchTheFlowOn() {
        world.people();
        world.prefer("de");
        world.guard();
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void sendsExactlyWhatWasApprovedOnAPhoneByOtherEyesThanTheAuthors() {
        PlacedOrder order = world.table("Esstisch, Nussbaum", "1890.00");
        Approval asked = waitingFor(order);

        Page author = world.signedIn(ConsoleWorld.ADMIN);
        author.navigate(world.crane("approvals/" + asked.id()));
        assertThat(author.locator("#decision")).containsText("Vier Augen");
        assertThat(author.locator("#decision form.approve")).hasCount(0);
        assertThat(post(author, "approvals/" + asked.id() + "/approve")).isEqualTo(200);
        author.reload();
        assertThat(state(asked)).isEqualTo(Approval.State.WAITING);
        author.context().close();

        Page phone = world.signedIn(world.phone(), ConsoleWorld.BOOKKEEPER);
        phone.locator(".top a[href$='/approvals']").tap();
        Locator row =
                phone.locator("tr[data-id]", new Page.LocatorOptions().setHasText(order.name()));
        assertThat(row).containsText("1.890,00 €");
        row.locator("a").first().tap();
        Locator paper = phone.locator("article.paper");
        assertThat(paper).containsText("Kranich Möbel GmbH");
        assertThat(paper).containsText("Jutta Storch");
        assertThat(paper).containsText("Esstisch, Nussbaum");
        assertThat(paper.locator(".sums")).containsText("301,76");
        assertThat(paper.locator(".sums")).containsText("1.890,00 €");
        assertThat(phone.locator("main")).containsText("§ 12 Abs. 1 UStG");
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Locator approve = phone.locator("form.approve button.primary");
        assertThat(approve).isInViewport();
        assertThat(approve).containsText("1.890,00 € freigeben");
        approve.tap();
        assertThat(phone.locator(".toast")).containsText("Freigegeben");
        assertThat(phone.locator("#decision")).containsText("genau so gesendet", within(SOON));
        assertThat(phone.locator("#decision")).containsText(ConsoleWorld.BOOKKEEPER);
        phone.context().close();

        Effect sent = invoices(asked).getFirst();
        assertThat(JSON.readTree(sent.request())).isEqualTo(frozen(asked, 0, sent.token()));
        JsonNode made = invoice(sent);
        JsonNode agreed = JSON.readTree(asked.requests().getFirst().body());
        assertThat(made.path("voucherStatus").asString()).isEqualTo("open");
        assertThat(made.path("voucherDate").asString())
                .isEqualTo(agreed.path("voucherDate").asString());
        assertThat(made.path("totalPrice").path("totalGrossAmount").decimalValue())
                .isEqualByComparingTo("1890.00");
        assertThat(made.path("lineItems").get(0).path("name").asString())
                .isEqualTo("Esstisch, Nussbaum");
        assertThat(made.path("address").path("name").asString()).isEqualTo("Jutta Storch");
    }

    @Test
    void isVoidOnceTheSaleChangesAndAsksAnew() {
        PlacedOrder order = world.table("Stuhl, Esche", "1100.00");
        Approval asked = waitingFor(order);
        Page page = world.signedIn(ConsoleWorld.BOOKKEEPER);
        page.navigate(world.crane("approvals/" + asked.id()));

        world.shopify.edit(
                SHOP,
                order.id(),
                EditSpec.adding(LineSpec.of("Kissen", "T-9", 1, "50.00", "0.19")));
        world.shopify.pay(SHOP, order.id());
        world.shopify.fulfil(SHOP, order.id());

        assertThat(page.locator("#decision")).containsText("Verfallen", within(SOON));
        assertThat(state(asked)).isEqualTo(Approval.State.VOID);
        assertThat(post(page, "approvals/" + asked.id() + "/approve")).isEqualTo(200);
        page.reload();
        assertThat(page.locator(".note-box.bad")).containsText("inzwischen entschieden");
        Approval anew = waitingFor(order);
        assertThat(anew.id()).isNotEqualTo(asked.id());
        assertThat(anew.gross()).isNotNull();
        assertThat(anew.gross().amount()).isEqualByComparingTo("1150.00");

        page.navigate(world.crane("approvals/" + anew.id()));
        page.locator("form.reject summary").click();
        page.locator("form.reject textarea").fill("Kunde hat storniert");
        page.locator("form.reject button").click();
        assertThat(page.locator("#decision")).containsText("Kunde hat storniert");
        page.navigate(world.crane("approvals/decided"));
        assertThat(
                        page.locator(
                                "tr[data-id]",
                                new Page.LocatorOptions().setHasText("Kunde hat storniert")))
                .containsText("abgelehnt");
        assertThat(invoices(anew)).isEmpty();
        page.context().close();
    }

    @Test
    void goesOnWithAHalfMadeSetWithoutAskingAgain() {
        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        PlacedOrder order =
                world.shopify.createOrder(
                        SHOP,
                        OrderSpec.of(
                                        CustomerSpec.named(
                                                "Bernd", "Beispiel", "info@muster.example"),
                                        LineSpec.of("Regal", "T-1", 3, "100.00", "0").untaxed(),
                                        LineSpec.of("Planung", "S-1", 1, "800.00", "0").untaxed())
                                .withAddress(
                                        AddressSpec.of(
                                                        "Bernd",
                                                        "Beispiel",
                                                        "Ring 1",
                                                        "1010",
                                                        "Wien")
                                                .withCompany("Muster GmbH")
                                                .withCountry("AT"))
                                .withVatId(VIENNESE)
                                .fulfilledAtOnce());
        Approval asked = waitingFor(order);
        assertThat(asked.requests()).hasSize(2);
        Page page = world.signedIn(ConsoleWorld.BOOKKEEPER);
        page.navigate(world.crane("approvals/" + asked.id()));
        assertThat(page.locator("article.paper")).hasCount(2);
        assertThat(page.locator("article.paper").nth(0)).containsText("300,00 €");
        assertThat(page.locator("article.paper").nth(1)).containsText("800,00 €");

        control(
                "POST",
                "faults",
                "[{\"route\": \"POST /v1/invoices\", \"kind\": \"throttle\", \"after\": 1}]");
        page.locator("form.approve button.primary").click();
        assertThat(page.locator("#decision"))
                .containsText("genau so gesendet", within(Duration.ofSeconds(90)));
        page.context().close();

        List<Effect> sent = invoices(asked);
        assertThat(sent).hasSize(2).allMatch(each -> each.state() == EffectState.DONE);
        for (int i = 0; i < 2; i++) {
            assertThat(JSON.readTree(sent.get(i).request()))
                    .isEqualTo(frozen(asked, i, sent.get(i).token()));
        }
        assertThat(approvals.ofRoot(ConsoleWorld.CRANE, asked.root())).hasSize(1);
    }

    @Test
    void isNobodysBusinessElsewhereByAnyIdAndForViewersToLookAt() {
        Approval asked = waitingFor(world.table("Bank, Buche", "1010.00"));
        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        for (String organisation : List.of("kranich", "andere")) {
            String address = "/console/o/" + organisation + "/approvals/" + asked.id();
            assertThat(stranger.navigate(world.at(address)).status()).isEqualTo(404);
        }
        stranger.navigate(world.at("/console/o/andere/approvals"));
        assertThat(stranger.locator("tr[data-id]")).hasCount(0);
        assertThat(
                        postTo(
                                stranger,
                                world.at("/console/o/andere/approvals/" + asked.id() + "/approve")))
                .isEqualTo(404);
        assertThat(post(stranger, "approvals/" + asked.id() + "/reject")).isEqualTo(404);
        stranger.context().close();

        assertThat(state(asked)).isEqualTo(Approval.State.WAITING);
    }

    // -------------------------------------------------------------------------------------------

    private Approval waitingFor(PlacedOrder order) {
        return Awaitility.await("an approval for " + order.name())
                .atMost(SOON)
                .until(
                        () ->
                                approvals
                                        .list(ConsoleWorld.CRANE, Approval.State.WAITING, 0, 100)
                                        .stream()
                                        .filter(each -> each.number().equals(order.name()))
                                        .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private Approval.State state(Approval approval) {
        return approvals.get(ConsoleWorld.CRANE, approval.id()).state();
    }

    /** The effects of the documents, in the order of their requests. */
    private List<Effect> invoices(Approval approval) {
        return world
                .hub
                .part(EffectSearch.class)
                .ofRoot(ConsoleWorld.CRANE, approval.root())
                .stream()
                .filter(each -> each.key().role() == Role.REVENUE_DOCUMENT)
                .sorted(Comparator.comparing(each -> each.key().discriminator()))
                .toList();
    }

    /** The frozen request with the marker that only the sending puts in. */
    private static JsonNode frozen(Approval approval, int index, String token) {
        return JSON.readTree(approval.requests().get(index).body().replace("K-##########", token));
    }

    private JsonNode invoice(Effect sent) {
        return JSON.readTree(
                call(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                world.lexware.baseUri()
                                                        + "/v1/invoices/"
                                                        + sent.remote().id()))
                                .header("Authorization", "Bearer " + world.craneAccount.apiKey())
                                .header("Accept", "application/json")));
    }

    private void control(String method, String path, String body) {
        call(
                HttpRequest.newBuilder(URI.create(world.lexware.baseUri() + "/_simulator/" + path))
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static String call(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(10)).build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Object post(Page page, String path) {
        return postTo(page, world.crane(path));
    }

    /** What the server says to somebody who sends the form though the page does not offer it. */
    private static Object postTo(Page page, String address) {
        return page.evaluate(
                """
                async address => (await fetch(address, {method: 'POST',
                    headers: {...JSON.parse(document.body.getAttribute('hx-headers')),
                        'Content-Type': 'application/x-www-form-urlencoded'},
                    body: 'note=x'})).status
                """,
                address);
    }

    private static LocatorAssertions.ContainsTextOptions within(Duration duration) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) duration.toMillis());
    }
}
