package dev.kontor.hub.lane;

/**
 * Does the work on objects of one kind. Implementations are Spring beans, thread-safe; they run on
 * a virtual thread and may block on remote calls, but never wait for an instant: they return when
 * to look next.
 */
public interface WorkHandler {

    /** The kind of {@link dev.kontor.hub.shared.SourceRef} that is worked on. */
    String kind();

    /**
     * Whether this pass is likely to spend calls of the pace {@value Paces#CALLS}. If so, a new
     * object is not started while that pace is booked out. A pass that needs none would waste the
     * turn promised to it; one that turns out to need some gives its place back then.
     */
    default boolean spendsCalls(Claim claim) {
        return true;
    }

    /**
     * One pass, inside a {@linkplain dev.kontor.hub.database.Transactions#spanning span} of the
     * organisation, in which the claim may still be open: before it calls out or waits it says so
     * to {@link dev.kontor.hub.database.Transactions#requireNone}. Must be repeatable: it is run
     * again after a crash, and at least once after each signal. A thrown exception is logged and
     * the pass repeated with a growing pause.
     */
    Verdict work(Claim claim);
}
