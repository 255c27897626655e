package dev.kontor.hub.connector;

import java.time.Instant;

/**
 * A stretch of the past, by the business dates of objects.
 *
 * @param from inclusive
 * @param until exclusive; after {@code from}
 */
public record Period(Instant from, Instant until) {

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "A period must begin before it ends: %s to %s".formatted(from, until));
        }
    }
}
