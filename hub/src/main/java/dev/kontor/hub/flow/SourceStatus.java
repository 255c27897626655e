package dev.kontor.hub.flow;

import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a source object.
 *
 * @param root the object it is worked on with
 * @param number the number people know it by; null if it was never read
 * @param accepted a flow has once found it not older than its start
 * @param handled a flow has once done something for it
 * @param mandated a person ordered that flows act on it although it is older than their start
 * @param run the run that decided last; null if there was none
 */
public record SourceStatus(
        SourceRef ref,
        SourceRef root,
        @Nullable String number,
        @Nullable Instant businessDate,
        ObjectOutcome outcome,
        boolean accepted,
        boolean handled,
        boolean mandated,
        @Nullable UUID run,
        Instant lastSeen) {}
