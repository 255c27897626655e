package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection's settings, read and checked: where the shop's API is and how to get in.
 *
 * @param base without a trailing slash
 * @param readProducts whether what the catalogue says of products is read, too
 * @param sweepFrom where the very first sweep begins; null if the setting is left out
 */
record ShopifyAccess(
        OrganisationId organisation,
        ConnectionId connection,
        URI base,
        String apiVersion,
        Credentials credentials,
        String vatIdKey,
        boolean readProducts,
        Duration sweepEvery,
        Duration sweepOverlap,
        @Nullable Instant sweepFrom) {

    static final String DEFAULT_VERSION = "2026-10";
    static final String DEFAULT_VAT_ID_KEY = "vat_id";
    private static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);
    private static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(10);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What proves that we may ask. */
    sealed interface Credentials {

        /** A token that does not expire. */
        record Token(Secret token) implements Credentials {}

        /** Tokens of 24 hours are fetched with these. */
        record Client(String id, Secret secret) implements Credentials {}
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming the key, what is wrong with it and what would be
     *     right
     */
    static ShopifyAccess of(Connection connection) {
        return new ShopifyAccess(
                connection.organisation(),
                connection.id(),
                base(connection),
                connection.setting(ShopifySettings.API_VERSION).orElse(DEFAULT_VERSION),
                credentials(connection),
                connection.setting(ShopifySettings.VAT_ID_KEY).orElse(DEFAULT_VAT_ID_KEY),
                Boolean.parseBoolean(
                        connection.setting(ShopifySettings.READ_PRODUCTS).orElse("false")),
                duration(connection, ShopifySettings.SWEEP_EVERY, DEFAULT_EVERY),
                duration(connection, ShopifySettings.SWEEP_OVERLAP, DEFAULT_OVERLAP),
                sweepFrom(connection));
    }

    URI graphql() {
        return URI.create(base + "/admin/api/" + apiVersion + "/graphql.json");
    }

    URI accessToken() {
        return URI.create(base + "/admin/oauth/access_token");
    }

    private static URI base(Connection connection) {
        String text =
                connection
                        .setting(ShopifySettings.BASE_URL)
                        .orElse("https://" + connection.id().account());
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean encrypted = "https".equals(uri.getScheme());
        boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
        if (uri.getHost() == null || !(encrypted || local)) {
            throw new IllegalArgumentException(
                    "%s: '%s' must begin with https://; plain http goes to 127.0.0.1 only"
                            .formatted(ShopifySettings.BASE_URL, text));
        }
        return uri;
    }

    private static Credentials credentials(Connection connection) {
        Secret token = connection.secret(ShopifySettings.ACCESS_TOKEN).orElse(null);
        if (token != null) {
            return new Credentials.Token(token);
        }
        String client = connection.setting(ShopifySettings.CLIENT_ID).orElse(null);
        Secret secret = connection.secret(ShopifySettings.CLIENT_SECRET).orElse(null);
        if (client == null || secret == null) {
            throw new IllegalArgumentException(
                    "Either %s or %s (with %s) is needed to read from %s"
                            .formatted(
                                    ShopifySettings.ACCESS_TOKEN,
                                    ShopifySettings.CLIENT_ID,
                                    ShopifySettings.CLIENT_SECRET,
                                    connection.id()));
        }
        return new Credentials.Client(client, secret);
    }

    private static Duration duration(Connection connection, String key, Duration fallback) {
        String text = connection.setting(key).orElse(null);
        if (text == null) {
            return fallback;
        }
        Duration value;
        try {
            value = Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is not an ISO 8601 duration such as PT5M".formatted(key, text), e);
        }
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s must be longer than zero".formatted(key));
        }
        return value;
    }

    private static @Nullable Instant sweepFrom(Connection connection) {
        String text = connection.setting(ShopifySettings.SWEEP_FROM).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is not an instant such as 2026-11-01T00:00:00Z"
                            .formatted(ShopifySettings.SWEEP_FROM, text),
                    e);
        }
    }
}
