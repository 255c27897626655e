package dev.kontor.hub.organisation.user;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may sign in, and what they are to which organisation. Changes join the caller's transaction
 * across organisations, so that the audit entry commits with them. Thread-safe.
 */
@Component
public class Users {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

    /** RFC 5321 4.5.3.1.3, without the brackets. */
    private static final int LONGEST_EMAIL = 254;

    private final UserTable table;
    private final SessionTable sessions;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Passwords passwords;
    private volatile boolean administered;

    Users(Transactions transactions, JdbcClient jdbc, InstantSource clock, Passwords passwords) {
        this.table = new UserTable(jdbc);
        this.sessions = new SessionTable(jdbc);
        this.transactions = transactions;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Whether anybody could ever administer this installation; once true, it stays so. */
    public boolean administered() {
        if (!administered) {
            administered = transactions.acrossOrganisations(() -> table.administrators() > 0);
        }
        return administered;
    }

    public List<User> all() {
        return transactions.acrossOrganisations(table::all);
    }

    public Optional<User> find(UUID id) {
        return transactions.acrossOrganisations(() -> table.find(id));
    }

    public Optional<User> findByEmail(String email) {
        return transactions.acrossOrganisations(() -> table.findByEmail(canonical(email)));
    }

    /**
     * Adds a user.
     *
     * @param password null: can only sign in through the identity provider
     * @throws HubException {@link UserError}
     */
    public User add(NewUser wish, @Nullable Secret password) {
        User user = wish.user(UUID.randomUUID());
        var _ = checked(user.email());
        if (password != null) {
            Passwords.check(password, user.email());
        }
        String hash = password == null ? null : passwords.hash(password);
        return transactions.acrossOrganisations(() -> {
            if (!table.insert(user, hash, clock.instant())) {
                throw new HubException(
                        UserError.EMAIL_TAKEN, "There is somebody with this e-mail address");
            }
            return user;
        });
    }

    /**
     * Adds the first administrator; of several attempts at a time one wins.
     *
     * @return empty if there is an administrator already
     */
    public Optional<User> addFirst(String email, String name, String language, Secret password) {
        return transactions.acrossOrganisations(() -> {
            table.lock();
            return table.administrators() > 0
                    ? Optional.empty()
                    : Optional.of(add(new NewUser(email, name, true, language), password));
        });
    }

    /** Gives a role in an organisation, or takes it with null. */
    public void grant(OrganisationId organisation, UUID user, @Nullable Role role) {
        transactions.runAcrossOrganisations(() -> {
            if (table.find(user).isEmpty()) {
                throw new HubException(UserError.USER_UNKNOWN, "There is no such user");
            }
            if (role == null) {
                table.revoke(organisation, user);
            } else {
                table.grant(organisation, user, role, clock.instant());
            }
        });
    }

    /**
     * Changes somebody's own password; every other session of theirs ends.
     *
     * @throws HubException {@link UserError#PASSWORD_WRONG}, {@link UserError#TOO_MANY_ATTEMPTS}
     *     and those of passwords
     */
    public void changePassword(User user, Secret old, Secret changed, String keptSession) {
        Passwords.check(changed, user.email());
        confirm(user, old);
        String hash = passwords.hash(changed);
        transactions.runAcrossOrganisations(() -> {
            table.password(user.id(), hash);
            sessions.endOthers(user.id(), SessionTable.hash(keptSession));
        });
    }

    /** Whether somebody has a password, which then is asked for before what matters. */
    public boolean hasPassword(User user) {
        return transactions.acrossOrganisations(() -> table.passwordHash(user.id()).isPresent());
    }

    /**
     * Has somebody who is signed in show their password once more. Attempts are counted as those to
     * sign in are, by themselves, so that failed sign-ins of others keep nobody from it.
     *
     * @throws HubException {@link UserError#PASSWORD_WRONG}, {@link UserError#TOO_MANY_ATTEMPTS},
     *     {@link UserError#SIGN_INS_BUSY}
     */
    public void confirm(User user, Secret password) {
        String who = "password of " + user.id();
        Instant now = clock.instant();
        int attempts =
                transactions.acrossOrganisations(
                        () -> sessions.attempt(who, now, now.minus(SignIns.WINDOW)));
        if (attempts > SignIns.PER_ACCOUNT) {
            throw new HubException(
                    UserError.TOO_MANY_ATTEMPTS, "The password was wrong too often; try later");
        }
        String known =
                transactions.acrossOrganisations(() -> table.passwordHash(user.id()).orElse(null));
        if (!passwords.matches(known, password)) {
            throw new HubException(UserError.PASSWORD_WRONG, "That is not the present password");
        }
        transactions.runAcrossOrganisations(() -> sessions.forgive(who));
    }

    /** Language {@code de} or {@code en}; theme {@code light}, {@code dark} or {@code auto}. */
    public void prefer(User user, String language, String theme) {
        if (!List.of("de", "en").contains(language)
                || !List.of("light", "dark", "auto").contains(theme)) {
            throw new IllegalArgumentException(language + " " + theme);
        }
        transactions.runAcrossOrganisations(() -> table.preferences(user.id(), language, theme));
    }

    /**
     * Lets somebody sign in no more and ends their sessions, or lets them again.
     *
     * @throws HubException {@link UserError#LAST_ADMINISTRATOR}
     */
    public void disable(UUID user, boolean disabled) {
        transactions.runAcrossOrganisations(() -> {
            table.lock();
            table.disabled(user, disabled ? clock.instant() : null);
            if (table.administrators() == 0) {
                throw new HubException(
                        UserError.LAST_ADMINISTRATOR,
                        "Somebody must be left who may administer this installation");
            }
            if (disabled) {
                sessions.endAll(user);
            }
        });
    }

    /**
     * An e-mail address as it is kept.
     *
     * @throws HubException {@link UserError#EMAIL_WRONG}
     */
    static String checked(String email) {
        String address = canonical(email);
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new HubException(UserError.EMAIL_WRONG, "That is no e-mail address");
        }
        return address;
    }

    static String canonical(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Somebody to be added. */
    public record NewUser(String email, String name, boolean administrator, String language) {

        User user(UUID id) {
            String address = canonical(email);
            return new User(
                    id,
                    address,
                    name.isBlank() ? address : name.strip(),
                    administrator,
                    language,
                    "auto",
                    false,
                    Map.of());
        }
    }
}
