package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Words;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.YamlList;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlReader;
import dev.kontor.hub.yaml.YamlScalar;
import dev.kontor.hub.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flow document as it is drawn while it is written: whatever is readable in it, right or wrong.
 * What is missing is empty or null. {@link FlowPicture} is that of a document that validates.
 *
 * @param title null if it is not written in both languages
 */
public record FlowSketch(
        String name,
        @Nullable Words title,
        String trigger,
        @Nullable String from,
        @Nullable String when,
        List<Part> parts) {

    public FlowSketch {
        parts = List.copyOf(parts);
    }

    /** A step, or a branch. */
    public sealed interface Part {

        /** Where it stands in the document: {@code steps[1].choose[0].steps[2]}. */
        String place();

        String id();
    }

    /**
     * One step.
     *
     * @param with the inputs as written, in the order of the document
     */
    public record Step(
            String place,
            String id,
            String action,
            Map<String, String> with,
            @Nullable String when,
            @Nullable String waitUntil,
            @Nullable String approve)
            implements Part {}

    /** Of several ways the first whose condition is true. */
    public record Branch(String place, String id, List<Way> ways) implements Part {

        public Branch {
            ways = List.copyOf(ways);
        }
    }

    /**
     * One way of a branch.
     *
     * @param when null: whatever is left
     */
    public record Way(String place, @Nullable String when, List<Part> parts) {

        public Way {
            parts = List.copyOf(parts);
        }
    }

    /** Empty if the text is no YAML, so that nothing can be drawn. */
    public static Optional<FlowSketch> of(String content) {
        try {
            YamlMap top = YamlReader.read("flow", content, new YamlProblems());
            return Optional.of(
                    new FlowSketch(
                            texts(top, "flow"),
                            title(top),
                            texts(top, "trigger"),
                            text(top, "from"),
                            text(top, "when"),
                            parts(top)));
        } catch (ConfigurationException notYaml) {
            return Optional.empty();
        }
    }

    /** All parts, those in branches included, in the order of the document. */
    public Stream<Part> all() {
        return parts.stream().flatMap(FlowSketch::andBelow);
    }

    /** The part at a place. */
    public Optional<Part> at(String place) {
        return all().filter(each -> each.place().equals(place)).findFirst();
    }

    /** The part of an id. */
    public Optional<Part> named(String id) {
        return all().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Stream<Part> andBelow(Part part) {
        return switch (part) {
            case Step step -> Stream.of(step);
            case Branch branch ->
                    Stream.concat(
                            Stream.of(branch),
                            branch.ways().stream()
                                    .flatMap(way -> way.parts().stream())
                                    .flatMap(FlowSketch::andBelow));
        };
    }

    private static @Nullable Words title(YamlMap top) {
        if (!(top.optional("title").orElse(null) instanceof YamlMap title)) {
            return null;
        }
        String german = text(title, "de");
        String english = text(title, "en");
        return german == null || english == null ? null : new Words(german, english);
    }

    private static List<Part> parts(YamlMap map) {
        return maps(map, "steps").map(FlowSketch::part).toList();
    }

    private static Part part(YamlMap map) {
        if (map.optional("choose").isEmpty()) {
            return new Step(
                    map.path(),
                    texts(map, "id"),
                    texts(map, "use"),
                    with(map),
                    text(map, "when"),
                    text(map, "wait_until"),
                    text(map, "approve"));
        }
        List<Way> ways = new ArrayList<>();
        maps(map, "choose")
                .forEach(way -> ways.add(new Way(way.path(), text(way, "when"), parts(way))));
        return new Branch(map.path(), texts(map, "id"), ways);
    }

    private static Map<String, String> with(YamlMap map) {
        Map<String, String> with = new LinkedHashMap<>();
        if (map.optional("with").orElse(null) instanceof YamlMap given) {
            for (String key : given.keys()) {
                String value = text(given, key);
                if (value != null) {
                    with.put(key, value);
                }
            }
        }
        return with;
    }

    private static Stream<YamlMap> maps(YamlMap map, String key) {
        Stream<YamlValue> items =
                map.optional(key).orElse(null) instanceof YamlList list
                        ? list.values().stream()
                        : Stream.empty();
        return items.filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    private static String texts(YamlMap map, String key) {
        String text = text(map, key);
        return text == null ? "" : text;
    }

    private static @Nullable String text(YamlMap map, String key) {
        return map.optional(key).orElse(null) instanceof YamlScalar scalar ? scalar.text() : null;
    }
}
