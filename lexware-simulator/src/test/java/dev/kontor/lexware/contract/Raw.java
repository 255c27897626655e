package dev.kontor.lexware.contract;

import dev.kontor.lexware.NotSentException;
import dev.kontor.lexware.Pacer;
import dev.kontor.lexware.RequestInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plain HTTP: what stands in the test is what is sent, so that the API's own refusal can be seen.
 */
final class Raw implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;
    private final Pacer pacer;

    Raw(URI base, String key, Pacer pacer) {
        this.base = base;
        this.key = key;
        this.pacer = pacer;
    }

    record Reply(int status, HttpResponse<byte[]> response) {

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The fields that a refusal names, whichever of the two shapes it has. */
        List<String> fields() {
            List<String> fields = new ArrayList<>();
            json().path("details").forEach(each -> fields.add(each.path("field").asString("")));
            json().path("IssueList").forEach(each -> fields.add(each.path("source").asString("")));
            return fields;
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    Reply get(String path) {
        return get(path, "application/json");
    }

    Reply get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, body.toString());
    }

    Reply put(String path, JsonNode body) {
        return send("PUT", path, body.toString());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply send(String method, String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** With the account's key. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(40));
    }

    Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            pacer.acquire(new RequestInfo(request.method(), request.uri().getPath()));
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException | NotSentException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
