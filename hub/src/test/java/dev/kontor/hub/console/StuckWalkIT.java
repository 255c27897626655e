package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases of one reason, answered together. */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class StuckWalkIT {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    private final ConsoleWorld world;
    private final StuckDesk desk;

    StuckWalkIT(ConsoleWorld world) {
        this.world = world;
        this.desk = world.hub.part(StuckDesk.class);
    }

    @BeforeEach
    void readGerman() {
        world.people();
        world.prefer("de");
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void skipsSeveralWithAReasonByKeyboardAndSaysWhatBecameOfEach() {
        List<PlacedOrder> orders = List.of(world.stuckOrder("MANY-1"), world.stuckOrder("MANY-2"));
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("stuck?code=" + code(orders.getFirst())));
        for (PlacedOrder order : orders) {
            Locator box = open(page, order).locator("input[name=case]");
            assertThat(box).isVisible(SOON);
            box.focus();
            page.keyboard().press("Space");
            assertThat(box).isChecked();
        }
        page.locator("#several select").selectOption("skip");
        page.locator("#several button").click();
        assertThat(page.locator(".note-box.bad")).containsText("warum");

        for (PlacedOrder order : orders) {
            open(page, order).locator("input[name=case]").check();
        }
        page.locator("#several select").selectOption("skip");
        page.locator("#several input[name=note]").fill("Muster, nie verkauft");
        page.locator("#several input[name=note]").press("Enter");
        assertThat(page.locator(".toast")).containsText("2 Fälle");
        for (PlacedOrder order : orders) {
            assertThat(open(page, order))
                    .containsText(
                            "gelöst",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        }
        page.navigate(world.tea("audit"));
        assertThat(page.locator("main")).containsText("stuck-answered");
        page.context().close();
    }

    @Test
    void answersAllOfAReasonWithoutScript() {
        List<PlacedOrder> orders = List.of(world.stuckOrder("MANY-3"), world.stuckOrder("MANY-4"));
        String code = code(orders.getFirst());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> orders.stream().allMatch(each -> find(each) != null));
        Page page =
                world.signedIn(
                        world.window(
                                new Browser.NewContextOptions()
                                        .setLocale("de-DE")
                                        .setJavaScriptEnabled(false)),
                        ConsoleWorld.ADMIN);
        page.navigate(world.tea("stuck?code=" + code));
        page.locator("#several input[name=all]").check();
        page.locator("#several select")
                .selectOption(new SelectOption().setLabel("Ohne Beleg lassen"));
        page.locator("#several button").click();
        assertThat(page.locator("h1")).hasText("Was daraus wurde");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desk.countOpen(ConsoleWorld.TEA, code) == 0);
        page.reload();
        for (PlacedOrder order : orders) {
            assertThat(open(page, order)).isVisible();
        }
        page.context().close();
    }

    private static Locator open(Page page, PlacedOrder order) {
        return page.locator("article.case", new Page.LocatorOptions().setHasText(order.name()));
    }

    private String code(PlacedOrder order) {
        return Awaitility.await(order.name() + " is stuck")
                .atMost(Duration.ofSeconds(20))
                .until(() -> find(order), found -> found != null)
                .problem()
                .code();
    }

    private StuckCase find(PlacedOrder order) {
        return desk.open(ConsoleWorld.TEA, null, 0, 1_000).stream()
                .filter(each -> each.root().id().equals(Long.toString(order.id())))
                .findFirst()
                .orElse(null);
    }
}
