package dev.kontor.simulator.vies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query that was answered.
 *
 * @param requester null if none was named
 * @param outcome {@code valid}, {@code invalid} or the word of the error
 */
public record ViesQuery(
        Instant at,
        String vatId,
        @Nullable String requester,
        @Nullable String traderName,
        String outcome,
        @Nullable String consultation) {}
