package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.Users;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The outer walls of the console: sessions by cookie, forged requests refused, and nothing but our
 * own scripts, styles and pictures. Who may do what, {@link Doorkeeper} decides.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    static final String SIGN_IN = "/console/sign-in";

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri"
                    + " 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain consoleFilterChain(
            HttpSecurity http,
            SignIns signIns,
            Users users,
            OidcClient oidc,
            OidcJourneys journeys,
            OidcArrivals arrivals,
            PublicAddress address) {
        if (oidc.section().isPresent()) {
            http.oauth2Login(login ->
                    login.clientRegistrationRepository(oidc)
                            .authorizedClientRepository(new NoTokensKept())
                            .loginPage(SIGN_IN)
                            .authorizationEndpoint(way ->
                                    way.baseUri("/console/oidc/never")
                                            .authorizationRequestRepository(journeys))
                            .redirectionEndpoint(way -> way.baseUri(OidcClient.CALLBACK))
                            .securityContextRepository(new NullSecurityContextRepository())
                            .successHandler(arrivals)
                            .failureHandler(arrivals));
        }
        return http.securityMatcher("/", "/console", "/console/**")
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(new CsrfTokens())
                                // Each request would count as a sign-in and get a new token, so
                                // that the forms of the page before it are refused.
                                .sessionAuthenticationStrategy(
                                        new NullAuthenticatedSessionStrategy()))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                                .frameOptions(frames -> frames.deny())
                                // Other names of the domain are none of our business.
                                .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(permissions ->
                                        permissions.policy(
                                                "camera=(), microphone=(), geolocation=(), payment=()"))
                                .addHeaderWriter((_, response) ->
                                        response.setHeader(
                                                "Cross-Origin-Opener-Policy", "same-origin")))
                .exceptionHandling(refusal ->
                        refusal.authenticationEntryPoint(
                                        (request, response, _) -> toSignIn(request, response))
                                .accessDeniedHandler((_, response, _) -> refuse(response)))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/",
                                        SIGN_IN,
                                        "/console/language",
                                        "/console/set-up/administrator",
                                        "/console/oidc/begin",
                                        InvitationPage.PATH + "/*",
                                        Assets.PATH + "**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(
                        new TlsFilter(address.overTls()), SecurityContextHolderFilter.class)
                .addFilterAfter(new LoopbackFilter(users), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionFilter(signIns), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Who somebody is was all that was asked; what the provider would let us do is thrown away. */
    private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring declares it
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing is kept
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing was kept
        }
    }

    /** A form that is not of a page of ours, or of one from before the browser was cleaned. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .print(
                        """
                        Bitte die Seite neu laden und noch einmal versuchen.
                        Please load the page again and retry.
                        """);
    }

    /** A page is sent to the sign-in; a part of a page has its whole page sent there. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", SIGN_IN);
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(SIGN_IN);
        }
    }
}
