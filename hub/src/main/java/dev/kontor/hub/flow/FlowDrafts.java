package dev.kontor.hub.flow;

import dev.kontor.hub.action.Actions;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.flow.expression.Suggestions;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Changes to flow documents that are being written, right or wrong: text in, text out. What is not
 * touched stays as it is written, comments included. Keeps nothing; thread-safe.
 */
@Component
public class FlowDrafts {

    private static final List<String> KEYS_OF_STEP =
            List.of("id", "use", "choose", "with", "when", "wait_until", "approve");
    private static final List<String> KEYS_OF_WAY = List.of("when", "steps");
    private static final List<String> KEYS_OF_TITLE = List.of("de", "en");
    private static final Set<String> NEEDED = Set.of("flow", "trigger", "id", "use", "de", "en");
    private static final Pattern ITEM = Pattern.compile("(.+)\\[(\\d+)]");

    private final Actions actions;

    FlowDrafts(Actions actions) {
        this.actions = actions;
    }

    /**
     * A new document with one step.
     *
     * @param trigger a {@link Trigger#word()}
     */
    public String begin(String name, String german, String english, String trigger) {
        String text =
                YamlText.of("flow: x\ntitle: {de: \"\", en: \"\"}\ntrigger: x\nsteps: []\n")
                        .put("", "flow", name, List.of())
                        .put("title", "de", german, KEYS_OF_TITLE)
                        .put("title", "en", english, KEYS_OF_TITLE)
                        .put("", "trigger", trigger, List.of())
                        .text();
        return add(
                text,
                "steps",
                0,
                trigger.equals(Trigger.REFUND.word())
                        ? "books.ensure-credit-note"
                        : "books.ensure-customer");
    }

    /**
     * Writes fields at a place: of a step {@code id}, {@code use}, {@code when}, {@code
     * wait_until}, {@code approve} and {@code with.<input>}; of a way {@code when}; of the document
     * (place empty) {@code title.de}, {@code title.en}, {@code trigger}, {@code from}, {@code
     * when}. Empty ones are taken out, unless a document cannot be without them.
     *
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public String put(String content, String place, Map<String, String> fields) {
        return at(
                content,
                place,
                text -> {
                    YamlText changed = text;
                    for (Map.Entry<String, String> field : fields.entrySet()) {
                        changed = put(changed, place, field.getKey(), field.getValue().strip());
                    }
                    return changed;
                });
    }

    private static YamlText put(YamlText text, String place, String field, String value) {
        int dot = field.indexOf('.');
        String inner = dot < 0 ? "" : field.substring(0, dot);
        String key = field.substring(dot + 1);
        String map = place.isEmpty() || inner.isEmpty() ? place + inner : place + "." + inner;
        boolean there = inner.isEmpty() || text.has(place, inner);
        if (value.isEmpty() && !NEEDED.contains(key)) {
            return there ? text.remove(map, key) : text;
        }
        if (!there) {
            return text.putMap(place, inner, Map.of(key, value), keys(place));
        }
        return text.put(map, key, value, inner.isEmpty() ? keys(place) : KEYS_OF_TITLE);
    }

    private static List<String> keys(String place) {
        if (place.isEmpty()) {
            return FlowReader.KEYS;
        }
        return place.matches(".*choose\\[\\d+]") ? KEYS_OF_WAY : KEYS_OF_STEP;
    }

    /**
     * Adds a step, with inputs that fit as far as that can be known.
     *
     * @param list place of the steps: {@code steps}, {@code steps[1].choose[0].steps}
     * @param index before which one; that of none: at the end
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public String add(String content, String list, int index, String action) {
        FlowSketch sketch = sketch(content);
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("id", free(sketch, action.replaceAll(".*[.-]", "").replaceAll("[^a-z0-9_]", "")));
        step.put("use", action);
        Map<String, String> with = new LinkedHashMap<>();
        actions.find(action)
                .ifPresent(known -> {
                    Map<String, List<String>> fitting =
                            suggestions(sketch, list + "[" + index + "]", action);
                    for (Wanted wanted : Wanted.components(known.input())) {
                        List<String> some = fitting.getOrDefault(wanted.name(), List.of());
                        if (!some.isEmpty()) {
                            with.put(wanted.name(), some.getFirst());
                        }
                    }
                });
        if (!with.isEmpty()) {
            step.put("with", with);
        }
        return at(content, list, text -> text.insert(list, index, step));
    }

    /**
     * Adds a branch of two ways.
     *
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public String addBranch(String content, String list, int index) {
        Map<String, Object> branch = new LinkedHashMap<>();
        branch.put("id", free(sketch(content), "branch"));
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("when", "order.charged > 1000");
        first.put("steps", List.of());
        branch.put("choose", List.of(first, Map.of("steps", List.of())));
        return at(content, list, text -> text.insert(list, index, branch));
    }

    /**
     * Adds a way to a branch, before its last.
     *
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public String addWay(String content, String branch) {
        FlowSketch.Part part = sketch(content).at(branch).orElse(null);
        int ways = part instanceof FlowSketch.Branch there ? there.ways().size() : 0;
        Map<String, Object> way = new LinkedHashMap<>();
        way.put("when", "order.charged > 500");
        way.put("steps", List.of());
        return at(
                content,
                branch,
                text -> text.insert(branch + ".choose", Math.max(0, ways - 1), way));
    }

    /**
     * Takes out a step, a branch with all in it, or a way.
     *
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public String remove(String content, String place) {
        Matcher item = item(place);
        return at(
                content,
                place,
                text -> text.removeItem(item.group(1), Integer.parseInt(item.group(2))));
    }

    /**
     * Moves a step, branch or way one place up or down among its likes; at the end of them it
     * stays.
     *
     * @return the text and where it stands now
     * @throws HubException {@link FlowError#STEP_UNKNOWN}
     */
    public Moved move(String content, String place, boolean up) {
        Matcher item = item(place);
        int index = Integer.parseInt(item.group(2));
        int other = up ? index - 1 : index + 1;
        if (other < 0 || !YamlText.of(content).hasItem(item.group(1), other)) {
            return new Moved(content, place);
        }
        return new Moved(
                at(content, place, text -> text.swap(item.group(1), Math.min(index, other))),
                item.group(1) + "[" + other + "]");
    }

