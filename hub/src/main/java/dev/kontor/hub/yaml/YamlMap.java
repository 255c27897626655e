package dev.kontor.hub.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in a YAML document. {@code requireX} throws {@link ConfigurationException} if the key is
 * missing or empty; {@code optionalX} gives empty then; both throw if the value has another shape.
 * {@link #rejectUnknownKeys} does not throw but notes in the {@link YamlProblems} given at reading.
 */
public final class YamlMap implements YamlValue {

    private final YamlPosition position;
    private final String path;
    private final Map<String, YamlValue> values;
    private final Map<String, YamlPosition> keys;
    private final YamlProblems problems;

    YamlMap(
            YamlPosition position,
            String path,
            Map<String, YamlValue> values,
            Map<String, YamlPosition> keys,
            YamlProblems problems) {
        this.position = position;
        this.path = path;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.keys = Map.copyOf(keys);
        this.problems = problems;
    }

    @Override
    public YamlPosition position() {
        return position;
    }

    @Override
    public String path() {
        return path;
    }

    /** Where the key itself stands; the map's place if there is no such key. */
    public YamlPosition positionOf(String key) {
        return keys.getOrDefault(key, position);
    }

    /** The keys in the order of the file. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Notes every key that is not allowed, with the allowed one that looks most like it. */
    public void rejectUnknownKeys(Collection<String> allowed) {
        for (String key : keys()) {
            if (!allowed.contains(key)) {
                problems.add(
                        new ConfigurationError(
                                positionOf(key),
                                pathOf(key),
                                "there is no key '%s' here".formatted(key),
                                Spelling.suggest(key, allowed)));
            }
        }
    }

    public void rejectUnknownKeys(String... allowed) {
        rejectUnknownKeys(List.of(allowed));
    }

    /** Whatever stands at the key; empty if the key is missing or has no value. */
    public Optional<YamlValue> optional(String key) {
        YamlValue value = values.get(key);
        if (value == null || (value instanceof YamlScalar scalar && scalar.isNull())) {
            return Optional.empty();
        }
        return Optional.of(value);
    }

    public YamlValue require(String key) {
        return optional(key).orElseThrow(() -> missing(key));
    }

    public YamlScalar requireScalar(String key) {
        return scalar(require(key));
    }

    public Optional<YamlScalar> optionalScalar(String key) {
        return optional(key).map(YamlMap::scalar);
    }

    public String requireText(String key) {
        return requireScalar(key).text();
    }

    public Optional<String> optionalText(String key) {
        return optionalScalar(key).map(YamlScalar::text);
    }

    public Optional<Boolean> optionalBoolean(String key) {
        return optionalScalar(key).map(YamlScalar::asBoolean);
    }

    /**
     * A value of another type: {@code optionalAs("from", "a date such as 2026-12-01",
     * LocalDate::parse)}.
     */
    public <T> Optional<T> optionalAs(String key, String expected, Function<String, T> reading) {
        return optionalScalar(key).map(scalar -> scalar.as(expected, reading));
    }

    public YamlMap requireMap(String key) {
        return map(require(key));
    }

    public Optional<YamlMap> optionalMap(String key) {
        return optional(key).map(YamlMap::map);
    }

    public YamlList requireList(String key) {
        return list(require(key));
    }

    public Optional<YamlList> optionalList(String key) {
        return optional(key).map(YamlMap::list);
    }

    /** An error at one of the keys, to throw; at the map itself if the key is missing. */
    public ConfigurationException wrong(String key, String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(positionOf(key), pathOf(key), problem, remedy));
    }

    @Override
    public Map<String, @Nullable Object> toPlain() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, value.toPlain()));
        return Collections.unmodifiableMap(plain);
    }

    private ConfigurationException missing(String key) {
        return wrong(key, "the key '%s' is missing".formatted(key), "add '%s: …'".formatted(key));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static YamlScalar scalar(YamlValue value) {
        return switch (value) {
            case YamlScalar scalar -> scalar;
            case YamlMap map ->
                    throw map.wrong("a map stands where a single value belongs", "write one value");
            case YamlList list ->
                    throw list.wrong(
                            "a list stands where a single value belongs", "write one value");
        };
    }

    private static YamlMap map(YamlValue value) {
        return switch (value) {
            case YamlMap map -> map;
            case YamlScalar scalar ->
                    throw scalar.wrong(
                            "a single value stands where a map belongs",
                            "write 'key: value' lines below it");
            case YamlList list ->
                    throw list.wrong(
                            "a list stands where a map belongs",
                            "write 'key: value' lines without '-'");
        };
    }

    private static YamlList list(YamlValue value) {
        return switch (value) {
            case YamlList list -> list;
            case YamlScalar scalar ->
                    throw scalar.wrong(
                            "a single value stands where a list belongs",
                            "write '- item' lines below it");
            case YamlMap map ->
                    throw map.wrong(
                            "a map stands where a list belongs", "write '- item' lines below it");
        };
    }
}
