package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call of the control interface. */
record ControlCall(Request request, List<String> pathValues) {

    UUID id() {
        return uuid(pathValues.getFirst());
    }

    /** The body, which may be left out. */
    JsonNode json() {
        if (request.body().length == 0) {
            return Json.object();
        }
        try {
            return Json.parse(request.body());
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The body is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The body as an object that has no other fields than these. */
    ObjectNode object(Set<String> fields) {
        ObjectNode body = object();
        ControlValues.requireKnown(body, fields);
        return body;
    }

    ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The body must be a JSON object");
    }

    boolean flag(String parameter) {
        return request.parameter(parameter).filter("true"::equals).isPresent();
    }

    /** The organisation that the query names. */
    UUID organisation() {
        return request.parameter("organisation")
                .map(ControlCall::uuid)
                .orElseThrow(() ->
                        new IllegalArgumentException("The query parameter organisation is needed"));
    }

    /** What {@code {archived?}} says; true when nothing is said. */
    boolean archived() {
        return !Boolean.FALSE.equals(ControlValues.flag(object(Set.of("archived")), "archived"));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("An id is a UUID, but this is " + text, e);
        }
    }
}
