package dev.kontor.cli;

import dev.kontor.hub.organisation.ConfigurationFile.HubAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the REST API of the hub that runs on a data folder. */
final class HubClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String token;

    private HubClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    static HubClient of(HubAccess access) {
        RunningHub hub =
                RunningHub.on(access.dataFolder())
                        .orElseThrow(() ->
                                new CommandFailed(
                                        ExitCode.UNAVAILABLE,
                                        "no hub runs on %s; start it with 'kontor up'"
                                                .formatted(access.dataFolder())));
        return new HubClient(
                hub.address(),
                access.adminToken()
                        .map(secret -> secret.reveal())
                        .orElseGet(() -> tokenIn(access.dataFolder())));
    }

    JsonNode get(Map<String, ?> query, String... path) {
        StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> parameters.add(name + "=" + value));
        return send(HttpRequest.newBuilder(URI.create(uri(path) + parameters.toString())).GET());
    }

    JsonNode post(Object body, String... path) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Override
    public void close() {
        http.close();
    }

    private URI uri(String... path) {
        StringBuilder uri = new StringBuilder(address + "/api");
        for (String segment : path) {
            uri.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return URI.create(uri.toString());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(
                            request.header("Authorization", "Bearer " + token)
                                    .header("Accept", "application/json")
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            throw refused(response);
        } catch (IOException unreachable) {
            throw new CommandFailed(
                    ExitCode.UNAVAILABLE,
                    "the hub at %s does not answer (%s); is it still starting?"
                            .formatted(address, unreachable));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.UNAVAILABLE, "interrupted while waiting for the hub");
        }
    }

    private static CommandFailed refused(HttpResponse<String> response) {
        int code = response.statusCode() >= 500 ? ExitCode.UNAVAILABLE : ExitCode.CHECK_FAILED;
        if (response.statusCode() == 401) {
            return new CommandFailed(
                    code,
                    "the hub does not take the admin token; is this the configuration it runs on?");
        }
        return new CommandFailed(
                code, "the hub answers %d: %s".formatted(response.statusCode(), detail(response)));
    }

    /** The sentence of a problem document (RFC 9457), else the text. */
    private static String detail(HttpResponse<String> response) {
        try {
            JsonNode problem = JSON.readTree(response.body());
            String detail = problem.path("detail").asString("");
            return detail.isEmpty() ? problem.path("title").asString(response.body()) : detail;
        } catch (JacksonException notJson) {
            return response.body();
        }
    }

    private static String tokenIn(Path dataFolder) {
        Path file = dataFolder.resolve("admin.token");
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CommandFailed(
                    ExitCode.UNAVAILABLE,
                    "the admin token in %s cannot be read (%s); run this as the user who runs the hub"
                            .formatted(file, unreadable.getMessage()));
        }
    }
}
