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
 * @param madeBy the token that made it and with which it ends; null: a person did
 */
public record ApiToken(
        OrganisationId organisation,
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable UUID madeBy) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    boolean holds(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /**
     * Whether it may make such a token: none that may more or holds longer than itself.
     *
     * @param until null: for ever
     */
    boolean mayMake(Set<Scope> wanted, @Nullable Instant until) {
        return scopes.containsAll(wanted)
                && (expiresAt == null || (until != null && !until.isAfter(expiresAt)));
    }

    /** As it stands behind answers and in the audit trail. */
    String caller() {
        return "token:" + name;
    }
}
