package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords: Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, read
 * 2026-11). Long, not complicated (NIST SP 800-63B 3.1.1.2). Two hashes at a time at most, so that
 * sign-ins cannot take the memory of the hub.
 */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int MEMORY_KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int DIFFERENT_CHARACTERS = 5;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT, HASH, 1, MEMORY_KIBIBYTES, PASSES);
    private final Semaphore atATime = new Semaphore(2);
    private volatile @Nullable String nobody;

    String hash(Secret password) {
        return calm(() -> String.valueOf(argon2.encode(password.reveal())));
    }

    /**
     * Whether the password is the one of this hash. Takes as long for somebody who does not exist.
     *
     * @param hash null if there is nobody, or nobody with a password
     */
    boolean matches(@Nullable String hash, Secret password) {
        String compared = hash == null ? nobody() : hash;
        return calm(() -> argon2.matches(password.reveal(), compared)) && hash != null;
    }

    /** Refuses what is guessed too easily. */
    static void check(Secret password, String email) {
        String text = password.reveal();
        if (text.length() < SHORTEST) {
            throw new HubException(
                    UserError.PASSWORD_TOO_SHORT,
                    "A password needs at least %d characters".formatted(SHORTEST));
        }
        if (text.length() > LONGEST) {
            throw new HubException(
                    UserError.PASSWORD_TOO_LONG,
                    "A password has at most %d characters".formatted(LONGEST));
        }
        String name = email.substring(0, email.indexOf('@'));
        if (text.chars().distinct().count() < DIFFERENT_CHARACTERS
                || text.toLowerCase(Locale.ROOT).contains(name)) {
            throw new HubException(
                    UserError.PASSWORD_TOO_PLAIN,
                    "A password must not be the e-mail address or a few characters repeated");
        }
    }

    private String nobody() {
        String known = nobody;
        if (known == null) {
            known = hash(new Secret("nobody has this password"));
            nobody = known;
        }
        return known;
    }

    private <T> T calm(java.util.function.Supplier<T> work) {
        atATime.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atATime.release();
        }
    }
}
