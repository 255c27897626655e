package dev.kontor.hub.flow.core;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.flow.expression.Expression;
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
 */
public record FlowStep(
        String id,
        Action<?, ?> action,
        Map<String, Input> with,
        @Nullable Expression when,
        @Nullable Expression waitUntil,
        @Nullable Expression approve) {

    public FlowStep {
        with = Map.copyOf(with);
    }

    Stream<Expression> expressions() {
        Stream<Expression> inputs =
                with.values().stream()
                        .flatMap(input ->
                                input instanceof Input.Computed computed
                                        ? Stream.of(computed.expression())
                                        : Stream.empty());
        return Stream.concat(
                inputs,
                Stream.of(
                                Stream.ofNullable(when),
                                Stream.ofNullable(waitUntil),
                                Stream.ofNullable(approve))
                        .flatMap(each -> each));
    }

    /** Where the value of an input comes from. */
    public sealed interface Input {

        /** A literal of the document, already of the type the action wants. */
        record Fixed(Object value) implements Input {}

        /** Calculated for each object. */
        record Computed(Expression expression) implements Input {}
    }
}
