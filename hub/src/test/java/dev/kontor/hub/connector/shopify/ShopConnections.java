package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.util.HashMap;
import java.util.Map;

/** Connections to shops for tests. */
final class ShopConnections {

    static final String SHOP = "kaffee.myshopify.com";
    static final ConnectionId ID = new ConnectionId("shopify", SHOP);

    private ShopConnections() {}

    static Connection with(Map<String, String> settings, Map<String, String> secrets) {
        Map<String, Secret> hidden = new HashMap<>();
        secrets.forEach((key, value) -> hidden.put(key, new Secret(value)));
        return new Connection(
                new OrganisationId("acme"),
                ID,
                "shop",
                settings,
                hidden,
                new Secret("token-of-the-ingress"),
                null,
                true);
    }

    static Connection signedWith(String secret) {
        return with(Map.of(), Map.of("client-secret", secret, "access-token", "shpat_x"));
    }
}
