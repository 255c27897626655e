package dev.kontor.lexware.simulator;

import java.util.UUID;

/**
 * What a client needs to speak for an organisation.
 *
 * @param organizationId as in the organisation's profile
 * @param apiKey the bearer token; a secret as far as logs are concerned
 */
public record OrganisationAccess(UUID organizationId, String apiKey) {

    @Override
    public String toString() {
        return "OrganisationAccess[organizationId=" + organizationId + ", apiKey=***]";
    }
}
