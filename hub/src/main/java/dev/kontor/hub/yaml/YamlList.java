package dev.kontor.hub.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values in a YAML document. */
public final class YamlList implements YamlValue {

    private final YamlPosition position;
    private final String path;
    private final List<YamlValue> values;

    YamlList(YamlPosition position, String path, List<YamlValue> values) {
        this.position = position;
        this.path = path;
        this.values = List.copyOf(values);
    }

    @Override
    public YamlPosition position() {
        return position;
    }

    @Override
    public String path() {
        return path;
    }

    public List<YamlValue> values() {
        return values;
    }

    /** All items as maps; anything else among them is an error. */
    public List<YamlMap> maps() {
        List<YamlMap> maps = new ArrayList<>();
        for (YamlValue value : values) {
            if (value instanceof YamlMap map) {
                maps.add(map);
            } else {
                throw value.wrong("this item is not a map", "write it as '- key: value'");
            }
        }
        return List.copyOf(maps);
    }

    /** All items as texts; anything else among them is an error. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (YamlValue value : values) {
            if (value instanceof YamlScalar scalar && !scalar.isNull()) {
                texts.add(scalar.text());
            } else {
                throw value.wrong("this item is not a text", "write it as '- text'");
            }
        }
        return List.copyOf(texts);
    }

    @Override
    public List<@Nullable Object> toPlain() {
        List<@Nullable Object> plain = new ArrayList<>();
        values.forEach(value -> plain.add(value.toPlain()));
        return Collections.unmodifiableList(plain);
    }
}
