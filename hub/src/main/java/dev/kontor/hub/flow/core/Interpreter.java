package dev.kontor.hub.flow.core;

import dev.kontor.hub.action.Plan;
import dev.kontor.hub.flow.core.Command.End;
import dev.kontor.hub.flow.expression.Evaluation;
import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.flow.expression.StepValue;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.shared.Words;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a flow does next: document, situation and the results of earlier steps in, one
 * command out. Pure; the same input gives the same command.
 *
 * <p>Steps run in the order of the document. A waiting or stuck step ends the evaluation; a skipped
 * step has no output, and a later step that needs it is skipped, too.
 */
public final class Interpreter {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DAY_DE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final FlowDocument flow;
    private final Situation situation;

    public Interpreter(FlowDocument flow, Situation situation) {
        this.flow = flow;
        this.situation = situation;
    }

    /**
     * The next command.
     *
     * @param soFar the results of the first steps, in order, without gaps
     */
    public Command next(List<StepResult> soFar, Instant now) {
        if (soFar.isEmpty()) {
            Command entry = entry();
            if (entry != null) {
                return entry;
            }
        }
        if (soFar.size() == flow.steps().size()) {
            return new Command.Finish(
                    End.DONE, new Words("Alle Schritte sind erledigt.", "All steps are done."));
        }
        return step(flow.steps().get(soFar.size()), soFar, now);
    }

    /**
     * Whether a person has to agree to the plan of a step. A plan that would send nothing needs
     * nobody's approval.
     */
    public Evaluation needsApproval(FlowStep step, List<StepResult> soFar, Plan plan) {
        Expression approve = step.approve();
        if (approve == null || plan.done() || plan.requests().isEmpty()) {
            return new Evaluation.Value(false);
        }
        Map<String, Object> variables = variables(soFar);
        variables.put("plan", plan);
        return approve.evaluate(variables);
    }

    /** The command that tells of a condition which could not be evaluated. */
    public static Command unclear(FlowStep step, String field, Evaluation evaluation) {
        return new Command.Unclear(step, field, problem(field, evaluation));
    }

    private @Nullable Command entry() {
        if (situation.beforeStart()) {
            return new Command.Finish(End.BEFORE_START, beforeStart());
        }
        Expression when = flow.when();
        if (when == null) {
            return null;
        }
        Evaluation met = when.evaluate(variables(List.of()));
        if (met instanceof Evaluation.Value(Boolean value)) {
            return value ? null : new Command.Finish(End.UNMET, unmet(when));
        }
        return new Command.Unclear(null, "when", problem("when", met));
    }

    private Command step(FlowStep step, List<StepResult> soFar, Instant now) {
        Map<String, Object> variables = variables(soFar);
        for (FlowStep.Arm arm : step.arms()) {
            Command elsewhere = elsewhere(step, arm, variables, soFar);
            if (elsewhere != null) {
                return elsewhere;
            }
        }
        if (step.when() != null) {
            Evaluation met = step.when().evaluate(variables);
            if (!(met instanceof Evaluation.Value(Boolean value))) {
                return unreadable(step, "when", step.when(), met, soFar);
            }
            if (!value) {
                return new Command.Skip(step, unmet(step.when()));
            }
        }
        if (step.waitUntil() != null) {
            Evaluation until = step.waitUntil().evaluate(variables);
            if (!(until instanceof Evaluation.Value(Instant instant))) {
                return unreadable(step, "wait_until", step.waitUntil(), until, soFar);
            }
            if (instant.isAfter(now)) {
                return new Command.Wait(step, instant, waiting(instant));
            }
        }
        return perform(step, variables, soFar);
    }

    /** What happens to a step whose arm of a branch is not taken; null if it is. */
    private static @Nullable Command elsewhere(
            FlowStep step,
            FlowStep.Arm arm,
            Map<String, Object> variables,
            List<StepResult> soFar) {
        for (Expression before : arm.before()) {
            Evaluation taken = before.evaluate(variables);
            if (!(taken instanceof Evaluation.Value(Boolean value))) {
                return unreadable(step, "choose." + arm.branch(), before, taken, soFar);
            }
            if (value) {
                return new Command.Skip(step, otherArm(arm, before));
            }
        }
        Expression when = arm.when();
        if (when == null) {
            return null;
        }
        Evaluation taken = when.evaluate(variables);
        if (taken instanceof Evaluation.Value(Boolean value)) {
            return value ? null : new Command.Skip(step, unmet(when));
        }
        return unreadable(step, "choose." + arm.branch(), when, taken, soFar);
    }

    private static Words otherArm(FlowStep.Arm arm, Expression taken) {
        return new Words(
                        "An der Verzweigung „%s“ gilt ein anderer Weg: %s",
                        "At the branch '%s' another way is taken: %s")
                .with(arm.branch(), taken.text());
    }

