package dev.kontor.hub.flow.core;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.flow.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a flow.
 *
 * @param with the inputs by their name in snake case; optional ones may be left out
 * @param when if false, the step is skipped; null: always
 * @param waitUntil not performed before this instant; null: at once
 * @param approve if true for the plan, a person has to agree first; null: never
 * @param arms the arms of branches that it stands in, the outermost first; empty on the trunk
 */
public record FlowStep(
        String id,
        Action<?, ?> action,
        Map<String, Input> with,
        @Nullable Expression when,
        @Nullable Expression waitUntil,
        @Nullable Expression approve,
        List<Arm> arms) {

    public FlowStep {
        with = Map.copyOf(with);
        arms = List.copyOf(arms);
    }

    /** A step on the trunk. */
    public FlowStep(
            String id,
            Action<?, ?> action,
            Map<String, Input> with,
            @Nullable Expression when,
            @Nullable Expression waitUntil,
            @Nullable Expression approve) {
        this(id, action, with, when, waitUntil, approve, List.of());
    }

    Stream<Expression> expressions() {
        Stream<Expression> inputs =
                with.values().stream()
                        .flatMap(input ->
                                input instanceof Input.Computed computed
                                        ? Stream.of(computed.expression())
                                        : Stream.empty());
        Stream<Expression> own = Stream.concat(arms.stream().flatMap(Arm::expressions), inputs);
        return Stream.concat(
                own,
                Stream.of(
                                Stream.ofNullable(when),
                                Stream.ofNullable(waitUntil),
                                Stream.ofNullable(approve))
                        .flatMap(each -> each));
    }

    /**
     * One way on from a branch: taken if its condition is true and that of no arm before it.
     *
     * @param branch the branch's id
     * @param number of the arm in its branch, from 1
     * @param before the conditions of the arms before it
     * @param when its own condition; null: whatever is left
     */
    public record Arm(
            String branch, int number, List<Expression> before, @Nullable Expression when) {

        public Arm {
            before = List.copyOf(before);
        }

        Stream<Expression> expressions() {
            return Stream.concat(before.stream(), Stream.ofNullable(when));
        }
    }

    /** Where the value of an input comes from. */
    public sealed interface Input {

        /** A literal of the document, already of the type the action wants. */
        record Fixed(Object value) implements Input {}

        /** Calculated for each object. */
        record Computed(Expression expression) implements Input {}
    }
}
