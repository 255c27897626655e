package dev.kontor.hub.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the holder of an API token in, with its scopes. */
public final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;

    public TokenFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null
                && header.startsWith(SCHEME)
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            tokens.holder(header.substring(SCHEME.length()))
                    .ifPresent(token ->
                            SecurityContextHolder.getContext()
                                    .setAuthentication(authentication(token)));
        }
        chain.doFilter(request, response);
    }

    /** The token that a caller has shown; empty for the administrator. */
    static Optional<ApiToken> token(Authentication caller) {
        return caller.getDetails() instanceof ApiToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    /** Who calls, for good: a token's name may be that of another one, too. */
    static String identity(Authentication caller) {
        return token(caller)
                .map(token -> "token-id:%s/%s".formatted(token.organisation(), token.id()))
                .orElseGet(caller::getName);
    }

    private static Authentication authentication(ApiToken token) {
        UsernamePasswordAuthenticationToken caller =
                UsernamePasswordAuthenticationToken.authenticated(
                        token.caller(), null, authorities(token));
        caller.setDetails(token);
        return caller;
    }

    private static List<SimpleGrantedAuthority> authorities(ApiToken token) {
        return Stream.concat(
                        Stream.of(ScopeCheck.ORGANISATION + token.organisation().value()),
                        token.scopes().stream().map(Scope::authority))
                .map(SimpleGrantedAuthority::new)
                .toList();
    }
}
