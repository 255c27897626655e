package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.Identities;
import dev.kontor.hub.organisation.user.Identities.Journey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/**
 * Keeps what was sent to the identity provider until somebody comes back from it, in the database,
 * so that they may come back to another node. The browser holds a handle, so that nobody else can
 * come back in their place.
 */
@Component
class OidcJourneys implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Request attribute: whom the identity is to be linked to. */
    static final String LINKS_TO = OidcJourneys.class.getName() + ".linksTo";

    private static final int HANDLE_BYTES = 32;

    private final Identities identities;
    private final OidcClient client;
    private final SecureRandom random = new SecureRandom();

    OidcJourneys(Identities identities, OidcClient client) {
        this.identities = identities;
        this.client = client;
    }

    /** Begins a journey. */
    void begin(
            OAuth2AuthorizationRequest sent,
            @Nullable UUID linksTo,
            HttpServletRequest request,
            HttpServletResponse response) {
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        String handle = HexFormat.of().formatHex(bytes);
        identities.begin(
                handle,
                new Journey(
                        String.valueOf(sent.getState()),
                        attribute(sent, OidcParameterNames.NONCE),
                        attribute(sent, PkceParameterNames.CODE_VERIFIER),
                        String.valueOf(sent.getRedirectUri()),
                        linksTo));
        ConsoleCookies.putJourney(request, response, handle);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        return null;
    }

    /** Journeys begin with {@link #begin}, which knows what for. */
    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        throw new UnsupportedOperationException();
    }

    /** Each journey ends once, whatever comes of it. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        Journey journey = ConsoleCookies.journey(request).flatMap(identities::end).orElse(null);
        ConsoleCookies.putJourney(request, response, "");
        ClientRegistration registration = client.findByRegistrationId(OidcClient.ID);
        if (journey == null
                || state == null
                || registration == null
                || !same(state, journey.state())) {
            return null;
        }
        request.setAttribute(LINKS_TO, journey.linksTo());
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(journey.redirectUri())
                .scopes(registration.getScopes())
                .state(journey.state())
                .attributes(
                        Map.of(
                                OAuth2ParameterNames.REGISTRATION_ID,
                                OidcClient.ID,
                                OidcParameterNames.NONCE,
                                journey.nonce(),
                                PkceParameterNames.CODE_VERIFIER,
                                journey.codeVerifier()))
                .build();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String attribute(OAuth2AuthorizationRequest sent, String name) {
        Object value = sent.getAttribute(name);
        if (value == null) {
            throw new IllegalStateException("A request to the identity provider without " + name);
        }
        return value.toString();
    }
}
