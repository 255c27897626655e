package dev.kontor.hub.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Behind a proxy that ends TLS no request looks as if it had come over TLS. Where the installation
 * says that it is reached by {@code https}, all of them count so: cookies are {@code Secure}, and
 * browsers are told to come by TLS only. Believes no header, which anybody can send.
 */
final class TlsFilter extends OncePerRequestFilter {

    private final boolean overTls;

    TlsFilter(boolean overTls) {
        this.overTls = overTls;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(overTls ? new OverTls(request) : request, response);
    }

    private static final class OverTls extends HttpServletRequestWrapper {

        OverTls(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isSecure() {
            return true;
        }
    }
}
