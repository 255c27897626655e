package dev.kontor.hub.flow;

import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The record of a pass that did or decided something.
 *
 * @param root the object the pass worked on
 * @param at when it began
 * @param lastSeen when a pass last came to the same decisions
 * @param passes how many did, this one included
 * @param calls permits taken by all of them
 */
public record Run(
        UUID id,
        SourceRef root,
        Instant at,
        Instant lastSeen,
        int passes,
        ObjectOutcome outcome,
        List<Decision> decisions,
        int calls,
        Duration duration) {

    public Run {
        decisions = List.copyOf(decisions);
    }

    /** Whether the settled decisions are the same; what merely waits is no decision. */
    boolean sameDecisions(List<Decision> others) {
        return decisions.stream()
                .filter(Decision::settles)
                .toList()
                .equals(others.stream().filter(Decision::settles).toList());
    }

    /** Whether all these settled decisions are among this run's. */
    boolean covers(List<Decision> others) {
        return decisions.containsAll(others.stream().filter(Decision::settles).toList());
    }
}
