package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kontor.hub.database.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody is asked in: by a link, and never with a password that somebody else knows. */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class InvitationWalkIT {

    private static final String NEW = "nora@tee-und-buch.example";

    private final ConsoleWorld world;

    InvitationWalkIT(ConsoleWorld world) {
        this.world = world;
    }

    @BeforeEach
    void inGerman() {
        world.people();
        world.prefer("de");
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void letsSomebodyNewSetTheirOwnPassword() {
        Page owner = world.signedIn(ConsoleWorld.ADMIN);
        String link = invite(owner, NEW, "viewer");
        List<String> faults = new ArrayList<>(ConsolePagesIT.looks(owner, "settings-invited"));
        owner.navigate(world.tea("settings"));
        assertThat(owner.locator("#invitation-link")).hasCount(0);
        assertThat(owner.locator("tr", new Page.LocatorOptions().setHasText(NEW)))
                .containsText("eingeladen");

        Page nora = world.window();
        nora.navigate(link);
        faults.addAll(ConsolePagesIT.looks(nora, "invitation"));
        assertThat(nora.locator("main")).containsText("Tee & Buch GmbH");
        nora.locator("[name=name]").fill("Nora Neu");
        nora.locator("[name=password]").fill(ConsoleWorld.PASSWORD);
        nora.locator("[name=repeated]").fill("etwas ganz anderes");
        nora.locator("form.form button").click();
        assertThat(nora.locator(".note-box.bad")).containsText("nicht gleich");
        nora.locator("[name=password]").fill(ConsoleWorld.PASSWORD);
        nora.locator("[name=repeated]").fill(ConsoleWorld.PASSWORD);
        nora.locator("form.form button").click();
        assertThat(nora).hasURL(Pattern.compile("/o/tee-und-buch/"));

        nora.navigate(link);
        assertThat(nora.locator(".note-box.bad")).containsText("gilt nicht mehr");
        nora.context().close();
        owner.navigate(world.tea("settings"));
        assertThat(owner.locator("tr", new Page.LocatorOptions().setHasText(NEW)))
                .containsText("Nora Neu");
        owner.context().close();
        assertThat(audited("user:" + NEW)).contains("person-invited", "invitation-accepted");
        assertThat(faults).isEmpty();
    }

    @Test
    void givesSomebodyKnownTheRoleOnceTheyHaveShownWhoTheyAre() {
        Page owner = world.signedIn(ConsoleWorld.ADMIN);
        String link = invite(owner, ConsoleWorld.BOOKKEEPER, "bookkeeper");

        Page berta = world.signedIn(ConsoleWorld.BOOKKEEPER);
        assertThat(berta.navigate(world.tea("overview")).status()).isEqualTo(404);
        berta.context().close();

        Page guesser = world.window();
        guesser.navigate(link);
        guesser.locator("[name=password]").fill("nur geraten und falsch");
        guesser.locator("form.form button").click();
        assertThat(guesser.locator(".note-box.bad")).containsText("stimmt nicht");
        guesser.locator("[name=password]").fill(ConsoleWorld.PASSWORD);
        guesser.locator("form.form button").click();
        assertThat(guesser.locator("main")).not().containsText("Einladung");
        assertThat(guesser.navigate(world.tea("overview")).status()).isEqualTo(200);
        guesser.context().close();

        owner.navigate(world.tea("settings"));
        owner.locator("tr", new Page.LocatorOptions().setHasText(ConsoleWorld.BOOKKEEPER))
                .locator("select")
                .selectOption("");
        assertThat(owner.locator(".toast")).containsText("Rolle genommen");
        owner.context().close();
    }

    @Test
    void isTakenBack() {
        Page owner = world.signedIn(ConsoleWorld.ADMIN);
        String link = invite(owner, "nie@tee-und-buch.example", "owner");
        owner.navigate(world.tea("settings"));
        owner.locator("tr", new Page.LocatorOptions().setHasText("nie@tee-und-buch.example"))
                .locator("button")
                .click();
        assertThat(owner.locator(".toast")).containsText("zurückgezogen");

        assertThat(owner.navigate(link).status()).isEqualTo(404);
        assertThat(owner.locator(".note-box.bad")).containsText("gilt nicht mehr");
        owner.context().close();
    }

    private String invite(Page owner, String email, String role) {
        owner.navigate(world.tea("settings"));
        owner.locator("details.unfold summary").click();
        owner.locator("[name=email][type=email]").fill(email);
        owner.locator("form[action$='settings/invitations'] [name=role]").selectOption(role);
        owner.locator("form[action$='settings/invitations'] button").click();
        return owner.locator("#invitation-link input").inputValue();
    }

    private List<String> audited(String subject) {
        return world.hub
                .part(Transactions.class)
                .inOrganisation(
                        ConsoleWorld.TEA,
                        () ->
                                world.hub
                                        .part(JdbcClient.class)
                                        .sql(
                                                "select kind from audit where organisation = ? and"
                                                        + " subject = ?")
                                        .params(ConsoleWorld.TEA.value(), subject)
                                        .query((row, _) -> row.getString("kind"))
                                        .list());
    }
}
