package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a run, with its reason.
 *
 * @param subject the object decided about
 * @param flow the flow that decided; empty if none was asked
 * @param version of the flow's document
 * @param step null if the decision is about the whole flow
 */
public record Decision(
        String subject,
        String flow,
        String version,
        @Nullable String step,
        Kind kind,
        Words reason) {

    /** What was decided. */
    public enum Kind {
        DONE,
        SKIPPED,
        WAITING,
        STUCK,
        FINISHED,
        LEFT_SO,
        BEFORE_START,
        UNMET,
        NO_FLOW,
        GONE,
        UNREADABLE
    }

    /** Whether something is done or settled, not merely put off. */
    boolean settles() {
        return kind != Kind.WAITING && kind != Kind.UNREADABLE;
    }
}
