package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.Secret;
import java.util.Optional;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is signed in.
 *
 * @param session the token of the session
 */
record Visitor(User user, Secret session) implements AuthenticatedPrincipal {

    /** As whom audit entries name them. */
    @Override
    public String getName() {
        return user.email();
    }

    /** Who makes the request that is being answered; empty if they are not signed in. */
    static Optional<Visitor> present() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Visitor visitor
                ? Optional.of(visitor)
                : Optional.empty();
    }
}
