package dev.kontor.hub.organisation.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PasswordsTest {

    private static final Secret PASSWORD = new Secret("ein langer Satz");

    @Test
    void knowsAPasswordByItsHash() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches(hash, PASSWORD)).isTrue();
        assertThat(passwords.matches(hash, new Secret("ein anderer Satz"))).isFalse();
        assertThat(passwords.matches(null, PASSWORD)).isFalse();
    }

    @Test
    void letsNobodyWaitForEver() {
        Semaphore none = new Semaphore(0);
        Passwords passwords = new Passwords(none, Duration.ofMillis(1));

        assertThatThrownBy(() -> passwords.hash(PASSWORD))
                .isInstanceOfSatisfying(
                        HubException.class,
                        busy -> assertThat(busy.code()).isEqualTo(UserError.SIGN_INS_BUSY));

        none.release();
        assertThat(passwords.hash(PASSWORD)).startsWith("$argon2id$");
        assertThat(none.availablePermits()).isEqualTo(1);
    }
}
