package dev.kontor.simulator.shopify;

import java.net.URI;

/**
 * What an app needs to speak with a shop.
 *
 * @param baseUri where {@code /admin/…} begins
 * @param clientSecret the key webhooks are signed with
 */
public record ShopAccess(
        String name,
        String domain,
        URI baseUri,
        String clientId,
        String clientSecret,
        String accessToken) {}
