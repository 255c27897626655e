package dev.kontor.hub.flow.core;

import dev.kontor.hub.shared.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a flow does next for one object. */
public sealed interface Command {

    /**
     * Perform the step's action. If the step has an approval condition, its plan is asked for first
     * and {@link Interpreter#needsApproval} decides.
     */
    record Perform(FlowStep step, Record input) implements Command {}

    /** Go on without the step. */
    record Skip(FlowStep step, Words reason) implements Command {}

    /** Look again then; nothing after the step is reached. */
    record Wait(FlowStep step, Instant until, Words reason) implements Command {}

    /**
     * The document cannot be followed for this object: a person is needed.
     *
     * @param step null if it is the flow's own condition
     * @param field the key of the document that could not be evaluated
     */
    record Unclear(@Nullable FlowStep step, String field, Words reason) implements Command {}

    /** There is nothing more to do. */
    record Finish(End end, Words reason) implements Command {}

    /** How a flow ended. */
    enum End {
        /** Every step is done or skipped. */
        DONE,
        /** The flow's condition is not met (yet). */
        UNMET,
        /** The object is older than the flow. */
        BEFORE_START
    }
}
