package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page in both languages and themes: answers, obeys WCAG 2.2 AA as far as axe-core sees,
 * keeps to itself, and has its picture taken into {@code target/screenshots}.
 */
@Timeout(180)
@ExtendWith(ConsoleWorld.Shared.class)
class ConsolePagesIT {

    /** Pages of an organisation. */
    private static final List<String> PAGES =
            List.of(
                    "overview",
                    "stuck",
                    "approvals",
                    "approvals/decided",
                    "completeness",
                    "runs",
                    "documents",
                    "contacts",
                    "contacts/duplicates",
                    "vat?try=1",
                    "vat/rules",
                    "connections",
                    "imports",
                    "flows",
                    "flows/order-to-invoice?step=invoice",
                    "flows/zweig/edit?step=big",
                    "flows/zweig/versions",
                    "dry-run?q=1001&flow=order-to-invoice",
                    "back-tests",
                    "connections/add",
                    "set-up/connection",
                    "set-up/flow",
                    "set-up/done",
                    "audit",
                    "settings");

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ConsoleWorld world;

    ConsolePagesIT(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void showsEveryPageInBothLanguagesAndThemesWithoutFault() {
        world.people();
        world.someHistory();
        world.someFlows();
        List<String> faults = new ArrayList<>();
        for (String language : List.of("de", "en")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                faults.addAll(walk(language, scheme));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(world.wrong).isEmpty();
    }

    private List<String> walk(String language, ColorScheme scheme) {
        List<String> faults = new ArrayList<>();
        Page page = world.window(language, scheme);
        page.navigate(world.at("/console/sign-in"));
        faults.addAll(picture(page, "sign-in", language, scheme));
        world.signedIn(page, ConsoleWorld.ADMIN);
        world.prefer(language);
        List<String> addresses = new ArrayList<>(PAGES);
        page.navigate(world.tea("runs"));
        addresses.add(
                page.locator("tr[data-id] a")
                        .first()
                        .getAttribute("href")
                        .substring(world.tea("").length() - world.at("").length()));
        page.navigate(world.tea("back-tests"));
        addresses.add(
                page.locator("tbody a")
                        .first()
                        .getAttribute("href")
                        .substring(world.tea("").length() - world.at("").length()));
        for (String address : addresses) {
            faults.addAll(visit(page, world.tea(address), name(address), language, scheme));
        }
        String approval = "approvals/" + world.waitingApproval().id();
        faults.addAll(visit(page, world.crane("approvals"), "approvals-waiting", language, scheme));
        faults.addAll(visit(page, world.crane(approval), "approval", language, scheme));
        for (String address : List.of("account", "components", "set-up/organisation")) {
            faults.addAll(
                    visit(page, world.at("/console/" + address), name(address), language, scheme));
        }
        page.context().close();
        return faults;
    }

    private List<String> visit(
            Page page, String address, String name, String language, ColorScheme scheme) {
        Response response = page.navigate(address);
        if (response.status() != 200) {
            return List.of("%s answers %d".formatted(address, response.status()));
        }
        return picture(page, name, language, scheme);
    }

    /** As {@link #picture} in German and by daylight, and on a phone. */
    static List<String> looks(Page page, String name) {
        return picture(page, name, "de", ColorScheme.LIGHT);
    }

    /** Takes a page's picture; returns what axe-core finds serious. */
    static List<String> picture(Page page, String name, String language, ColorScheme scheme) {
        String theme = scheme.name().toLowerCase(Locale.ROOT);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                PICTURES.resolve("%s-%s-%s.png".formatted(name, language, theme))));
        if (language.equals("de") && scheme == ColorScheme.LIGHT) {
            page.setViewportSize(390, 844);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(PICTURES.resolve("%s-phone.png".formatted(name))));
            List<String> phone = axe(page, name + " on a phone");
            page.setViewportSize(1440, 900);
            return Stream.concat(axe(page, name + " " + theme).stream(), phone.stream()).toList();
        }
        // What the two languages differ in is text; colours differ by theme.
        return language.equals("de") ? axe(page, name + " " + theme) : List.of();
    }

    /** What axe-core finds serious or critical. */
    private static List<String> axe(Page page, String where) {
        page.evaluate(AXE);
        @SuppressWarnings("unchecked") // as axe-core answers
        List<Map<String, String>> violations =
                (List<Map<String, String>>)
                        page.evaluate(
                                """
                                async () => (await axe.run(document, {resultTypes: ['violations'],
                                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
                                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                                    .map(v => ({id: v.id, nodes: v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0] || n.none[0] || n.all[0] || {}).message).slice(0, 4).join(' | ')}))
                                """);
        return violations.stream()
                .map(each -> "%s: %s %s".formatted(where, each.get("id"), each.get("nodes")))
                .toList();
    }

    private static final String AXE = axeSource();

    private static String axeSource() {
        try (InputStream in =
                ConsolePagesIT.class.getClassLoader().getResourceAsStream("axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String name(String address) {
        if (address.startsWith("runs/")) {
            return "run";
        }
        return address.startsWith("back-tests/")
                ? "back-test"
                : address.replaceAll("\\?.*", "").replace('/', '-');
    }
}
