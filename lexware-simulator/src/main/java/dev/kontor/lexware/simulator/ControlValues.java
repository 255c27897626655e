package dev.kontor.lexware.simulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the values of control calls; what is wrong becomes an IllegalArgumentException
 * that says what would be right.
 */
final class ControlValues {

    private ControlValues() {}

    static void requireKnown(JsonNode body, Set<String> fields) {
        for (String field : body.propertyNames()) {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException(
                        "Unknown field " + field + "; possible are " + new TreeSet<>(fields));
            }
        }
    }

    static Duration duration(JsonNode value, String name) {
        try {
            if (value.isNumber()) {
                return Duration.ofMillis(value.asLong());
            }
            if (value.isString()) {
                return Duration.parse(value.stringValue());
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is no ISO-8601 duration such as PT5S: " + value, e);
        }
        throw new IllegalArgumentException(
                name
                        + " must be milliseconds or an ISO-8601 duration such as PT5S, but is "
                        + value);
    }

    static @Nullable DurationRange range(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isObject()) {
            requireKnown(value, Set.of("min", "max"));
            return new DurationRange(
                    duration(value.path("min"), field + ".min"),
                    duration(value.path("max"), field + ".max"));
        }
        return DurationRange.fixed(duration(value, field));
    }

    static void put(ObjectNode json, String field, @Nullable DurationRange range) {
        if (range == null) {
            return;
        }
        if (range.min().equals(range.max())) {
            json.put(field, range.min().toMillis());
        } else {
            json.putObject(field)
                    .put("min", range.min().toMillis())
                    .put("max", range.max().toMillis());
        }
    }

    static @Nullable Boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(field + " must be true or false, but is " + value);
        }
        return value.booleanValue();
    }

    static @Nullable Integer whole(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException(field + " must be a whole number, but is " + value);
        }
        return value.intValue();
    }

    static @Nullable Double number(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, but is " + value);
        }
        return value.doubleValue();
    }

    static double chance(JsonNode body, String field, double usual) {
        Double value = number(body, field);
        if (value == null) {
            return usual;
        }
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0 to 1, but is " + value);
        }
        return value;
    }

    static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(field + " must be a text, but is " + value);
        }
        return value.stringValue();
    }

    /** The body of a payment: {@code {amount?, type?, date?}}. */
    static SalesDocuments.Payment payment(ControlCall call) {
        JsonNode body = call.object(Set.of("amount", "type", "date"));
        String type = text(body, "type");
        String date = text(body, "date");
        return new SalesDocuments.Payment(
                type == null ? PaymentItem.MANUAL : type,
                Json.decimal(body, "amount"),
                date == null
                        ? null
                        : Dates.day(date)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "date must be a day such as 2026-03-02, but is "
                                                        + date)));
    }

    static Instant instant(String text, String name) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " must be an instant such as 2026-03-02T09:15:00Z, but is " + text, e);
        }
    }
}
