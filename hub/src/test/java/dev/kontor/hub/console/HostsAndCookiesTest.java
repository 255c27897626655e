package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds the console before it has an administrator, and how its cookies are kept. */
class HostsAndCookiesTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "::1"})
    void answersThisMachine(String host) {
        assertThat(LoopbackFilter.ofThisMachine(HERE, host, _ -> false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub.example", "127.evil.example", "10.0.0.1", ""})
    void isNotThereUnderTheNameOfOthers(String host) {
        assertThat(LoopbackFilter.ofThisMachine(HERE, host, _ -> false)).isFalse();
    }

    @Test
    void isNotThereOverTheNetwork() {
        assertThat(
                        LoopbackFilter.ofThisMachine(
                                InetAddress.ofLiteral("10.0.0.1"), "localhost", _ -> false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "Via",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Real-IP"
            })
    void isNotThereThroughAProxy(String header) {
        assertThat(LoopbackFilter.ofThisMachine(HERE, "localhost", header::equals)).isFalse();
    }

    @Test
    void keepsCookiesToThisHostOverTls() {
        assertThat(ConsoleCookies.cookie(true, "kontor_session", "x").build().toString())
                .isEqualTo("__Host-kontor_session=x; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(ConsoleCookies.cookie(false, "kontor_session", "x").build().toString())
                .isEqualTo("kontor_session=x; Path=/console; HttpOnly; SameSite=Lax");
    }
}
