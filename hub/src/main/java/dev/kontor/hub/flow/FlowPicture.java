package dev.kontor.hub.flow;

import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.FlowStep.Arm;
import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.shared.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A flow document as it is drawn: from top to bottom, with its branches. Expressions are texts as
 * written.
 *
 * @param hash what decisions of runs call this content
 */
public record FlowPicture(
        String name,
        Words title,
        String trigger,
        @Nullable LocalDate from,
        @Nullable String when,
        Map<String, Object> settings,
        List<Part> parts,
        String hash) {

    public FlowPicture {
        parts = List.copyOf(parts);
    }

    /** A step, or a branch. */
    public sealed interface Part {

        String id();

        /**
         * One step.
         *
         * @param with the inputs by name: expressions, or literals as text
         */
        record Step(
                String id,
                String action,
                Words title,
                Map<String, String> with,
                @Nullable String when,
                @Nullable String waitUntil,
                @Nullable String approve)
                implements Part {}

        /** Of several ways the first whose condition is true. */
        record Branch(String id, List<Way> ways) implements Part {

            public Branch {
                ways = List.copyOf(ways);
            }
        }

        /**
         * @param when null: whatever is left
         */
        record Way(@Nullable String when, List<Part> parts) {

            public Way {
                parts = List.copyOf(parts);
            }
        }
    }

    static FlowPicture of(FlowDocument document) {
        return new FlowPicture(
                document.name(),
                document.title(),
                document.trigger().word(),
                document.from(),
                text(document.when()),
                document.settings(),
                parts(document.steps(), 0),
                document.version());
    }

    /** Steps next to each other that stand in the same branch become one part. */
    private static List<Part> parts(List<FlowStep> steps, int depth) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); ) {
            FlowStep step = steps.get(i);
            if (step.arms().size() == depth) {
                parts.add(step(step));
                i++;
                continue;
            }
            String branch = step.arms().get(depth).branch();
            int end = i;
            while (end < steps.size()
                    && steps.get(end).arms().size() > depth
                    && steps.get(end).arms().get(depth).branch().equals(branch)) {
                end++;
            }
            parts.add(branch(branch, steps.subList(i, end), depth));
            i = end;
        }
        return parts;
    }

    private static Part.Branch branch(String id, List<FlowStep> steps, int depth) {
        Map<Integer, List<FlowStep>> byArm = new TreeMap<>();
        Map<Integer, Arm> arms = new TreeMap<>();
        for (FlowStep step : steps) {
            Arm arm = step.arms().get(depth);
            arms.put(arm.number(), arm);
            byArm.computeIfAbsent(arm.number(), _ -> new ArrayList<>()).add(step);
        }
        List<Part.Way> ways = new ArrayList<>();
        byArm.forEach((number, own) -> {
            Arm arm = arms.get(number);
            ways.add(new Part.Way(arm == null ? null : text(arm.when()), parts(own, depth + 1)));
        });
        return new Part.Branch(id, ways);
    }

    private static Part.Step step(FlowStep step) {
        Map<String, String> with = new LinkedHashMap<>();
        new TreeMap<>(step.with())
                .forEach((name, input) ->
                        with.put(
                                name,
                                switch (input) {
                                    case FlowStep.Input.Fixed(Object value) ->
                                            String.valueOf(value);
                                    case FlowStep.Input.Computed(Expression expression) ->
                                            expression.text();
                                }));
        return new Part.Step(
                step.id(),
                step.action().name(),
                step.action().title(),
                with,
                text(step.when()),
                text(step.waitUntil()),
                text(step.approve()));
    }

    private static @Nullable String text(@Nullable Expression expression) {
        return expression == null ? null : expression.text();
    }
}
