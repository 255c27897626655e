package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, its body read.
 *
 * @param target path and query as they were sent
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Request(
        String method,
        String path,
        String target,
        Map<String, String> query,
        Headers headers,
        byte[] body) {

    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** The few headers that matter. */
    record Headers(
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String accept) {}

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        var headers = exchange.getRequestHeaders();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().toString(),
                query(exchange.getRequestURI().getRawQuery()),
                new Headers(
                        headers.getFirst("Authorization"),
                        headers.getFirst("Content-Type"),
                        headers.getFirst("Accept")),
                body);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Whether the answer may be of that media type by the Accept header. */
    boolean accepts(String type) {
        if (headers.accept() == null) {
            return true;
        }
        String wanted = headers.accept().toLowerCase(Locale.ROOT);
        return wanted.contains("*/*")
                || wanted.contains(type)
                || wanted.contains(type.substring(0, type.indexOf('/')) + "/*");
    }

    /** Whether nothing more definite than anything is asked for. */
    boolean acceptsAnything() {
        String accept = headers.accept();
        return accept == null
                || (accept.contains("*/*") && !accept.toLowerCase(Locale.ROOT).contains("pdf"));
    }

    boolean acceptsImages() {
        return accepts("image/*");
    }

    boolean isJson() {
        return headers.contentType() != null
                && headers.contentType().toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** The last value wins when a parameter comes twice. */
    private static Map<String, String> query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decoded(name), decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
