package dev.kontor.hub.connector;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One webhook call as received.
 *
 * @param method HTTP method, upper case
 * @param headers by name, case-insensitive
 * @param body the raw bytes; never changed before verification
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes; copied on the way in and out
public record Delivery(
        String method, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

    public Delivery {
        method = method.toUpperCase(Locale.ROOT);
        TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** Headers and body may hold personal data and secrets. */
    @Override
    public String toString() {
        return "Delivery[" + method + ", " + body.length + " bytes, " + receivedAt + "]";
    }
}
