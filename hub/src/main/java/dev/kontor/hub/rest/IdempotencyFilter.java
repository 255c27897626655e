package dev.kontor.hub.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A writing call with an {@code Idempotency-Key} is done once: the same call again, within a day,
 * gets the answer of the first. Another call with the same key is refused. Reads what the call is
 * and keeps what became of it; whether it is done or was done, {@link IdempotencyCheck} decides
 * once it is known what the caller may.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final IdempotentCalls calls;

    IdempotencyFilter(IdempotentCalls calls) {
        this.calls = calls;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getRequestURI().startsWith("/api/")
                || !WRITING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = String.valueOf(request.getHeader(HEADER));
        if (request.getUserPrincipal() == null) {
            chain.doFilter(request, response);
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            Problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "KEY_WRONG",
                    "An idempotency key has 1 to 200 characters");
            return;
        }
        // BodyFilter lets none through that is larger than what may be kept here.
        byte[] body = request.getInputStream().readAllBytes();
        IdempotencyCheck.Asked asked = new IdempotencyCheck.Asked(key, hash(request, body));
        request.setAttribute(IdempotencyCheck.ASKED, asked);
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(new ReadRequest(request, body), caching);
            answered = caching.getStatus() < 500;
        } finally {
            if (request.getAttribute(IdempotencyCheck.TAKEN)
                    instanceof IdempotentCalls.Taken taken) {
                if (answered) {
                    calls.answer(
                            taken,
                            caching.getStatus(),
                            caching.getContentType(),
                            new String(caching.getContentAsByteArray(), StandardCharsets.UTF_8));
                } else {
                    // Our fault: the same call may be tried again.
                    calls.release(taken);
                }
            }
            caching.copyBodyToResponse();
        }
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod()
                                    + ' '
                                    + request.getRequestURI()
                                    + '?'
                                    + request.getQueryString()
                                    + '\n')
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
