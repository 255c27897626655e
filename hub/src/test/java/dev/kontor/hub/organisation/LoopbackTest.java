package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://LOCALHOST:1",
                "http://127.0.0.1:7070/x",
                "http://127.1.2.255",
                "http://[::1]:80"
            })
    void isThisMachine(String uri) {
        assertThat(ConfigurationFile.loopback(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.evil.example",
                "http://127.0.0.1.evil.example",
                "http://127.0.0.256",
                "http://127.0.0",
                "http://127.0.0.01",
                "http://localhost.evil.example",
                "http://evil.example/127.0.0.1",
                "http://127.0.0.1@evil.example",
                "http://[::2]",
                "mailto:me@127.0.0.1"
            })
    void isAnotherMachine(String uri) {
        assertThat(ConfigurationFile.loopback(URI.create(uri))).isFalse();
    }

    @Test
    void asksForSecretsAnewWhereTheAddressChanges() {
        Connection present =
                NewConnection.read(
                                new TestOrganisations.ExampleVendorSettings(),
                                "shop.example",
                                Map.of(
                                        "signing-secret", "kept",
                                        "base-url", "http://127.0.0.1:1"),
                                null,
                                true)
                        .toTry(new OrganisationId("a"), null);

        assertThatThrownBy(() -> changed(present, Map.of("base-url", "http://127.0.0.1:2")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("signing-secret: enter it anew");
        assertThat(
                        changed(
                                        present,
                                        Map.of(
                                                "base-url", "http://127.0.0.1:2",
                                                "signing-secret", "typed"))
                                .secrets())
                .containsEntry("signing-secret", new Secret("typed"));
        assertThat(changed(present, Map.of("base-url", "http://127.0.0.1:1")).secrets()).isEmpty();
    }

    private static NewConnection changed(Connection present, Map<String, String> typed) {
        return NewConnection.read(
                new TestOrganisations.ExampleVendorSettings(),
                "shop.example",
                typed,
                present,
                true);
    }
}
