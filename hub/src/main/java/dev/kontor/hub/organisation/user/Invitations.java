package dev.kontor.hub.organisation.user;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How people come into an organisation: by a link that works once and that each organisation makes
 * for itself (ADR 0029). Nobody sets the password of somebody else, and a role holds only once
 * whoever has the account accepted it with that organisation's link: who got hold of an account
 * before its owner inherits nothing. Changes join the caller's transaction across organisations, so
 * that the audit entry commits with them. Thread-safe.
 */
@Component
public class Invitations {

    /** How long a link works. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final int TOKEN_BYTES = 32;

    private final UserTable users;
    private final InvitationTable table;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Passwords passwords;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            Transactions transactions, JdbcClient jdbc, InstantSource clock, Passwords passwords) {
        this.users = new UserTable(jdbc);
        this.table = new InvitationTable(jdbc);
        this.transactions = transactions;
        this.clock = clock;
        this.passwords = passwords;
    }

    /**
     * Asks somebody in, whether or not there is an account of that address: the answer is the same.
     * A link from before for the same address is void then.
     *
     * @return the token of the link, which nobody can read again
     * @throws HubException {@link UserError#EMAIL_WRONG}, {@link UserError#MEMBER_ALREADY}
     */
    public Secret invite(
            OrganisationId organisation, String email, String name, Role role, String by) {
        String address = Users.checked(email);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret token = new Secret(HexFormat.of().formatHex(bytes));
        Instant now = clock.instant();
        Invitation invitation =
                new Invitation(
                        organisation,
                        address,
                        name.isBlank() ? address : name.strip(),
                        role,
                        by,
                        now.plus(VALID));
        transactions.runAcrossOrganisations(() -> {
            if (users.findByEmail(address)
                    .filter(user -> user.roles().containsKey(organisation))
                    .isPresent()) {
                throw new HubException(
                        UserError.MEMBER_ALREADY, "This person has a role here already");
            }
            table.forget(now);
            table.put(invitation, SessionTable.hash(token.reveal()), now);
        });
        return token;
    }

    /** Who was asked in and may still accept, by name. */
    public List<Invitation> open(OrganisationId organisation) {
        return transactions.acrossOrganisations(() -> table.open(organisation, clock.instant()));
    }

    /** Takes an invitation back; false if it is not open any more. */
    public boolean withdraw(OrganisationId organisation, String email) {
        return transactions.acrossOrganisations(
                () -> table.remove(organisation, Users.canonical(email)));
    }

    /** What a link is about; empty if it was used, withdrawn, replaced or is too old. */
    public Optional<Invitation> find(String token) {
        return transactions.acrossOrganisations(
                () -> table.find(SessionTable.hash(token), clock.instant()));
    }

    /** Whether there is an account already, whose password then is the one to be shown. */
    public boolean accountThere(Invitation invitation) {
        return transactions.acrossOrganisations(
                () -> users.findByEmail(invitation.email()).isPresent());
    }

    /**
     * Accepts as somebody new, with a password that only they know.
     *
     * @throws HubException {@link UserError#INVITATION_UNKNOWN}, {@link UserError#EMAIL_TAKEN} and
     *     those of passwords
     */
    public User acceptAsNew(String token, String name, String language, Secret password) {
        Invitation invitation = find(token).orElseThrow(Invitations::unknown);
        Passwords.check(password, invitation.email());
        String hash = passwords.hash(password);
        String called = name.isBlank() ? invitation.name() : name.strip();
        User made =
                new User(
                        UUID.randomUUID(),
                        invitation.email(),
                        called,
                        false,
                        language,
                        "auto",
                        false,
                        Map.of());
        return transactions.acrossOrganisations(() -> {
            Invitation taken = take(token);
            if (!users.insert(made, hash, clock.instant())) {
                throw new HubException(
                        UserError.EMAIL_TAKEN, "There is somebody with this e-mail address");
            }
            return granted(taken, made.id());
        });
    }

    /**
     * Accepts as somebody who is there and has just shown to be.
     *
     * @throws HubException {@link UserError#INVITATION_UNKNOWN}, also if it is for somebody else
     */
    public User accept(String token, User user) {
        return transactions.acrossOrganisations(() -> {
            Invitation taken = take(token);
            if (!taken.email().equals(user.email())) {
                throw unknown();
            }
            return granted(taken, user.id());
        });
    }

    /** Of several who come with one link at a time, one gets it; rolled back with what follows. */
    private Invitation take(String token) {
        return table.take(SessionTable.hash(token), clock.instant())
                .orElseThrow(Invitations::unknown);
    }

    private User granted(Invitation taken, UUID user) {
        users.grant(taken.organisation(), user, taken.role(), clock.instant());
        return users.find(user).orElseThrow();
    }

    private static HubException unknown() {
        return new HubException(
                UserError.INVITATION_UNKNOWN, "The link was used, withdrawn or is too old");
    }
}
