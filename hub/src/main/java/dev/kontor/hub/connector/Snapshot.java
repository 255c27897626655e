package dev.kontor.hub.connector;

import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;

/** The state of a source object as read at an instant. */
public sealed interface Snapshot {

    Instant readAt();

    /** It is there. */
    record Present(SourceObject object, Instant readAt) implements Snapshot {}

    /** The vendor says with certainty that it does not exist (any more). */
    record Gone(SourceRef ref, Instant readAt) implements Snapshot {}

    /**
     * It could not be read.
     *
     * @param retryAt when to try again
     * @param administratorMustAct true if trying again alone cannot help (credentials, scopes): the
     *     connection is paused
     */
    record Unreadable(
            SourceRef ref,
            Words reason,
            Instant retryAt,
            boolean administratorMustAct,
            Instant readAt)
            implements Snapshot {}
}
