package dev.kontor.hub.console;

import dev.kontor.hub.action.ActionCard;
import dev.kontor.hub.action.RecordSchemas;
import dev.kontor.hub.flow.FlowDrafts;
import dev.kontor.hub.flow.FlowProblem;
import dev.kontor.hub.flow.FlowSketch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of what is selected in a flow that is being written. Those of a step's inputs come
 * from the JSON Schema of its action.
 */
final class FlowForm {

    private final List<ActionCard> actions;
    private final FlowDrafts drafts;
    private final boolean german;

    FlowForm(List<ActionCard> actions, FlowDrafts drafts, boolean german) {
        this.actions = actions;
        this.drafts = drafts;
        this.german = german;
    }

    /**
     * One field.
     *
     * @param name as {@link FlowDrafts#put} takes it
     * @param input name of an input of the action; null: its label is a text of the console
     * @param hint what it means; null if nobody says
     * @param shape how it is filled in
     * @param options of a choice, or what is suggested
     */
    record Field(
            String name,
            @Nullable String input,
            String value,
            @Nullable String hint,
            boolean required,
            Shape shape,
            List<String> options,
            List<FlowProblem> problems) {

        /** As an id of HTML. */
        public String id() {
            return "f-" + name.replace('.', '-');
        }
    }

    /** How a field is filled in. */
    enum Shape {
        LINE,
        LINES,
        CHOICE,
        DATE
    }

    /**
     * What is selected.
     *
     * @param kind {@code flow}, {@code step}, {@code branch} or {@code way}: names its texts
     * @param action of a step, if it is known
     */
    record Panel(
            String kind,
            String place,
            String id,
            @Nullable ActionCard action,
            List<Field> fields) {}

    /** The panel of a place of the sketch; of the flow itself if there is none such. */
    Panel panel(String content, FlowSketch sketch, String place, List<FlowProblem> problems) {
        FlowSketch.Part part = sketch.at(place).orElse(null);
        if (part instanceof FlowSketch.Step step) {
            return step(content, step, problems);
        }
        if (part instanceof FlowSketch.Branch branch) {
            return new Panel(
                    "branch",
                    place,
                    branch.id(),
                    null,
                    List.of(field("id", branch.id(), Shape.LINE, true, of(branch.id(), problems))));
        }
        FlowSketch.Way way =
                sketch.all()
                        .filter(FlowSketch.Branch.class::isInstance)
                        .flatMap(each -> ((FlowSketch.Branch) each).ways().stream())
                        .filter(each -> each.place().equals(place))
                        .findFirst()
                        .orElse(null);
        if (way != null) {
            return new Panel(
                    "way",
                    place,
                    "",
                    null,
                    List.of(field("when", text(way.when()), Shape.LINES, false, List.of())));
        }
        return flow(sketch, of(null, problems));
    }

    private Panel flow(FlowSketch sketch, List<FlowProblem> problems) {
        return new Panel(
                "flow",
                "",
                sketch.name(),
                null,
                List.of(
                        field(
                                "title.de",
                                sketch.title() == null ? "" : sketch.title().de(),
                                Shape.LINE,
                                true,
                                problems),
                        field(
                                "title.en",
                                sketch.title() == null ? "" : sketch.title().en(),
                                Shape.LINE,
                                true,
                                problems),
                        choice("trigger", sketch.trigger(), List.of("order", "refund"), problems),
                        field("from", text(sketch.from()), Shape.DATE, false, problems),
                        field("when", text(sketch.when()), Shape.LINES, false, problems)));
    }

    private Panel step(String content, FlowSketch.Step step, List<FlowProblem> problems) {
        List<FlowProblem> own = of(step.id(), problems);
        ActionCard action =
                actions.stream()
                        .filter(each -> each.name().equals(step.action()))
                        .findFirst()
                        .orElse(null);
        List<Field> fields = new ArrayList<>();
        fields.add(field("id", step.id(), Shape.LINE, true, own));
        fields.add(
                choice("use", step.action(), actions.stream().map(ActionCard::name).toList(), own));
        Set<String> shown = new LinkedHashSet<>();
        if (action != null) {
            Map<String, List<String>> suggestions =
                    drafts.suggestions(content, step.place(), step.action());
            Set<String> required = new LinkedHashSet<>();
            action.input().path("required").forEach(each -> required.add(each.asString()));
            for (Map.Entry<String, JsonNode> property :
                    action.input().path("properties").properties()) {
                String name = property.getKey();
                shown.add(name);
                fields.add(
                        input(
                                name,
                                property.getValue(),
                                step.with().getOrDefault(name, ""),
                                required.contains(name),
                                suggestions.getOrDefault(name, List.of()),
                                own));
            }
        }
        // What the action does not know stands in the document, too, and can be taken out here.
        step.with()
                .forEach((name, value) -> {
                    if (!shown.contains(name)) {
                        fields.add(
                                new Field(
                                        "with." + name,
                                        name,
                                        value,
                                        null,
                                        false,
                                        Shape.LINE,
                                        List.of(),
                                        about("with." + name, own)));
                    }
                });
        fields.add(field("when", text(step.when()), Shape.LINES, false, own));
        fields.add(field("wait_until", text(step.waitUntil()), Shape.LINE, false, own));
        fields.add(field("approve", text(step.approve()), Shape.LINE, false, own));
        return new Panel("step", step.place(), step.id(), action, fields);
    }

    private Field input(
            String name,
            JsonNode schema,
            String value,
            boolean required,
            List<String> suggestions,
            List<FlowProblem> problems) {
        boolean flag = schema.path("type").asString("").equals("boolean");
        boolean plain = value.isEmpty() || suggestions.contains(value);
        String hint =
                german && schema.has(RecordSchemas.GERMAN)
                        ? schema.path(RecordSchemas.GERMAN).asString()
                        : schema.path("description").asString("");
        return new Field(
                "with." + name,
                name,
                value,
                hint.isEmpty() ? null : hint,
                required,
                flag && plain ? Shape.CHOICE : Shape.LINE,
                suggestions,
                about("with." + name, problems));
    }

    private static Field choice(
            String name, String value, List<String> options, List<FlowProblem> problems) {
        List<String> all = new ArrayList<>(options);
        if (!all.contains(value)) {
            all.addFirst(value);
        }
        return new Field(name, null, value, null, true, Shape.CHOICE, all, about(name, problems));
    }

    private static Field field(
            String name, String value, Shape shape, boolean required, List<FlowProblem> problems) {
        return new Field(
                name, null, value, null, required, shape, List.of(), about(name, problems));
    }

    private static List<FlowProblem> of(@Nullable String step, List<FlowProblem> problems) {
        return problems.stream().filter(each -> Objects.equals(each.step(), step)).toList();
    }

    private static List<FlowProblem> about(String field, List<FlowProblem> problems) {
        return problems.stream().filter(each -> each.field().equals(field)).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
