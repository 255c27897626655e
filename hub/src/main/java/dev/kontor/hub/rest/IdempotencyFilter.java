package dev.kontor.hub.rest;

import dev.kontor.hub.database.Transactions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A writing call with an {@code Idempotency-Key} is done once: the same call again, within a day,
 * gets the answer of the first. Another call with the same key is refused. Runs behind the check of
 * who calls.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replay";

    private static final Duration KEPT = Duration.ofDays(1);

    /** A first call that is under way for longer died with its process. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 4 << 20;
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final IdempotencyTable table;
    private final Transactions transactions;
    private final InstantSource clock;

    IdempotencyFilter(IdempotencyTable table, Transactions transactions, InstantSource clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
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
        Principal principal = request.getUserPrincipal();
        String key = String.valueOf(request.getHeader(HEADER));
        if (principal == null) {
            chain.doFilter(request, response);
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "KEY_WRONG",
                    "An idempotency key has 1 to 200 characters");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY);
        String caller = principal.getName();
        String hash = hash(request, body);
        Instant now = clock.instant();
        Optional<IdempotencyTable.Kept> kept =
                transactions.acrossOrganisations(() -> {
                    table.deleteBefore(now.minus(KEPT));
                    return table.take(caller, key, hash, now)
                            ? Optional.<IdempotencyTable.Kept>empty()
                            : table.find(caller, key);
                });
        if (kept.isPresent() && !abandoned(kept.get(), now)) {
            replay(response, kept.get(), hash);
            return;
        }
        first(caller, key, new Again(request, body), response, chain);
    }

    private static boolean abandoned(IdempotencyTable.Kept kept, Instant now) {
        return kept.status() == null && kept.createdAt().plus(LONGEST_CALL).isBefore(now);
    }

    private void first(
            String caller,
            String key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, caching);
            answered = caching.getStatus() < 500;
        } finally {
            boolean keep = answered;
            String content = new String(caching.getContentAsByteArray(), StandardCharsets.UTF_8);
            transactions.runAcrossOrganisations(() -> {
                if (keep) {
                    table.answer(
                            caller, key, caching.getStatus(), caching.getContentType(), content);
                } else {
                    // Our fault: the same call may be tried again.
                    table.release(caller, key);
                }
            });
            caching.copyBodyToResponse();
        }
    }

    private static void replay(
            HttpServletResponse response, IdempotencyTable.Kept kept, String hash)
            throws IOException {
        if (!kept.requestHash().equals(hash)) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "KEY_REUSED",
                    "This idempotency key belongs to another call; take a new one");
            return;
        }
        Integer status = kept.status();
        if (status == null) {
            refuse(
                    response,
                    HttpStatus.CONFLICT,
                    "CALL_UNDER_WAY",
                    "The first call with this idempotency key is not answered yet; ask again");
            return;
        }
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        if (kept.contentType() != null) {
            response.setContentType(kept.contentType());
        }
        String body = kept.body();
        if (body != null) {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(
            HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(
                        """
                        {"title": "%s", "status": %d, "detail": "%s", "code": "%s"}
                        """
                                .formatted(status.getReasonPhrase(), status.value(), detail, code)
                                .getBytes(StandardCharsets.UTF_8));
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

    /** The request with its body to be read once more. */
    private static final class Again extends HttpServletRequestWrapper {

        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int from, int length) {
                    return bytes.read(target, from, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Read at once");
                }
            };
        }
    }
}
