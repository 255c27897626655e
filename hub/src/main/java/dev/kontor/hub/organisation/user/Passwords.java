package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords: Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet, read
 * 2026-11). Long, not complicated (NIST SP 800-63B 3.1.1.2). Two hashes at a time at most, for
 * which nobody waits longer than five seconds, so that sign-ins can take neither the memory of the
 * hub nor its threads.
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
    private final Semaphore atATime;
    private final Duration longestWait;
    private volatile @Nullable String nobody;

    Passwords() {
        this(new Semaphore(2, true), Duration.ofSeconds(5));
    }

    /**
     * @param atATime a permit for each hash at a time
     * @param longestWait for a permit
     */
    Passwords(Semaphore atATime, Duration longestWait) {
        this.atATime = atATime;
        this.longestWait = longestWait;
    }

    /**
     * The hash of a password.
     *
     * @throws HubException {@link UserError#SIGN_INS_BUSY}
     */
    String hash(Secret password) {
        return calm(() -> String.valueOf(argon2.encode(password.reveal())));
    }

    /**
     * Whether the password is the one of this hash. Takes as long for somebody who does not exist.
     *
     * @param hash null if there is nobody, or nobody with a password
     * @throws HubException {@link UserError#SIGN_INS_BUSY}
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
        if (!placeInTime()) {
            throw new HubException(
                    UserError.SIGN_INS_BUSY, "Too many people sign in at this moment; try again");
        }
        try {
            return work.get();
        } finally {
            atATime.release();
        }
    }

    private boolean placeInTime() {
        try {
            return atATime.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
