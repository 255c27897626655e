package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow of an organisation, as listed.
 *
 * @param declared kontor.yaml declares it, so it is read-only here
 * @param from the first business date it acts on, if somebody said so; else {@code start} counts
 * @param start the first business instant it acts on; null while it is off
 * @param version of its content, from 1
 * @param hash what decisions of runs call this content
 * @param used whether it was ever switched on; if so, it cannot be deleted
 * @param problems why it does nothing although it is on; empty in normal life
 */
public record FlowSummary(
        String name,
        Words title,
        String trigger,
        boolean declared,
        boolean enabled,
        @Nullable LocalDate from,
        @Nullable Instant start,
        int version,
        String hash,
        Instant changedAt,
        String changedBy,
        boolean used,
        List<FlowProblem> problems) {

    public FlowSummary {
        problems = List.copyOf(problems);
    }
}
