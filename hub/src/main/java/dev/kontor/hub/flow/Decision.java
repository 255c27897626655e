package dev.kontor.hub.flow;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a run, with its reason.
 *
 * @param subject the object decided about
 * @param flow the flow that decided; empty if none was asked
 * @param version of the flow's document
 * @param step null if the decision is about the whole flow
 * @param grounds rules, statutes and facts behind it; null if the reason says it all
 */
public record Decision(
        String subject,
        String flow,
        String version,
        @Nullable String step,
        Kind kind,
        Words reason,
        @Nullable Grounds grounds) {

    /** A decision whose reason says it all. */
    public Decision(
            String subject,
            String flow,
            String version,
            @Nullable String step,
            Kind kind,
            Words reason) {
        this(subject, flow, version, step, kind, reason, null);
    }

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
