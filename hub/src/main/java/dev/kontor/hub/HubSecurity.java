package dev.kontor.hub;

import dev.kontor.hub.rest.ApiTokens;
import dev.kontor.hub.rest.TokenFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may call what. Webhooks ({@code /in/**}) verify themselves; health is open; everything else
 * asks for the admin token, or under {@code /api/**} for a token with scopes. No sessions and no
 * cookies, hence no forged requests to guard against.
 */
@Configuration(proxyBeanMethods = false)
class HubSecurity {

    private static final String SCHEME = "Bearer ";

    /**
     * Webhooks prove themselves, to the connector: the filters for sessions, tokens and pages have
     * nothing to do with them and would cost more than storing them.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain webhookFilterChain() {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher("/in/**"));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, HubAdminToken adminToken, ApiTokens tokens) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refusal ->
                        refusal.authenticationEntryPoint(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/actuator/health", "/actuator/health/**", "/error")
                                .permitAll()
                                .requestMatchers("/api/**")
                                .authenticated()
                                .anyRequest()
                                .hasRole("ADMIN"))
                .addFilterBefore(
                        new AdminTokenFilter(adminToken), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Lets the holder of the admin token in. */
    private static final class AdminTokenFilter extends OncePerRequestFilter {

        private final HubAdminToken adminToken;

        AdminTokenFilter(HubAdminToken adminToken) {
            this.adminToken = adminToken;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader("Authorization");
            if (header != null
                    && header.startsWith(SCHEME)
                    && adminToken.token().matches(header.substring(SCHEME.length()))) {
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        "admin",
                                        null,
                                        List.of(new SimpleGrantedAuthority("ROLE_ADMIN"))));
            }
            chain.doFilter(request, response);
        }
    }
}
