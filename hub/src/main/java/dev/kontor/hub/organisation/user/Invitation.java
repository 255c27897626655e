package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;

/**
 * That somebody was asked into an organisation and has not answered yet.
 *
 * @param email lower case
 * @param name as the inviter wrote it; the address if they wrote none
 * @param invitedBy the inviter's e-mail address
 */
public record Invitation(
        OrganisationId organisation,
        String email,
        String name,
        Role role,
        String invitedBy,
        Instant expiresAt) {}
