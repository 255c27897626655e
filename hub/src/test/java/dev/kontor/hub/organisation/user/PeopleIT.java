package dev.kontor.hub.organisation.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.user.Identities.Identity;
import dev.kontor.hub.organisation.user.Users.NewUser;
import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How people come into organisations, and who they are then. */
@Timeout(60)
class PeopleIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final String OWNER = "petra@example.com";
    private static final String VERA = "vera@example.com";
    private static final Secret PASSWORD = new Secret("ein langer Satz");
    private static final String ISSUER = "https://id.example";

    private final Passwords passwords = new Passwords();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private TestDatabase database;
    private Users users;
    private Invitations invitations;
    private Identities identities;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        users = new Users(database.transactions(), database.jdbc(), () -> now, passwords);
        invitations =
                new Invitations(database.transactions(), database.jdbc(), () -> now, passwords);
        identities = new Identities(database.transactions(), database.jdbc(), () -> now);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void makesAnAccountOnlyOnceThePersonHasSetAPassword() {
        String token = invite(A, VERA, Role.BOOKKEEPER);

        assertThat(users.findByEmail(VERA)).isEmpty();
        assertThat(invitations.find(token).orElseThrow().invitedBy()).isEqualTo(OWNER);

        User made = invitations.acceptAsNew(token, "Vera Blick", "en", PASSWORD);

        assertThat(made.role(A)).contains(Role.BOOKKEEPER);
        assertThat(made.role(B)).isEmpty();
        assertThat(made.name()).isEqualTo("Vera Blick");
        assertThat(made.language()).isEqualTo("en");
        users.confirm(made, PASSWORD);
    }

    @Test
    void givesNoRoleToAnAccountBeforeItAcceptedByThisOrganisationsOwnLink() {
        // Whoever invited first could have accepted in somebody else's name.
        User account = invitations.acceptAsNew(invite(A, VERA, Role.VIEWER), "", "de", PASSWORD);

        String ofB = invite(B, VERA, Role.OWNER);

        assertThat(users.find(account.id()).orElseThrow().role(B)).isEmpty();
        assertThat(invitations.accept(ofB, account).role(B)).contains(Role.OWNER);
    }

    @Test
    void worksOnceForTheOneItIsForAndForAWeek() {
        String used = invite(A, VERA, Role.VIEWER);
        User vera = invitations.acceptAsNew(used, "", "de", PASSWORD);
        refuses(
                () -> invitations.acceptAsNew(used, "", "de", PASSWORD),
                UserError.INVITATION_UNKNOWN);

        String ofOther = invite(A, "otto@example.com", Role.VIEWER);
        refuses(() -> invitations.accept(ofOther, vera), UserError.INVITATION_UNKNOWN);
        assertThat(invitations.find(ofOther)).as("still there for Otto").isPresent();

        String former = ofOther;
        String anew = invite(A, "Otto@example.com ", Role.VIEWER);
        assertThat(invitations.find(former)).isEmpty();
        assertThat(invitations.open(A)).hasSize(1);

        now = now.plus(Invitations.VALID).plusSeconds(1);
        assertThat(invitations.find(anew)).isEmpty();
        assertThat(invitations.open(A)).isEmpty();
        refuses(
                () -> invitations.acceptAsNew(anew, "", "de", PASSWORD),
                UserError.INVITATION_UNKNOWN);
    }

    @Test
    void takesAnInvitationBack() {
        String token = invite(A, VERA, Role.VIEWER);

        assertThat(invitations.withdraw(B, VERA)).isFalse();
        assertThat(invitations.withdraw(A, VERA)).isTrue();

        assertThat(invitations.find(token)).isEmpty();
    }

    @Test
    void answersTheSameWhetherOrNotThereIsAnAccount() {
        users.add(new NewUser(VERA, "Vera Blick", false, "de"), PASSWORD);

        String known = invite(A, VERA, Role.VIEWER);
        String unknown = invite(A, "nobody@example.com", Role.VIEWER);

        assertThat(known).hasSameSizeAs(unknown);
        assertThat(invitations.find(known).orElseThrow().name())
                .as("as it was typed, not as the account is called")
                .isEqualTo(VERA);
    }

    @Test
    void keepsTheTokenAsAHashOnly() {
        String token = invite(A, VERA, Role.VIEWER);

        assertThat(
                        database.transactions()
                                .acrossOrganisations(() ->
                                        database.jdbc()
                                                .sql("select i::text from invitation i")
                                                .query(String.class)
                                                .single()))
                .doesNotContain(token);
    }

    @Test
    void refusesWhoIsThereAlreadyAndWhatIsNoAddress() {
        User vera = invitations.acceptAsNew(invite(A, VERA, Role.VIEWER), "", "de", PASSWORD);

        assertThat(vera.role(A)).isPresent();
        refuses(() -> invite(A, VERA, Role.OWNER), UserError.MEMBER_ALREADY);
        refuses(() -> invite(A, "vera", Role.VIEWER), UserError.EMAIL_WRONG);
        refuses(
                () -> invite(A, "v@" + "x".repeat(250) + ".example", Role.VIEWER),
                UserError.EMAIL_WRONG);
    }

    @Test
    void countsAttemptsToShowAPasswordOnceMore() {
        User vera = users.add(new NewUser(VERA, "Vera", false, "de"), PASSWORD);
        Secret wrong = new Secret("ein falscher Satz");
        for (int i = 0; i < SignIns.PER_ACCOUNT; i++) {
            refuses(
                    () -> users.changePassword(vera, wrong, PASSWORD, "session"),
                    UserError.PASSWORD_WRONG);
        }

        refuses(
                () -> users.changePassword(vera, PASSWORD, wrong, "session"),
                UserError.TOO_MANY_ATTEMPTS);

        now = now.plus(SignIns.WINDOW).plus(Duration.ofSeconds(1));
        users.changePassword(vera, PASSWORD, wrong, "session");
        users.confirm(vera, wrong);
    }

    @Test
    void linksOneIdentityOfAnIssuerToSomebody() {
        User kai = users.add(new NewUser("kai@example.com", "Kai", false, "de"), null);
        assertThat(identities.unknownYet(kai.email(), ISSUER)).contains(kai);
        Identity first = new Identity(ISSUER, "1");
        identities.link(kai.id(), first);
        identities.link(kai.id(), first);

        assertThat(identities.unknownYet(kai.email(), ISSUER))
                .as("the address may be somebody else's by now")
                .isEmpty();
        refuses(
                () -> identities.link(kai.id(), new Identity(ISSUER, "2")),
                UserError.IDENTITY_LINKED);
        identities.link(kai.id(), new Identity("https://other.example", "2"));
        assertThat(identities.find(first).map(User::id)).contains(kai.id());
    }

    private String invite(OrganisationId organisation, String email, Role role) {
        return invitations.invite(organisation, email, "", role, OWNER).reveal();
    }

    private static void refuses(ThrowingCallable deed, ErrorCode code) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        HubException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
