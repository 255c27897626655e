package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kontor.hub.console.FakeIssuer.Lie;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.user.Role;
import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.SignIns.SignIn;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.organisation.user.Users.NewUser;
import dev.kontor.hub.shared.Secret;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in through an identity provider, against one on loopback. */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class OidcWalkIT {

    private static final String LINKER = "lena@tee-und-buch.example";
    private static final String KEYLESS = "kai@tee-und-buch.example";

    private final ConsoleWorld world;

    OidcWalkIT(ConsoleWorld world) {
        this.world = world;
    }

    @BeforeEach
    void people() {
        world.people();
        Users users = world.hub.part(Users.class);
        if (users.findByEmail(LINKER).isEmpty()) {
            User linker =
                    users.add(
                            new NewUser(LINKER, "Lena Link", false, "de"),
                            new Secret(ConsoleWorld.PASSWORD));
            users.grant(ConsoleWorld.TEA, linker.id(), Role.BOOKKEEPER);
            User keyless = users.add(new NewUser(KEYLESS, "Kai Ohne", false, "de"), null);
            users.grant(ConsoleWorld.TEA, keyless.id(), Role.VIEWER);
        }
        world.issuer.lie = Lie.NONE;
        world.issuer.emailVerified = true;
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void linksWhoeverIsSignedInAndSignsThemInFromThenOn() {
        world.issuer.subject = "lena";
        world.issuer.email = LINKER;
        Page stranger = arrive();
        assertThat(stranger.locator(".note-box.bad")).containsText("mit niemandem verknüpft");
        stranger.context().close();

        Page page = world.signedIn(LINKER);
        page.navigate(world.at("/console/account"));
        page.locator("form[action$='oidc/link'] [name=password]").fill("nicht mein Passwort");
        page.locator("form[action$='oidc/link'] button").click();
        assertThat(page.locator(".note-box.bad")).containsText("stimmt nicht");
        page.locator("form[action$='oidc/link'] [name=password]").fill(ConsoleWorld.PASSWORD);
        page.locator("form[action$='oidc/link'] button").click();
        assertThat(page.locator(".note-box.good")).containsText("Verknüpft");
        page.locator("form[action$='oidc/password'] button").click();
        assertThat(page.locator(".toast")).containsText("nur noch mit dem Firmenkonto");
        page.context().close();

        Page later = arrive();
        assertThat(later).hasURL(Pattern.compile("/overview$"));
        assertThat(later.locator(".who .strong").last()).hasText("Lena Link");
        assertThat(
                        world.hub
                                .part(SignIns.class)
                                .attempt(LINKER, new Secret(ConsoleWorld.PASSWORD), "10.9.8.7"))
                .isInstanceOf(SignIn.Refused.class);

        later.onDialog(dialog -> dialog.accept());
        later.navigate(world.at("/console/account"));
        later.locator("form[action$='oidc/unlink'] button").click();
        assertThat(later.locator(".toast")).containsText("gelöst");
        later.context().close();
        assertThat(
                        world.hub
                                .part(SignIns.class)
                                .attempt(LINKER, new Secret(ConsoleWorld.PASSWORD), "10.9.8.7"))
                .isInstanceOf(SignIn.Welcome.class);
        assertThat(audited())
                .contains(
                        "identity-linked",
                        "password-switched-off",
                        "signed-in",
                        "identity-unlinked");
    }

    @Test
    void knowsSomebodyWithoutAPasswordByTheVerifiedAddressOnly() {
        world.issuer.subject = "kai";
        world.issuer.email = KEYLESS;
        world.issuer.emailVerified = false;
        Page refused = arrive();
        assertThat(refused.locator(".note-box.bad")).containsText("mit niemandem verknüpft");
        refused.context().close();

        world.issuer.emailVerified = true;
        Page page = arrive();
        assertThat(page).hasURL(Pattern.compile("/overview$"));
        page.context().close();

        world.issuer.email = "changed@elsewhere.example";
        Page again = arrive();
        assertThat(again).hasURL(Pattern.compile("/overview$"));
        again.context().close();
    }

    @Test
    void neverKnowsSomebodyWithAPasswordByAnAddress() {
        world.issuer.subject = "mallory";
        world.issuer.email = ConsoleWorld.ADMIN;
        Page page = arrive();
        assertThat(page.locator(".note-box.bad")).containsText("mit niemandem verknüpft");
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void refusesAnIdTokenThatIsNotRight(Lie lie) {
        world.issuer.subject = "kai";
        world.issuer.email = KEYLESS;
        world.issuer.lie = lie;
        Page page = arrive();
        assertThat(page.locator(".note-box.bad")).containsText("nicht gelungen");
        assertThat(page).hasURL(Pattern.compile("/sign-in"));
        page.context().close();
    }

    @Test
    void refusesAnArrivalThatNobodySetOutFor() {
        Page page = world.window();
        page.navigate(world.at("/console/oidc/callback?code=x&state=y"));
        assertThat(page.locator(".note-box.bad")).containsText("nicht gelungen");
        page.context().close();
    }

    /** Comes back from the identity provider to wherever that leads. */
    private Page arrive() {
        Page page = world.window();
        page.navigate(world.at("/console/sign-in"));
        page.locator("a[href$='oidc/begin']").click();
        return page;
    }

    private List<String> audited() {
        return world.hub
                .part(Transactions.class)
                .inOrganisation(
                        ConsoleWorld.TEA,
                        () ->
                                world.hub
                                        .part(JdbcClient.class)
                                        .sql("select kind from audit where organisation = ?")
                                        .params(ConsoleWorld.TEA.value())
                                        .query((row, _) -> row.getString("kind"))
                                        .list());
    }
}
