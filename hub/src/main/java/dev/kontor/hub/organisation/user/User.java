package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param email lower case; what is signed in with
 * @param administrator may add users and organisations, and is an owner of every organisation
 * @param language {@code de} or {@code en}
 * @param theme {@code light}, {@code dark} or {@code auto}, as the device is set
 * @param disabled may not sign in any more
 * @param roles by organisation
 */
public record User(
        UUID id,
        String email,
        String name,
        boolean administrator,
        String language,
        String theme,
        boolean disabled,
        Map<OrganisationId, Role> roles) {

    public User {
        roles = Map.copyOf(roles);
    }

    /** The role in an organisation; none if it is none of the user's business. */
    public Optional<Role> role(OrganisationId organisation) {
        @Nullable Role role = administrator ? Role.OWNER : roles.get(organisation);
        return Optional.ofNullable(role);
    }

    public boolean may(OrganisationId organisation, Permission permission) {
        return !disabled && role(organisation).filter(role -> role.may(permission)).isPresent();
    }
}
