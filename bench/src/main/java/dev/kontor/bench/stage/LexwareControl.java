package dev.kontor.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control interface of the Lexware simulator ({@code lexware-simulator/README.md}). */
public final class LexwareControl {

    private static final Pattern ORDER = Pattern.compile("Bestellung (#\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\\bK-[0-9A-Z]{10}\\b");

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    LexwareControl(URI simulator) {
        this.base = URI.create(simulator + "/_simulator");
    }

    /** Documents that are there, in order of creation; deleted ones are left out. */
    public List<LexwareDocument> documents() {
        List<LexwareDocument> documents = new ArrayList<>();
        for (JsonNode each : get("/documents")) {
            documents.add(document(each));
        }
        return documents;
    }

    /** Contacts that are there, with the fields of the API in {@code body}. */
    public JsonNode contacts() {
        return get("/contacts");
    }

    /** All counts. */
    public JsonNode statistics() {
        return get("/statistics");
    }

    /** Sets all counts to zero. */
    public void resetStatistics() {
        send("POST", "/statistics/reset", "");
    }

    /** Calls and documents by the second, of all organisations; {@code to} is exclusive. */
    public JsonNode rate(Instant from, Instant to) {
        return get("/statistics/rate?from=%s&to=%s".formatted(from, to));
    }

    /** Replaces the chances of faults for all organisations. */
    public void chances(String rules) {
        send("PUT", "/chaos", rules);
    }

    /** Late executions that have not happened yet. */
    public int lateWaiting() {
        return get("/faults").path("lateWaiting").asInt();
    }

    /** Changes the noise on webhooks. */
    public void webhooks(String settings) {
        send("PATCH", "/webhooks", settings);
    }

    /** A person makes a contact. */
    public void createContact(UUID organisation, String body) {
        send("POST", "/contacts?organisation=" + organisation, body);
    }

    /** A person writes an invoice and finalises it. */
    public void createDocument(UUID organisation, String body) {
        send("POST", "/documents?organisation=%s&finalize=true".formatted(organisation), body);
    }

    /** A person voids a document. */
    public void voidDocument(UUID id) {
        send("POST", "/documents/%s/void".formatted(id), "");
    }

    /** A person sets a document back to draft. */
    public void draftDocument(UUID id) {
        send("POST", "/documents/%s/draft".formatted(id), "");
    }

    /** A person deletes a document. */
    public void deleteDocument(UUID id) {
        send("DELETE", "/documents/" + id, "");
    }

    private static LexwareDocument document(JsonNode node) {
        String text = node.toString();
        return new LexwareDocument(
                UUID.fromString(node.path("organizationId").asString()),
                UUID.fromString(node.path("id").asString()),
                node.path("type").asString(),
                node.path("status").asString(),
                node.path("number").isString() ? node.path("number").asString() : null,
                node.path("gross").decimalValue(),
                first(ORDER, text),
                first(TOKEN, text),
                node.path("executedBy").asString());
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }

    private JsonNode get(String path) {
        return send("GET", path, "");
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofMinutes(1))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "%s %s answered %d: %s"
                                .formatted(method, path, answer.statusCode(), answer.body()));
            }
            return answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException("The Lexware simulator does not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        }
    }
}
