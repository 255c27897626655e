package dev.kontor.bench.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody who is signed in to a hub's console, without a browser. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final URI base;

    Visitor(URI base) {
        this.base = base;
    }

    /**
     * A page as it came.
     *
     * @param nanos until its last byte was there
     * @param bytes as transferred
     */
    record Got(String text, long nanos, int bytes) {}

    /** Becomes the administrator. */
    void setUp(String token) {
        String password = "a long sentence, measured";
        post(
                "/console/set-up/administrator",
                Map.of(
                        "token", token,
                        "name", "Bench",
                        "email", "bench@example.com",
                        "password", password,
                        "repeated", password));
    }

    Got get(String path) {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer =
                send(
                        request(path)
                                .header("Accept", "text/html")
                                .header("Accept-Encoding", "gzip")
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - begun;
        return new Got(text(answer), nanos, answer.body().length);
    }

    /** The events of a stream; closing ends it. */
    BufferedReader stream(String path) {
        return new BufferedReader(
                new InputStreamReader(
                        send(
                                        HttpRequest.newBuilder(base.resolve(path))
                                                .header("Accept", "text/event-stream")
                                                .GET()
                                                .build(),
                                        BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8));
    }

    private void post(String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(path).text());
        if (!token.find()) {
            throw new IllegalStateException(path + " has no form");
        }
        String body =
                fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&"))
                        + "&_csrf="
                        + encoded(token.group(1));
        send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpResponse<T> answer = http.send(request, handler);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "%s was answered %d".formatted(request.uri(), answer.statusCode()));
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub does not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        boolean compressed =
                answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
        try (InputStream in = new java.io.ByteArrayInputStream(answer.body());
                InputStream plain = compressed ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
