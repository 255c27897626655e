package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a flow document.
 *
 * @param line in the document, from 1
 * @param column in the line, from 1
 * @param step the id of the step; its place, such as {@code step 2}, if it has none; null if it is
 *     about the flow itself
 * @param field the key, such as {@code with.sale}; never empty
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record FlowProblem(
        int line, int column, @Nullable String step, String field, String problem, String remedy) {

    /** What is wrong, for bookkeepers. */
    public Words inWords() {
        return FlowProblemWords.problem(problem);
    }

    /** What would be right, for bookkeepers. */
    public Words remedyInWords() {
        return FlowProblemWords.remedy(remedy);
    }

    /** For people: {@code step invoice, with.sale (line 12): … → …}. */
    @Override
    public String toString() {
        return "%s%s (line %d): %s → %s"
                .formatted(step == null ? "" : "step " + step + ", ", field, line, problem, remedy);
    }
}
