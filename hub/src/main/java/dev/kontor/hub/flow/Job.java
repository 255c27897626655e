package dev.kontor.hub.flow;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Long work that a person started: a back-test or an import.
 *
 * @param kind {@code back-test} or {@code import}
 * @param spec what was asked for, as JSON
 * @param place how far it is, as JSON; each kind has its own form
 * @param total objects it is about, as far as known; {@code done} of them are looked at
 * @param counts how many came out how
 */
public record Job(
        UUID id,
        String kind,
        State state,
        String spec,
        String place,
        int total,
        int done,
        Map<String, Integer> counts,
        Instant startedAt,
        String startedBy,
        Instant changedAt,
        @Nullable Instant endedAt) {

    public Job {
        counts = Map.copyOf(counts);
    }

    /** The same at another place. */
    public Job at(String newPlace, Instant now) {
        return new Job(
                id, kind, state, spec, newPlace, total, done, counts, startedAt, startedBy, now,
                endedAt);
    }

    /** Where a job stands. */
    public enum State {
        RUNNING,
        PAUSED,
        DONE,
        CANCELLED
    }
}
