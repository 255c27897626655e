package dev.kontor.hub.organisation.user;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.shared.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signing in and out. Sessions are kept in the database, so that they hold on every node and
 * survive a restart; only a hash of their token is stored. Attempts are counted in the database,
 * too, by account and by address, before the password is looked at. Thread-safe.
 */
@Component
public class SignIns {

    /** A session ends when it was not used for so long, and after {@link #LONGEST} in any case. */
    static final Duration IDLE = Duration.ofHours(12);

    static final Duration LONGEST = Duration.ofDays(7);

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 8;
    static final int PER_ADDRESS = 40;

    private static final int TOKEN_BYTES = 32;

    private final UserTable users;
    private final SessionTable sessions;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Passwords passwords;

    /** Without an identity provider everybody signs in with a password again. */
    private final boolean oidc;

    private final SecureRandom random = new SecureRandom();

    SignIns(
            Configuration configuration,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock,
            Passwords passwords) {
        this.oidc = configuration.hub().oidc() != null;
        this.users = new UserTable(jdbc);
        this.sessions = new SessionTable(jdbc);
        this.transactions = transactions;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** How an attempt to sign in ended. */
    public sealed interface SignIn {

        /** The token is to be kept by the browser and shown with each request. */
        record Welcome(User user, Secret token) implements SignIn {}

        /**
         * Wrong e-mail address or password; it is not said which.
         *
         * @param known the account that was meant, for the audit trail only
         */
        record Refused(@Nullable User known) implements SignIn {}

        /** Too many attempts; nothing is looked at before that instant. */
        record TooMany(Instant until) implements SignIn {}
    }

    /**
     * Tries to sign somebody in.
     *
     * @param address where the attempt comes from
     */
    public SignIn attempt(String email, Secret password, String address) {
        Instant now = clock.instant();
        String account = "account " + Users.canonical(email);
        Optional<Instant> blocked =
                transactions.acrossOrganisations(() -> blocked(account, address, now));
        if (blocked.isPresent()) {
            return new SignIn.TooMany(blocked.get());
        }
        Optional<User> found =
                transactions.acrossOrganisations(() -> users.findByEmail(Users.canonical(email)));
        String hash =
                found.flatMap(user ->
                                transactions.acrossOrganisations(() ->
                                        oidc && users.passwordOff(user.id())
                                                ? Optional.<String>empty()
                                                : users.passwordHash(user.id())))
                        .orElse(null);
        if (!passwords.matches(hash, password) || found.isEmpty() || found.get().disabled()) {
            return new SignIn.Refused(found.orElse(null));
        }
        return transactions.acrossOrganisations(() -> {
            sessions.forgive(account);
            return welcome(found.get());
        });
    }

    /** Begins a session for somebody who was identified otherwise. */
    public SignIn.Welcome welcome(User user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret token = new Secret(HexFormat.of().formatHex(bytes));
        transactions.runAcrossOrganisations(() -> {
            Instant now = clock.instant();
            sessions.begin(SessionTable.hash(token.reveal()), user.id(), now);
            sessions.forget(now.minus(LONGEST), now.minus(Duration.ofDays(1)));
        });
        return new SignIn.Welcome(user, token);
    }

    /** Who shows this token; nobody if the session is over. */
    public Optional<User> user(String token) {
        Instant now = clock.instant();
        byte[] hash = SessionTable.hash(token);
        return transactions.acrossOrganisations(() -> {
            Optional<User> user = users.ofSession(hash, now.minus(IDLE), now.minus(LONGEST));
            if (user.isPresent()) {
                sessions.used(hash, now);
            }
            return user;
        });
    }

    public void signOut(String token) {
        transactions.runAcrossOrganisations(() -> sessions.end(SessionTable.hash(token)));
    }

    private Optional<Instant> blocked(String account, String address, Instant now) {
        Instant since = now.minus(WINDOW);
        int ofAccount = sessions.attempt(account, now, since);
        int fromAddress = sessions.attempt("address " + address, now, since);
        boolean tooMany = ofAccount > PER_ACCOUNT || fromAddress > PER_ADDRESS;
        if (!tooMany) {
            return Optional.empty();
        }
        Instant first = sessions.since(account);
        return Optional.of((first == null ? now : first).plus(WINDOW));
    }
}