    private Command perform(FlowStep step, Map<String, Object> variables, List<StepResult> soFar) {
        List<Wanted> components = Wanted.components(step.action().input());
        @Nullable Object[] arguments = new @Nullable Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            Wanted wanted = components.get(i);
            switch (step.with().get(wanted.name())) {
                case null -> arguments[i] = null;
                case FlowStep.Input.Fixed(Object value) -> arguments[i] = value;
                case FlowStep.Input.Computed(Expression expression) -> {
                    Evaluation found = expression.evaluate(variables);
                    if (found instanceof Evaluation.Value(Object value)) {
                        arguments[i] = value;
                    } else if (skippedSource(expression, found, soFar).isPresent()
                            || !(found instanceof Evaluation.Missing && wanted.optional())) {
                        return unreadable(step, "with." + wanted.name(), expression, found, soFar);
                    }
                }
            }
        }
        return construct(step, arguments);
    }

    private static Command construct(FlowStep step, @Nullable Object[] arguments) {
        Class<? extends Record> input = step.action().input();
        RecordComponent[] components = input.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<? extends Record> constructor = input.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Command.Perform(step, constructor.newInstance(arguments));
        } catch (InvocationTargetException refused) {
            return new Command.Unclear(
                    step,
                    "with",
                    new Words(
                                    "Die Eingaben des Schritts passen nicht zusammen: %s",
                                    "The inputs of the step do not fit together: %s")
                            .with(reason(refused)));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(input + " cannot be made", impossible);
        }
    }

    private static String reason(InvocationTargetException refused) {
        Throwable cause = refused.getCause();
        return cause == null ? "unknown" : String.valueOf(cause.getMessage());
    }

    /** Skips the step if what it needs comes from a skipped one; otherwise a person is needed. */
    private static Command unreadable(
            FlowStep step,
            String field,
            Expression expression,
            Evaluation evaluation,
            List<StepResult> soFar) {
        return skippedSource(expression, evaluation, soFar)
                .<Command>map(source ->
                        new Command.Skip(
                                step,
                                new Words(
                                                "Braucht das Ergebnis von „%s“, das übersprungen wurde.",
                                                "Needs the output of '%s', which was skipped.")
                                        .with(source)))
                .orElseGet(() -> unclear(step, field, evaluation));
    }

    private static Optional<String> skippedSource(
            Expression expression, Evaluation evaluation, List<StepResult> soFar) {
        if (!(evaluation instanceof Evaluation.Missing)) {
            return Optional.empty();
        }
        return soFar.stream()
                .filter(StepResult.Skipped.class::isInstance)
                .map(StepResult::step)
                .filter(expression.steps()::contains)
                .findFirst();
    }

    private Map<String, Object> variables(List<StepResult> soFar) {
        Map<String, Object> variables = new HashMap<>(situation.variables(flow.trigger()));
        Map<String, StepValue> steps = new HashMap<>();
        for (StepResult result : soFar) {
            if (result instanceof StepResult.Done done) {
                steps.put(done.step(), new StepValue(done.output(), done.doneAt()));
            }
        }
        variables.put("steps", steps);
        return variables;
    }

    private Words beforeStart() {
        return new Words(
                "Vom %s, also vor dem Beginn dieses Ablaufs am %s. Ältere Vorgänge bleiben unberührt."
                        .formatted(
                                DAY_DE.format(situation.subject().businessDate().atZone(ZONE)),
                                DAY_DE.format(situation.start().atZone(ZONE))),
                "Of %s, before this flow began on %s. Older objects are left alone."
                        .formatted(
                                situation.subject().businessDate().atZone(ZONE).toLocalDate(),
                                situation.start().atZone(ZONE).toLocalDate()));
    }

    private static Words unmet(Expression when) {
        return new Words("Die Bedingung ist nicht erfüllt: %s", "The condition is not met: %s")
                .with(when.text());
    }

    private static Words waiting(Instant until) {
        return new Words("Wartet bis %s.", "Waits until %s.")
                .with(MINUTE.format(until.atZone(ZONE)));
    }

    private static Words problem(String field, Evaluation evaluation) {
        return switch (evaluation) {
            case Evaluation.Missing(String name) ->
                    new Words(
                                    "„%s“ lässt sich nicht ermitteln: Der Wert „%s“ fehlt an der Quelle."
                                            + " Dort ergänzen, oder den Ablauf mit has(…) absichern.",
                                    "'%s' cannot be evaluated: the value '%s' is missing at the source."
                                            + " Add it there, or guard the flow with has(…).")
                            .with(field, name);
            case Evaluation.Failed(String why) ->
                    new Words(
                                    "„%s“ lässt sich nicht ermitteln (%s). Den Ablauf berichtigen.",
                                    "'%s' cannot be evaluated (%s). Correct the flow.")
                            .with(field, why);
            case Evaluation.Value(Object value) ->
                    throw new IllegalArgumentException("Nothing is wrong with " + value);
        };
    }
}
