package dev.kontor.simulator.shopify;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP call: its path in pieces, its body, and the answer. Used by one thread. */
final class Exchange {

    private final HttpExchange http;
    private final List<String> path;

    Exchange(HttpExchange http) {
        this.http = http;
        String raw = http.getRequestURI().getPath();
        path = List.of(raw.replaceAll("^/+|/+$", "").split("/", -1));
    }

    String method() {
        return http.getRequestMethod();
    }

    List<String> path() {
        return path;
    }

    @Nullable String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    byte[] body() throws IOException {
        return http.getRequestBody().readAllBytes();
    }

    /** A form body as fields. */
    static Map<String, String> form(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : List.of(new String(body, StandardCharsets.UTF_8).split("&", -1))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    void setHeader(String name, String value) {
        http.getResponseHeaders().set(name, value);
    }

    void answer(int status, byte[] json) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        http.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
        http.getResponseBody().write(json);
        http.close();
    }

    /** Closes the connection without an answer. */
    void cut() {
        http.close();
    }
}
