package dev.kontor.hub.flow;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a flow would do for one object, without doing it.
 *
 * @param subject the object
 * @param version hash of the document that was followed
 * @param beforeStart whether the object is older than the flow, which would leave it alone for that
 * @param steps as far as the flow can be followed without acting
 * @param end why it ends where it ends
 */
public record Rehearsal(
        String subject,
        String number,
        String flow,
        String version,
        boolean beforeStart,
        Verdict verdict,
        List<Step> steps,
        Words end) {

    public Rehearsal {
        steps = List.copyOf(steps);
    }

    /** What it comes to; of several steps the first constant that applies. */
    public enum Verdict {
        /** A person would have to answer first. */
        NEEDS_PERSON,
        /** What stands in the books would be made otherwise today. */
        DIFFERENT,
        /** Something would be sent. */
        NEW,
        /** It would wait. */
        WAITS,
        /** All of it is there already. */
        THERE,
        /** The flow's condition is not met. */
        UNMET;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One step.
     *
     * @param inputs the values given to the action, by name; empty if the step is not reached
     * @param plan the exact requests, amounts, reasons and calls; null if the step is not reached
     * @param differences in what the record that stands differs from what would be made today
     * @param needsApproval whether a person would have to agree to the plan
     */
    public record Step(
            String id,
            String action,
            Verdict verdict,
            Words reason,
            Map<String, Object> inputs,
            @Nullable Plan plan,
            List<Words> differences,
            boolean needsApproval) {

        public Step {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            differences = List.copyOf(differences);
        }
    }

    /** Calls to Lexware that it would cost. */
    public int calls() {
        return steps.stream()
                .map(Step::plan)
                .mapToInt(plan -> plan == null ? 0 : plan.calls())
                .sum();
    }

    /** The gross total of the document it is about; null if there is none. */
    public @Nullable Money gross() {
        for (Step step : steps) {
            Plan plan = step.plan();
            if (plan != null && plan.gross() != null) {
                return plan.gross();
            }
        }
        return null;
    }
}
