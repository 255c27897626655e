package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An import from the estimate to the document, paused and resumed, and how its pages look. */
@Timeout(180)
@ExtendWith(ConsoleWorld.Shared.class)
class ConsoleImportIT {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final ConsoleWorld world;

    ConsoleImportIT(ConsoleWorld world) {
        this.world = world;
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void estimatesComparesPausesResumesAndCreatesWhatIsTicked() {
        world.past();
        world.people();
        world.prefer("de");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.onDialog(dialog -> dialog.accept());
        page.navigate(world.old("imports"));
        assertThat(page.locator("h1")).hasText("Import");
        page.locator("form.form-grid button").click();
        assertThat(page.locator("#estimate")).containsText("8");
        assertThat(page.locator("#estimate")).containsText("Anfragen an Lexware");
        List<String> faults = new ArrayList<>(ConsolePagesIT.looks(page, "imports-estimate"));

        page.locator("#estimate button.primary").click();
        assertThat(page).hasURL(Pattern.compile("/imports/[0-9a-f-]{36}$"));
        String address = page.url();
        action(page, "Anhalten").click();
        assertThat(page.locator("#progress")).containsText("angehalten");
        assertThat(action(page, "Anhalten")).hasCount(0);
        action(page, "Weiter").click();
        assertThat(page.locator("#progress")).containsText("fertig", SOON);
        assertThat(page.locator("#progress")).containsText("8 Bestellungen verglichen");
        assertThat(page.locator(".tabs")).containsText("zu entscheiden 2");
        assertThat(page.locator(".tabs")).containsText("fehlt 4");
        assertThat(page.locator(".tabs")).containsText("zugeordnet 2");
        faults.addAll(ConsolePagesIT.looks(page, "import"));

        page.navigate(address + "?verdict=choose");
        Locator differing =
                page.locator("tr[data-id]", new Page.LocatorOptions().setHasText("60,00"));
        assertThat(differing).containsText("lautet auf 60,00 € statt 64,00 €");
        differing.locator("button").click();
        assertThat(page.locator(".toast")).containsText("Zugeordnet");
        assertThat(page.locator("tr[data-id]")).hasCount(1);

        page.navigate(address + "?verdict=missing");
        assertThat(page.locator(".bulk")).isHidden();
        page.locator(".bulk button").evaluate("button => button.click()");
        assertThat(page.locator("main")).containsText("Davon ist nichts anzulegen");
        page.navigate(address + "?verdict=missing");
        page.locator("tr[data-id] input").first().check();
        assertThat(page.locator(".bulk")).isVisible();
        faults.addAll(ConsolePagesIT.looks(page, "import-choose"));
        page.locator(".bulk button").click();
        assertThat(page.locator("h1"))
                .hasText(Pattern.compile("Einen Beleg über 64,00.€ anlegen\\?"));
        faults.addAll(ConsolePagesIT.looks(page, "import-confirm"));
        page.locator("main button.primary").click();
        page.navigate(address + "?verdict=missing");
        assertThat(page.locator("tr[data-id]").first()).containsText("erledigt", SOON);
        assertThat(page.locator("tr[data-id]").first())
                .containsText(Pattern.compile("RE\\d+"), SOON);
        assertThat(page.locator("tr[data-id] input")).hasCount(3);
        assertThat(faults).isEmpty();
        page.context().close();

        letsAViewerLookOnly(address);
        showsItToNobodyElse(address);
        takesPictures(address);
    }

    private static Locator action(Page page, String name) {
        return page.locator(".actions button", new Page.LocatorOptions().setHasText(name));
    }

    private void letsAViewerLookOnly(String address) {
        Page page = world.signedIn(ConsoleWorld.VIEWER);
        assertThat(page.navigate(address).status()).isEqualTo(404);
        page.navigate(world.tea("imports"));
        assertThat(page.locator("form.form-grid")).hasCount(0);
        page.context().close();
    }

    private void showsItToNobodyElse(String address) {
        String id = address.substring(address.lastIndexOf('/'));
        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        assertThat(stranger.navigate(address).status()).isEqualTo(404);
        Response own =
                stranger.navigate(world.at("/console/o/" + ConsoleWorld.OTHER + "/imports" + id));
        assertThat(own.status()).isEqualTo(404);
        stranger.context().close();
    }

    /** In the other languages and themes; German by daylight was looked at on the way. */
    private void takesPictures(String address) {
        List<String> faults = new ArrayList<>();
        faults.addAll(pictures(address, "de", ColorScheme.DARK));
        faults.addAll(pictures(address, "en", ColorScheme.LIGHT));
        faults.addAll(pictures(address, "en", ColorScheme.DARK));
        world.prefer("de");
        assertThat(faults).isEmpty();
    }

    private List<String> pictures(String address, String language, ColorScheme scheme) {
        Page page = world.window(language, scheme);
        world.signedIn(page, ConsoleWorld.ADMIN);
        world.prefer(language);
        List<String> faults = new ArrayList<>();
        page.navigate(world.old("imports"));
        faults.addAll(ConsolePagesIT.picture(page, "imports", language, scheme));
        page.locator("form.form-grid button").click();
        assertThat(page.locator("#estimate button.primary")).isVisible();
        faults.addAll(ConsolePagesIT.picture(page, "imports-estimate", language, scheme));
        page.navigate(address);
        faults.addAll(ConsolePagesIT.picture(page, "import", language, scheme));
        page.navigate(address + "?verdict=missing");
        page.locator("tr[data-id] input").first().check();
        faults.addAll(ConsolePagesIT.picture(page, "import-choose", language, scheme));
        page.locator(".bulk button").click();
        assertThat(page.locator("main button.primary")).isVisible();
        faults.addAll(ConsolePagesIT.picture(page, "import-confirm", language, scheme));
        page.context().close();
        return faults;
    }
}
