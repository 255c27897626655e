package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Configuration.OidcSection;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * What the identity provider knows of Kontor and Kontor of it. Its configuration is fetched when
 * somebody first wants to sign in, so that a hub starts without it. Thread-safe.
 */
@Component
class OidcClient implements ClientRegistrationRepository {

    /** Where the identity provider sends people back to; to be registered there. */
    static final String CALLBACK = "/console/oidc/callback";

    static final String ID = "oidc";

    private final @Nullable OidcSection section;
    private final @Nullable URI publicUrl;
    private volatile @Nullable ClientRegistration fetched;

    OidcClient(Configuration configuration) {
        this.section = configuration.hub().oidc();
        this.publicUrl = configuration.hub().publicUrl();
    }

    /** How to sign in through it; empty without {@code hub.oidc}. */
    Optional<OidcSection> section() {
        return Optional.ofNullable(section);
    }

    /**
     * Fetches the provider's configuration if need be.
     *
     * @throws RuntimeException of Spring's if it cannot be had
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (section == null || !id.equals(ID)) {
            return null;
        }
        ClientRegistration known = fetched;
        if (known == null) {
            known =
                    ClientRegistrations.fromOidcIssuerLocation(section.issuer().toString())
                            .registrationId(ID)
                            .clientId(section.clientId())
                            .clientSecret(section.clientSecret().reveal())
                            .scope("openid", "email", "profile")
                            .redirectUri(
                                    publicUrl == null
                                            ? "{baseUrl}" + CALLBACK
                                            : publicUrl + CALLBACK)
                            .build();
            fetched = known;
        }
        return known;
    }

    /** A new request to the provider, with state, nonce and PKCE. */
    @Nullable OAuth2AuthorizationRequest request(HttpServletRequest request) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(this, "/console/oidc/never");
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver.resolve(request, ID);
    }
}
