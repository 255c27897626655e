package dev.kontor.hub.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One content that a flow had.
 *
 * @param number from 1, without gaps
 * @param content the document as YAML
 * @param hash what decisions of runs call it
 * @param note why it was made; null if nobody said
 * @param by who made it; {@code kontor.yaml} if it came from there
 */
public record FlowVersion(
        String flow,
        int number,
        String content,
        String hash,
        @Nullable String note,
        Instant at,
        String by) {}
