package dev.kontor.hub.flow;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code flow} with its present content.
 *
 * @param declared whether kontor.yaml declares it
 */
record StoredFlow(
        String name,
        boolean declared,
        boolean enabled,
        @Nullable LocalDate from,
        long revision,
        Instant changedAt,
        String changedBy,
        FlowVersion version) {}
