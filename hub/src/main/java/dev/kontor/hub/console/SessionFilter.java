package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.SignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows who makes a request by the session that the browser shows. */
final class SessionFilter extends OncePerRequestFilter {

    private final SignIns signIns;

    SessionFilter(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(Assets.PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsoleCookies.session(request)
                .flatMap(
                        token -> signIns.user(token.reveal()).map(user -> new Visitor(user, token)))
                .ifPresent(SessionFilter::enter);
        chain.doFilter(request, response);
    }

    private static void enter(Visitor visitor) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(visitor, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
