package dev.kontor.hub.flow;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.Actions;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.FlowStep.Arm;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.flow.expression.Scope;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import dev.kontor.hub.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the steps of one document, one after the other; each sees the outputs of those before. */
final class StepReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Words that CEL keeps for itself. */
    private static final Set<String> RESERVED =
            Set.of(
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "false",
                    "for",
                    "function",
                    "if",
                    "import",
                    "in",
                    "let",
                    "loop",
                    "namespace",
                    "null",
                    "package",
                    "return",
                    "true",
                    "var",
                    "void",
                    "while");

    private static final int MOST_ARMS = 10;
    private static final int DEEPEST = 3;

    private final Actions actions;
    private final Trigger trigger;
    private final YamlProblems problems;

    /** What the step that is being read can see. */
    private final Map<String, Class<? extends Record>> outputs = new LinkedHashMap<>();

    private final Set<String> ids = new HashSet<>();

    StepReader(Actions actions, Trigger trigger, YamlProblems problems) {
        this.actions = actions;
        this.trigger = trigger;
        this.problems = problems;
    }

    /** Reads the steps of a list, those in branches included, in the order of the document. */
    List<FlowStep> read(List<YamlMap> maps, List<Arm> arms) {
        List<FlowStep> steps = new ArrayList<>();
        for (YamlMap map : maps) {
            problems.attempt(() ->
                            map.optional("choose").isPresent()
                                    ? branch(map, arms)
                                    : List.of(step(map, arms)))
                    .ifPresent(steps::addAll);
        }
        return steps;
    }

    private FlowStep step(YamlMap map, List<Arm> arms) {
        map.rejectUnknownKeys("id", "use", "with", "when", "wait_until", "approve", "choose");
        String id = id(map);
        Action<?, ?> action = action(map);
        String owner = "steps." + id + ".";
        Expressions expressions = expressions();
        FlowStep step =
                new FlowStep(
                        id,
                        action,
                        inputs(map, owner, action, expressions),
                        expressions.read(map, "when", owner, Wanted.condition("when")),
                        expressions.read(map, "wait_until", owner, Wanted.instant("wait_until")),
                        map.optional("approve").isEmpty()
                                ? null
                                : new Expressions(problems, approvalScope())
                                        .read(map, "approve", owner, Wanted.condition("approve")),
                        arms);
        outputs.put(id, action.output());
        return step;
    }

    /**
     * The arms of a branch do not see each other's outputs, because only one of them is taken; what
     * comes after the branch sees all of them.
     */
    private List<FlowStep> branch(YamlMap map, List<Arm> outer) {
        map.rejectUnknownKeys("id", "choose");
        String id = id(map);
        List<YamlMap> arms = map.requireList("choose").maps();
        if (arms.size() < 2 || arms.size() > MOST_ARMS || outer.size() == DEEPEST) {
            throw map.wrong(
                    "choose",
                    "a branch has 2 to %d arms, and stands in at most %d others"
                            .formatted(MOST_ARMS, DEEPEST),
                    "a single condition is the 'when' of a step");
        }
        Map<String, Class<? extends Record>> seen = new LinkedHashMap<>(outputs);
        Map<String, Class<? extends Record>> after = new LinkedHashMap<>(outputs);
        List<Expression> before = new ArrayList<>();
        List<FlowStep> steps = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            YamlMap arm = arms.get(i);
            arm.rejectUnknownKeys("when", "steps");
            String owner = "steps.%s.choose[%d].".formatted(id, i);
            Expression when = expressions().read(arm, "when", owner, Wanted.condition("when"));
            if (arm.optional("when").isEmpty() && i < arms.size() - 1) {
                problems.run(() -> {
                    throw arm.wrong(
                            "when",
                            "only the last arm of a branch goes without a condition",
                            "add 'when: …', or move it to the end");
                });
            }
            List<Arm> ways = new ArrayList<>(outer);
            ways.add(new Arm(id, i + 1, before, when));
            problems.attempt(() -> arm.requireList("steps").maps())
                    .ifPresent(maps -> steps.addAll(read(maps, ways)));
            if (when != null) {
                before.add(when);
            }
            after.putAll(outputs);
            outputs.keySet().retainAll(seen.keySet());
        }
        outputs.putAll(after);
        return steps;
    }

    private Expressions expressions() {
        return new Expressions(problems, new Scope(trigger.records(), outputs));
    }

    private Scope approvalScope() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>(trigger.records());
        records.put("plan", Plan.class);
        return new Scope(records, outputs);
    }

    private String id(YamlMap map) {
        YamlScalar scalar = map.requireScalar("id");
        String id = scalar.text();
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            throw scalar.wrong(
                    "'%s' cannot be the id of a step".formatted(id),
                    "use lower-case letters, digits and underscores, such as invoice");
        }
        if (!ids.add(id)) {
            throw scalar.wrong(
                    "there is a step '%s' already".formatted(id), "give each step its own id");
        }
        return id;
    }

    private Action<?, ?> action(YamlMap map) {
        YamlScalar scalar = map.requireScalar("use");
        Optional<Action<?, ?>> action = actions.find(scalar.text());
        if (action.isEmpty()) {
            throw scalar.wrong(
                    "there is no action '%s'".formatted(scalar.text()),
                    Spelling.suggest(
                            scalar.text(), actions.all().stream().map(Action::name).toList()));
        }
        return action.get();
    }

    private Map<String, FlowStep.Input> inputs(
            YamlMap map, String owner, Action<?, ?> action, Expressions expressions) {
        List<Wanted> components = Wanted.components(action.input());
        Map<String, FlowStep.Input> inputs = new LinkedHashMap<>();
        problems.run(() -> {
            Optional<YamlMap> with = map.optionalMap("with");
            with.ifPresent(given ->
                    given.rejectUnknownKeys(components.stream().map(Wanted::name).toList()));
            for (Wanted wanted : components) {
                Optional<YamlValue> value = with.flatMap(given -> given.optional(wanted.name()));
                value.flatMap(found -> input(found, owner, wanted, expressions))
                        .ifPresent(input -> inputs.put(wanted.name(), input));
                if (value.isEmpty() && !wanted.optional()) {
                    problems.add(missing(map, with, owner, action, wanted));
                }
            }
        });
        return inputs;
    }

    private Optional<FlowStep.Input> input(
            YamlValue value, String owner, Wanted wanted, Expressions expressions) {
        String path = owner + "with." + wanted.name();
        if (!(value instanceof YamlScalar scalar)) {
            problems.add(
                    new ConfigurationError(
                            value.position(),
                            path,
                            "a map or list stands where %s belongs".formatted(wanted.description()),
                            "write an expression, such as order.customer"));
            return Optional.empty();
        }
        Object literal = scalar.toPlain();
        if (literal == null || literal instanceof String) {
            return expressions
                    .compile(scalar, path, wanted)
                    .<FlowStep.Input>map(FlowStep.Input.Computed::new);
        }
        try {
            return Optional.of(new FlowStep.Input.Fixed(wanted.literal(literal)));
        } catch (IllegalArgumentException wrong) {
            problems.add(
                    new ConfigurationError(
                            scalar.position(),
                            path,
                            String.valueOf(wrong.getMessage()),
                            "give " + wanted.description()));
            return Optional.empty();
        }
    }

    private static ConfigurationError missing(
            YamlMap step,
            Optional<YamlMap> with,
            String owner,
            Action<?, ?> action,
            Wanted wanted) {
        return new ConfigurationError(
                with.isPresent() ? step.positionOf("with") : step.position(),
                owner + "with." + wanted.name(),
                "%s needs the input '%s'".formatted(action.name(), wanted.name()),
                "add '%s: …' under 'with': %s".formatted(wanted.name(), wanted.description()));
    }
}
