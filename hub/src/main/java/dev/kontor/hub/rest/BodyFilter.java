package dev.kontor.hub.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any call needs: by their stated length, and those that state
 * none while they are read. Runs behind the check of who calls.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class BodyFilter extends OncePerRequestFilter {

    static final int LARGEST = 4 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long stated = request.getContentLengthLong();
        if (stated > LARGEST) {
            refuse(response);
            return;
        }
        if (stated >= 0 || request.getHeader("Transfer-Encoding") == null) {
            // The server reads no more than was stated.
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(response);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        Problems.write(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "BODY_TOO_LARGE",
                "A request has at most 4 MiB");
    }
}
