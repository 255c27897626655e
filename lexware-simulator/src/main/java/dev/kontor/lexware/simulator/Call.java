package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a resource, with who asks.
 *
 * @param pathValues what stands at the {@code {id}} of the route's template
 * @param beganAt when it came in, by {@link System#nanoTime}
 */
record Call(
        Request request, ApiKey key, List<String> pathValues, ExecutedBy executedBy, long beganAt) {

    Organisation organisation() {
        return key.organisation();
    }

    /** The id in the path; what is no UUID is as unknown as any other. */
    UUID id() {
        try {
            return UUID.fromString(pathValues.getFirst());
        } catch (IllegalArgumentException _) {
            throw Refusal.notFound();
        }
    }

    /** The body: 415 without the JSON content type, 400 for what is no JSON object. */
    ObjectNode body() {
        if (!request.isJson()) {
            throw new Refusal(
                    415, "Content type '" + request.headers().contentType() + "' not supported");
        }
        return object(request.body());
    }

    static ObjectNode object(byte[] json) {
        JsonNode node;
        try {
            node = Json.parse(json);
        } catch (JacksonException _) {
            throw new Refusal(400, "JSON parse error");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(400, "JSON parse error: an object is expected");
    }
}
