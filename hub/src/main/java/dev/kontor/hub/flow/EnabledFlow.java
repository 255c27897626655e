package dev.kontor.hub.flow;

import dev.kontor.hub.flow.core.FlowDocument;
import java.time.Instant;
import java.util.Map;

/**
 * A flow as it holds for an organisation.
 *
 * @param start the first business instant it acts on
 * @param explicit whether a {@code from} says so; if not, it is when the flow was switched on
 * @param author who wrote its present content
 */
record EnabledFlow(
        FlowDocument document,
        Map<String, Object> settings,
        Instant start,
        boolean explicit,
        String author) {

    /**
     * Whether it may act on an object that is older than its start. Switching a flow off and on,
     * renaming or copying it makes a new start; what Kontor cares for already it goes on with. An
     * explicit {@code from} is stricter: only what it has already done something for.
     */
    boolean accepts(boolean acceptedBefore, boolean handledBefore) {
        return explicit ? handledBefore : acceptedBefore || handledBefore;
    }
}
