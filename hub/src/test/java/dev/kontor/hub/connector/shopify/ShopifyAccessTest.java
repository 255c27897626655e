package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyAccessTest {

    private static final Map<String, String> SECRETS =
            Map.of("client-secret", "shpss_x", "access-token", "shpat_x");

    @Test
    void fillsInTheDefaults() {
        ShopifyAccess access = access(Map.of(), SECRETS);

        assertThat(access.graphql())
                .hasToString("https://kaffee.myshopify.com/admin/api/2026-10/graphql.json");
        assertThat(access.vatIdKey()).isEqualTo("vat_id");
        assertThat(access.sweepEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(access.sweepOverlap()).isEqualTo(Duration.ofMinutes(10));
        assertThat(access.sweepFrom()).isNull();
    }

    @Test
    void readsEverySetting() {
        ShopifyAccess access =
                access(
                        Map.of(
                                "base-url", "http://127.0.0.1:7080/kaffee/",
                                "api-version", "2026-07",
                                "client-id", "id",
                                "vat-id-key", "ust_id",
                                "sweep-every", "PT1M",
                                "sweep-overlap", "PT2M",
                                "sweep-from", "2026-11-01T00:00:00Z"),
                        Map.of("client-secret", "shpss_x"));

        assertThat(access.graphql())
                .hasToString("http://127.0.0.1:7080/kaffee/admin/api/2026-07/graphql.json");
        assertThat(access.accessToken())
                .hasToString("http://127.0.0.1:7080/kaffee/admin/oauth/access_token");
        assertThat(access.credentials())
                .isEqualTo(new ShopifyAccess.Credentials.Client("id", new Secret("shpss_x")));
        assertThat(access.vatIdKey()).isEqualTo("ust_id");
        assertThat(access.sweepEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(access.sweepOverlap()).isEqualTo(Duration.ofMinutes(2));
        assertThat(access.sweepFrom()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example", "ftp://127.0.0.1", "127.0.0.1:80", "https:///x"})
    void sendsTokensOnlyEncryptedOrOverLoopback(String base) {
        assertThatThrownBy(() -> access(Map.of("base-url", base), SECRETS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"sweep-every,soon", "sweep-every,PT0S", "sweep-overlap,-PT1M", "sweep-from,today"})
    void namesTheKeyThatIsWrong(String key, String value) {
        assertThatThrownBy(() -> access(Map.of(key, value), SECRETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void needsATokenOrAClientId() {
        assertThatThrownBy(() -> access(Map.of(), Map.of("client-secret", "shpss_x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("access-token")
                .hasMessageContaining("client-id")
                .hasMessageNotContaining("shpss_x");
    }

    @Test
    void knowsAShopByItsPermanentDomainOnly() {
        ShopifySettings settings = new ShopifySettings();

        assertThat(settings.canonicalAccount(" Kaffee.MyShopify.com "))
                .isEqualTo("kaffee.myshopify.com");
        assertThatThrownBy(() -> settings.canonicalAccount("kaffee.de"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tee-und-buch.myshopify.com");
    }

    private static ShopifyAccess access(Map<String, String> settings, Map<String, String> secrets) {
        return ShopifyAccess.of(ShopConnections.with(settings, secrets));
    }
}
