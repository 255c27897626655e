package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.Identities;
import dev.kontor.hub.organisation.user.Identities.Identity;
import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.UserError;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * What becomes of those who come back from the identity provider, whose id token was verified by
 * then: they are signed in, linked or refused. No identity makes a user or gives a right.
 */
@Component
class OidcArrivals implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcArrivals.class);
    private static final String ACCOUNT = "/console/account";

    private final OidcClient client;
    private final Identities identities;
    private final Users users;
    private final SignIns signIns;
    private final Audited audited;

    OidcArrivals(
            OidcClient client,
            Identities identities,
            Users users,
            SignIns signIns,
            Audited audited) {
        this.client = client;
        this.identities = identities;
        this.users = users;
        this.signIns = signIns;
        this.audited = audited;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication arrived)
            throws IOException {
        if (!(arrived.getPrincipal() instanceof OidcUser person)) {
            throw new IllegalStateException("Not an arrival from an identity provider");
        }
        Identity identity =
                new Identity(
                        String.valueOf(person.getIssuer()), String.valueOf(person.getSubject()));
        UUID linksTo = (UUID) request.getAttribute(OidcJourneys.LINKS_TO);
        if (linksTo != null) {
            response.sendRedirect(link(request, linksTo, identity));
            return;
        }
        Optional<User> user = identities.find(identity).or(() -> firstArrival(person, identity));
        if (user.isEmpty() || user.get().disabled()) {
            user.ifPresent(each ->
                    audited.ofUser(
                            each, "sign-in-refused", each.email(), Map.of("through", "oidc")));
            LOG.info("outcome=sign-in-refused by=oidc reason=unknown-identity");
            response.sendRedirect(ConsoleSecurity.SIGN_IN + "?oidc=unknown");
            return;
        }
        audited.ofUser(user.get(), "signed-in", user.get().email(), Map.of("through", "oidc"));
        ConsoleCookies.putSession(request, response, signIns.welcome(user.get()).token());
        response.sendRedirect("/console");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        String code =
                failure instanceof OAuth2AuthenticationException known
                        ? known.getError().getErrorCode()
                        : failure.getClass().getSimpleName();
        LOG.warn("outcome=sign-in-refused by=oidc reason={}", code);
        response.sendRedirect(ConsoleSecurity.SIGN_IN + "?oidc=refused");
    }

    /** Linked by whoever is signed in at that moment, and nobody else. */
    private String link(HttpServletRequest request, UUID linksTo, Identity identity) {
        Optional<User> user =
                ConsoleCookies.session(request)
                        .flatMap(token -> signIns.user(token.reveal()))
                        .filter(each -> each.id().equals(linksTo));
        if (user.isEmpty()) {
            return ConsoleSecurity.SIGN_IN;
        }
        try {
            identities.link(linksTo, identity);
        } catch (HubException refused) {
            audited.ofUser(user.get(), "identity-refused", user.get().email(), Map.of());
            return ACCOUNT
                    + (refused.code() == UserError.IDENTITY_LINKED ? "?oidc=other" : "?oidc=taken");
        }
        audited.ofUser(
                user.get(),
                "identity-linked",
                user.get().email(),
                Map.of("issuer", identity.issuer()));
        return ACCOUNT + "?oidc=linked";
    }

    /** Somebody who was added without a password is known by the verified address, once. */
    private Optional<User> firstArrival(OidcUser person, Identity identity) {
        String claim = client.section().map(each -> each.claim()).orElse("email");
        String named = person.getClaimAsString(claim);
        boolean verified = !claim.equals("email") || Boolean.TRUE.equals(person.getEmailVerified());
        if (named == null || !verified) {
            return Optional.empty();
        }
        Optional<User> user = identities.unknownYet(named, identity.issuer());
        user.ifPresent(each -> {
            identities.link(each.id(), identity);
            audited.ofUser(
                    each,
                    "identity-linked",
                    each.email(),
                    Map.of("issuer", identity.issuer(), "reason", "first sign-in"));
        });
        return user.flatMap(each -> users.find(each.id()));
    }
}
