package dev.kontor.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop to open; {@code null} means a made-up secret or the default.
 *
 * @param name the first path segment and the domain's first label: lower-case letters, digits and
 *     hyphens
 * @param restoreRate points a second, overriding the server's setting for this shop
 * @param scopes what the app may; without {@code read_all_orders} orders older than 60 days are
 *     invisible
 */
public record ShopSpec(
        String name,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String accessToken,
        @Nullable Boolean taxesIncluded,
        @Nullable String currency,
        @Nullable Integer restoreRate,
        @Nullable Boolean unlimited,
        @Nullable List<String> scopes) {

    /** Names the server's own routes use. */
    private static final List<String> RESERVED =
            List.of("shops", "clock", "statistics", "reset", "admin");

    /** Refuses names that could not be addressed. */
    @SuppressWarnings("ConstantValue") // JSON may leave the name out
    public ShopSpec {
        if (name == null || !name.matches("[a-z0-9][a-z0-9-]{0,58}") || RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "a shop's name is lower-case letters, digits and hyphens, and none of "
                            + RESERVED
                            + ": "
                            + name);
        }
        scopes = scopes == null ? null : List.copyOf(scopes);
    }

    /** A German shop with gross prices and made-up secrets. */
    public static ShopSpec named(String name) {
        return new ShopSpec(name, null, null, null, null, null, null, null, null);
    }

    /** The same shop with given secrets. */
    public ShopSpec withSecrets(String id, String secret, String token) {
        return new ShopSpec(
                name, id, secret, token, taxesIncluded, currency, restoreRate, unlimited, scopes);
    }

    /** The same shop with net prices. */
    public ShopSpec withNetPrices() {
        return new ShopSpec(
                name,
                clientId,
                clientSecret,
                accessToken,
                false,
                currency,
                restoreRate,
                unlimited,
                scopes);
    }
}
