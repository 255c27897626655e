package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were fetched with client credentials, kept in memory until shortly before they
 * expire; after a restart new ones are fetched. Thread-safe.
 */
final class AccessTokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Map<Owner, Held> held = new ConcurrentHashMap<>();

    /** Whose token: another client id or secret is another owner. */
    record Owner(
            OrganisationId organisation,
            ConnectionId connection,
            String clientId,
            Secret clientSecret) {}

    private record Held(Secret token, Instant expiresAt) {}

    @Nullable Secret find(Owner owner, Instant now) {
        Held found = held.get(owner);
        return found != null && now.isBefore(found.expiresAt().minus(MARGIN))
                ? found.token()
                : null;
    }

    void keep(Owner owner, Secret token, Instant expiresAt) {
        held.put(owner, new Held(token, expiresAt));
    }

    /** Forgets this token, unless it was renewed meanwhile. */
    void forget(Owner owner, Secret token) {
        held.computeIfPresent(owner, (_, found) -> found.token().equals(token) ? null : found);
    }
}
