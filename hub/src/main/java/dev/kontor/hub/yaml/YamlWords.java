package dev.kontor.hub.yaml;

import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Writes values as YAML: plain where that is read back as the same text, in quotes elsewhere. */
final class YamlWords {

    private YamlWords() {}

    /**
     * A single value behind a key.
     *
     * @param flow whether it stands between braces
     * @param indent of the key, for a value of several lines
     */
    static String scalar(String value, boolean flow, int indent) {
        if (!flow && value.contains("\n")) {
            String lines =
                    value.stripTrailing()
                            .lines()
                            .map(line -> line.isEmpty() ? "" : " ".repeat(indent + 2) + line)
                            .collect(Collectors.joining("\n"));
            String block = "|-\n" + lines;
            return readsAs("k: " + block, value) ? block : doubleQuoted(value);
        }
        if (readsAs(flow ? "{k: " + value + "}" : "k: " + value, value) && !isNull(value)) {
            return value;
        }
        return hasControl(value) ? doubleQuoted(value) : "'" + value.replace("'", "''") + "'";
    }

    /** The same, in the quotes that were there before. */
    static String like(ScalarStyle style, String value, boolean flow, int indent) {
        if (hasControl(value)) {
            return scalar(value, flow, indent);
        }
        return switch (style) {
            case DOUBLE_QUOTED -> doubleQuoted(value);
            case SINGLE_QUOTED -> "'" + value.replace("'", "''") + "'";
            default -> scalar(value, flow, indent);
        };
    }

    /** A map on one line; values are texts or maps. */
    static String flow(Map<String, ?> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + inline(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A map as an item of a list, over several lines; values are texts, maps or lists of maps. */
    static String item(Map<String, ?> map, int column) {
        StringBuilder text = new StringBuilder();
        String begin = " ".repeat(column) + "- ";
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            text.append(begin).append(entry.getKey()).append(':');
            if (entry.getValue() instanceof Iterable<?> items && items.iterator().hasNext()) {
                text.append('\n');
                items.forEach(each -> text.append(item(asMap(each), column + 4)));
            } else if (entry.getValue() instanceof String value) {
                text.append(' ').append(scalar(value, false, column + 2)).append('\n');
            } else {
                text.append(' ').append(inline(entry.getValue())).append('\n');
            }
            begin = " ".repeat(column + 2);
        }
        return text.toString();
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map -> flow(asMap(map));
            case Iterable<?> items -> {
                StringBuilder text = new StringBuilder("[");
                for (Object each : items) {
                    text.append(text.length() > 1 ? ", " : "").append(flow(asMap(each)));
                }
                yield text.append("]").toString();
            }
            default -> scalar(value.toString(), true, 0);
        };
    }

    private static Map<String, ?> asMap(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    entry -> String.valueOf(entry.getKey()),
                                    Map.Entry::getValue,
                                    (one, _) -> one,
                                    java.util.LinkedHashMap::new));
        }
        throw new IllegalArgumentException("Items of lists are maps");
    }

    private static boolean readsAs(String document, String value) {
        try {
            Node node = YamlReader.compose(document);
            return node instanceof MappingNode map
                    && map.getValue().size() == 1
                    && map.getValue().getFirst().getValueNode() instanceof ScalarNode scalar
                    && scalar.getTag().startsWith("tag:yaml.org,2002:")
                    && scalar.getAnchor() == null
                    && scalar.getValue().equals(value);
        } catch (YAMLException notSo) {
            return false;
        }
    }

    private static boolean isNull(String value) {
        return value.isEmpty() || value.equals("~") || value.equals("null");
    }

    private static boolean hasControl(String value) {
        return value.chars().anyMatch(each -> each < ' ');
    }

    private static String doubleQuoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default ->
                        text.append(
                                each < ' '
                                        ? "\\x%02x".formatted((int) each)
                                        : String.valueOf(each));
            }
        }
        return text.append('"').toString();
    }
}
