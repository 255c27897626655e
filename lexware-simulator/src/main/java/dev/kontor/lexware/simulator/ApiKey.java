package dev.kontor.lexware.simulator;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of an organisation; the "client" of the rate limit, and the owner of its event
 * subscriptions ({@code lexware-office-api.md} 1 and 3).
 *
 * @param secret what the client sends
 * @param connectionId the key's name that may be shown
 * @param scopes null: all
 */
record ApiKey(
        String secret,
        UUID connectionId,
        Organisation organisation,
        @Nullable Set<String> scopes,
        TokenBucket bucket) {

    boolean may(@Nullable String scope) {
        return scope == null || scopes == null || scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "ApiKey[" + connectionId + "]";
    }
}
