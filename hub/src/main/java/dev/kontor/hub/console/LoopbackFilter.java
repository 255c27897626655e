package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Loopback;
import dev.kontor.hub.organisation.user.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Until there is an administrator, the console answers this machine alone: what came over the
 * network, or through a proxy, finds nothing there.
 */
final class LoopbackFilter extends OncePerRequestFilter {

    private static final Set<String> OF_PROXIES =
            Set.of(
                    "Forwarded",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP");

    private final Users users;

    LoopbackFilter(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (users.administered() || ofThisMachine(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean ofThisMachine(HttpServletRequest request) throws UnknownHostException {
        return ofThisMachine(
                InetAddress.getByName(request.getRemoteAddr()),
                request.getServerName(),
                name -> request.getHeader(name) != null);
    }

    /**
     * @param named the host that the browser asked for, without port: another one is a proxy that
     *     passed it on, or a page of others whose name was made to lead here
     */
    static boolean ofThisMachine(InetAddress from, String named, Predicate<String> has) {
        return from.isLoopbackAddress()
                && Loopback.names(named)
                && OF_PROXIES.stream().noneMatch(has);
    }
}
