package dev.kontor.hub.rest;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds its secret may do what its scopes say, in its organisation.
 *
 * @param name what people call it, such as the program that uses it
 * @param expiresAt null: never
 * @param revokedAt null: it holds
 */
public record ApiToken(
        OrganisationId organisation,
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    boolean holds(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** As it stands behind answers and in the audit trail. */
    String caller() {
        return "token:" + name;
    }
}
