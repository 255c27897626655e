package dev.kontor.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The management API of a hub (docs/rest.md), as a person's page would call it. Thread-safe. */
public final class HubApi {

    private final HubProcess hub;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    HubApi(HubProcess hub, Path dataFolder) {
        this.hub = hub;
        Path file = dataFolder.resolve("admin.token");
        try {
            this.token = Files.readString(file).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("The hub has not started yet", missing);
        }
    }

    /** A person wants an order looked at now. */
    public void lookAt(PlayedOrder order) {
        String ref =
                "shopify:%s.myshopify.com/order/%d".formatted(order.tenant().shop(), order.id());
        post(
                "/api/organisations/%s/signal".formatted(order.tenant().id()),
                "{\"ref\":\"%s\"}".formatted(ref));
    }

    /** What is answered to a question, as JSON. */
    public String get(String path) {
        return send(request(path).GET().build());
    }

    /** What is answered to a deed, as JSON. */
    public String post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** The bytes of its heap that are in use, rubbish included. */
    public long heapUsed() {
        return send(request("/actuator/prometheus").GET().build())
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.baseUri().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "%s was answered %d: %s"
                                .formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub does not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        }
    }
}
