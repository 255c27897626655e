package dev.kontor.lexware.simulator;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer before it is sent.
 *
 * @param reason why the request was refused, for people; empty when it was not
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Answer(
        int status, String contentType, Map<String, String> headers, byte[] body, String reason) {

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON, Map.of(), Json.bytes(body), "");
    }

    static Answer json(byte[] body) {
        return new Answer(200, JSON, Map.of(), body, "");
    }

    /** 201 with the action result and its address. */
    static Answer created(JsonNode result) {
        return json(201, result).withHeader("Location", result.path("resourceUri").asString(""));
    }

    static Answer noContent() {
        return new Answer(204, JSON, Map.of(), NOTHING, "");
    }

    static Answer file(String contentType, String disposition, byte[] content) {
        return new Answer(
                200, contentType, Map.of("Content-Disposition", disposition), content, "");
    }

    /** A page for people; nothing from elsewhere may be loaded into it. */
    static Answer page(byte[] html) {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'",
                        "Cache-Control",
                        "no-store"),
                html,
                "");
    }

    static Answer text(String contentType, byte[] content) {
        return new Answer(200, contentType, Map.of(), content, "");
    }

    /**
     * The body of the gateway, which answers before the application does ({@code
     * lexware-office-api.md} 4.1).
     */
    static Answer gateway(int status) {
        var body = Json.object();
        switch (status) {
            case 401 -> body.put("message", "Unauthorized");
            case 402 -> body.put("message", "Payment Required");
            case 403 ->
                    body.put(
                            "message",
                            "Invalid key=value pair (missing equal-sign) in Authorization header");
            case 404 -> body.put("message", "Not Found");
            case 429 -> body.put("message", "Too Many Requests");
            case 502 -> body.put("message", "Internal server error");
            case 504 -> body.put("message", "Endpoint request timed out");
            default -> body.putNull("message");
        }
        return json(status, body);
    }

    /**
     * 429, with the advice to come again after so many seconds if the settings want it: neither is
     * documented ({@code lexware-office-api.md} 3 and 14).
     */
    static Answer tooMany(Settings.Effective settings, long seconds) {
        Answer answer = gateway(429);
        return settings.retryAfter()
                ? answer.withHeader("Retry-After", String.valueOf(seconds))
                : answer;
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, more, body, reason);
    }

    Answer withReason(String why) {
        return new Answer(status, contentType, headers, body, why);
    }
}
