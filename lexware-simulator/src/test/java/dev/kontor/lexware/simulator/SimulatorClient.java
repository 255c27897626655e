package dev.kontor.lexware.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A bare client for tests: what is sent is what stands in the test. */
final class SimulatorClient implements AutoCloseable {

    private static final String BOUNDARY = "----simulator";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    SimulatorClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    record Reply(int status, HttpResponse<byte[]> response) {

        JsonNode json() {
            return Json.parse(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String id() {
            return json().path("id").stringValue();
        }
    }

    Reply get(String path) throws IOException {
        return get(path, "application/json");
    }

    Reply get(String path, String accept) throws IOException {
        return send(request(path).header("Accept", accept).GET());
    }

    Reply post(String path, String json) throws IOException {
        return send("POST", path, json);
    }

    Reply put(String path, String json) throws IOException {
        return send("PUT", path, json);
    }

    Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** A form with a file and, unless it is empty, a type. */
    Reply upload(String path, String fileName, byte[] content, String type) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        if (!type.isEmpty()) {
            form.writeBytes(
                    part("form-data; name=\"type\"", type.getBytes(StandardCharsets.UTF_8)));
        }
        if (!fileName.isEmpty()) {
            String disposition = "form-data; name=\"file\"; filename=\"" + fileName + "\"";
            form.writeBytes(part(disposition, content));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n";
        part.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes(new byte[] {'\r', '\n'});
        return part.toByteArray();
    }

    Reply send(String method, String path, String json) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            request.timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return path.startsWith("/_simulator")
                ? request
                : request.header("Authorization", "Bearer " + key);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Polls until the condition holds; fails after ten seconds. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