    /** A document after a move, and the place that the part has now. */
    public record Moved(String content, String place) {}

    /** Expressions that fit the inputs of an action at a place, the likeliest first. */
    public Map<String, List<String>> suggestions(String content, String place, String action) {
        return suggestions(sketch(content), place, action);
    }

    private Map<String, List<String>> suggestions(FlowSketch sketch, String place, String action) {
        Map<String, Class<? extends Record>> records =
                Trigger.ofWord(sketch.trigger()).map(Trigger::records).orElse(Map.of());
        SequencedMap<String, Class<? extends Record>> outputs = new LinkedHashMap<>();
        for (FlowSketch.Part part : sketch.all().toList()) {
            if (part.place().equals(place)) {
                break;
            }
            if (part instanceof FlowSketch.Step step && sees(place, step.place())) {
                actions.find(step.action())
                        .ifPresent(known -> outputs.put(step.id(), known.output()));
            }
        }
        Map<String, List<String>> suggestions = new LinkedHashMap<>();
        actions.find(action)
                .ifPresent(known ->
                        Wanted.components(known.input())
                                .forEach(wanted ->
                                        suggestions.put(
                                                wanted.name(),
                                                Suggestions.of(wanted, records, outputs))));
        return suggestions;
    }

    /** Whether what stands at one place comes after what stands at another, on the same way. */
    private static boolean sees(String place, String earlier) {
        String[] here = place.split("[.]", -1);
        String[] there = earlier.split("[.]", -1);
        for (int i = 0; i < Math.min(here.length, there.length); i++) {
            Matcher own = ITEM.matcher(here[i]);
            Matcher other = ITEM.matcher(there[i]);
            if (!own.matches() || !other.matches()) {
                return true;
            }
            if (!here[i].equals(there[i])) {
                return own.group(1).equals("steps")
                        && Integer.parseInt(other.group(2)) < Integer.parseInt(own.group(2));
            }
        }
        return false;
    }

    private static FlowSketch sketch(String content) {
        return FlowSketch.of(content).orElseThrow(() -> FlowError.stepUnknown("document"));
    }

    private static String free(FlowSketch sketch, String wish) {
        String id = wish.isEmpty() || !Character.isLetter(wish.charAt(0)) ? "step" : wish;
        Set<String> taken =
                sketch.all().map(FlowSketch.Part::id).collect(Collectors.toUnmodifiableSet());
        int number = 2;
        String free = id;
        while (taken.contains(free)) {
            free = id + "_" + number++;
        }
        return free;
    }

    private static Matcher item(String place) {
        Matcher item = ITEM.matcher(place);
        if (!item.matches()) {
            throw FlowError.stepUnknown(place);
        }
        return item;
    }

    private static String at(String content, String place, UnaryOperator<YamlText> change) {
        try {
            return Objects.requireNonNull(change.apply(YamlText.of(content))).text();
        } catch (IllegalArgumentException | ConfigurationException absent) {
            throw FlowError.stepUnknown(place);
        }
    }
}
