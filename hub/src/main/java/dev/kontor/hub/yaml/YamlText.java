package dev.kontor.hub.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as text that is changed in places: whatever is not touched keeps its comments,
 * order, quotes and line breaks. Places are written as in errors: {@code steps[1].with}; the empty
 * one is the document. Immutable, thread-safe.
 */
public final class YamlText {

    private final String text;
    private final MappingNode top;

    private YamlText(String text, MappingNode top) {
        this.text = text;
        this.top = top;
    }

    /**
     * Takes a text that {@link YamlReader} reads.
     *
     * @throws ConfigurationException if it does not
     */
    public static YamlText of(String text) {
        String lines = text.replace("\r\n", "\n");
        var _ = YamlReader.read("document", lines, new YamlProblems());
        if (!(YamlReader.compose(lines) instanceof MappingNode top)) {
            throw new IllegalStateException("What was read as a map is none");
        }
        return new YamlText(lines, top);
    }

    public String text() {
        return text;
    }

    /** Whether a map has a key with a value. */
    public boolean has(String map, String key) {
        return tuple(map(map), key)
                .filter(each -> start(each.getValueNode()) < end(each.getValueNode()))
                .isPresent();
    }

    /** Whether a list has an item of this index. */
    public boolean hasItem(String list, int index) {
        return index < list(list).getValue().size();
    }

    /**
     * Gives a key of a map a single value. A value that is there already stays as it is written.
     *
     * @param map place of the map
     * @param order keys of such maps as people write them, for a key that is new
     */
    public YamlText put(String map, String key, String value, List<String> order) {
        MappingNode node = map(map);
        boolean flow = isFlow(node);
        Optional<NodeTuple> there = tuple(node, key);
        if (there.isEmpty()) {
            return add(node, key, YamlWords.scalar(value, flow, indent(node)), order);
        }
        Node old = there.get().getValueNode();
        if (old instanceof ScalarNode scalar) {
            if (scalar.getValue().equals(value) && !value.isEmpty()) {
                return this;
            }
            boolean empty = start(scalar) == end(scalar);
            String written = YamlWords.like(scalar.getScalarStyle(), value, flow, indent(node));
            return replace(start(scalar), contentEnd(scalar), empty ? " " + written : written);
        }
        return replace(
                colon(there.get()),
                contentEnd(old),
                " " + YamlWords.scalar(value, flow, indent(node)));
    }

    /** Gives a key that is not there yet a map of single values. */
    public YamlText putMap(String map, String key, Map<String, ?> values, List<String> order) {
        MappingNode node = map(map);
        return add(node, key, YamlWords.flow(values), order);
    }

    /** Takes a key out of a map; a map that has no other goes with it. */
    public YamlText remove(String map, String key) {
        MappingNode node = map(map);
        Optional<NodeTuple> there = tuple(node, key);
        if (there.isEmpty()) {
            return this;
        }
        if (node.getValue().size() == 1) {
            int dot = map.lastIndexOf('.');
            return map.isEmpty() || map.endsWith("]")
                    ? replace(start(node), contentEnd(node), "{}")
                    : remove(dot < 0 ? "" : map.substring(0, dot), map.substring(dot + 1));
        }
        return isFlow(node) ? removeInline(node, there.get()) : removeLines(node, there.get());
    }

    /** Puts a map into a list, before the item at the index or at the end. */
    public YamlText insert(String list, int index, Map<String, ?> item) {
        Node node = node(list);
        if (!(node instanceof SequenceNode items) || items.getValue().isEmpty()) {
            NodeTuple parent = parent(list);
            int column = indent(parentMap(list)) + 2;
            return isFlow(parentMap(list))
                    ? replace(start(node), contentEnd(node), "[" + YamlWords.flow(item) + "]")
                    : replace(
                            colon(parent),
                            Math.max(colon(parent), contentEnd(node)),
                            "\n" + YamlWords.item(item, column).stripTrailing());
        }
        List<Node> there = items.getValue();
        if (isFlow(items)) {
            return index < there.size()
                    ? replace(
                            start(there.get(index)),
                            start(there.get(index)),
                            YamlWords.flow(item) + ", ")
                    : replace(
                            contentEnd(there.getLast()),
                            contentEnd(there.getLast()),
                            ", " + YamlWords.flow(item));
        }
        int at = index < there.size() ? itemStart(items, index) : itemEnd(items, there.size() - 1);
        String block = YamlWords.item(item, column(start(items)));
        return at > 0 && text.charAt(at - 1) != '\n'
                ? replace(at, at, "\n" + block)
                : replace(at, at, block);
    }

    /** Takes an item out of a list, with the comments right above it. */
    public YamlText removeItem(String list, int index) {
        SequenceNode items = list(list);
        List<Node> there = items.getValue();
        if (index >= there.size()) {
            throw absent(list + "[" + index + "]");
        }
        if (there.size() == 1) {
            return isFlow(items)
                    ? replace(start(items), contentEnd(items), "[]")
                    : replace(colon(parent(list)), contentEnd(items), " []");
        }
        if (!isFlow(items)) {
            return replace(itemStart(items, index), itemEnd(items, index), "");
        }
        return index + 1 < there.size()
                ? replace(start(there.get(index)), start(there.get(index + 1)), "")
                : replace(contentEnd(there.get(index - 1)), contentEnd(there.get(index)), "");
    }

    /** Changes an item of a list with the one after it; comments right above go along. */
    public YamlText swap(String list, int index) {
        SequenceNode items = list(list);
        List<Node> there = items.getValue();
        if (index + 1 >= there.size()) {
            throw absent(list + "[" + (index + 1) + "]");
        }
        if (isFlow(items)) {
            Node one = there.get(index);
            Node other = there.get(index + 1);
            return replace(
                    start(one),
                    contentEnd(other),
                    text.substring(start(other), contentEnd(other))
                            + text.substring(contentEnd(one), start(other))
                            + text.substring(start(one), contentEnd(one)));
        }
        int begin = itemStart(items, index);
        int middle = itemEnd(items, index);
        int end = itemEnd(items, index + 1);
        String later = text.substring(middle, end);
        return replace(
                begin,
                end,
                (later.endsWith("\n") ? later : later + "\n") + text.substring(begin, middle));
    }

    private YamlText add(MappingNode node, String key, String value, List<String> order) {
        List<NodeTuple> tuples = node.getValue();
        String entry = key + ": " + value;
        Optional<NodeTuple> before =
                tuples.stream()
                        .filter(each -> place(order, key(each)) < place(order, key))
                        .max(Comparator.comparingInt(each -> start(each.getKeyNode())));
        if (isFlow(node)) {
            if (tuples.isEmpty()) {
                return replace(start(node), contentEnd(node), "{" + entry + "}");
            }
            int at =
                    before.map(each -> contentEnd(each.getValueNode()))
                            .orElse(start(tuples.getFirst().getKeyNode()));
            return replace(at, at, before.isPresent() ? ", " + entry : entry + ", ");
        }
        String indent = " ".repeat(indent(node));
        if (before.isEmpty()) {
            int at = start(tuples.getFirst().getKeyNode());
            return replace(at, at, entry + "\n" + indent);
        }
        int at = lineEnd(contentEnd(before.get().getValueNode()));
        return replace(at, at, "\n" + indent + entry);
    }

    private YamlText removeInline(MappingNode node, NodeTuple tuple) {
        List<NodeTuple> tuples = node.getValue();
        int index = tuples.indexOf(tuple);
        return index + 1 < tuples.size()
                ? replace(start(tuple.getKeyNode()), start(tuples.get(index + 1).getKeyNode()), "")
                : replace(
                        contentEnd(tuples.get(index - 1).getValueNode()),
                        contentEnd(tuple.getValueNode()),
                        "");
    }

    private YamlText removeLines(MappingNode node, NodeTuple tuple) {
        int begin = start(tuple.getKeyNode());
        int line = lineStart(begin);
        if (text.substring(line, begin).isBlank()) {
            return replace(
                    line,
                    Math.min(text.length(), lineEnd(contentEnd(tuple.getValueNode())) + 1),
                    "");
        }
        // Behind the dash of an item: the next key moves up there.
        int index = node.getValue().indexOf(tuple);
        return replace(begin, start(node.getValue().get(index + 1).getKeyNode()), "");
    }

    private YamlText replace(int begin, int end, String with) {
        return of(text.substring(0, begin) + with + text.substring(end));
    }

    private static int place(List<String> order, String key) {
        int place = order.indexOf(key);
        return place < 0 ? order.size() : place;
    }

    /** Where the lines of an item begin: right after those of the item before. */
    private int itemStart(SequenceNode items, int index) {
        if (index > 0) {
            return itemEnd(items, index - 1);
        }
        int begin = lineStart(start(items));
        while (begin > 0) {
            int above = lineStart(begin - 1);
            String line = text.substring(above, begin).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                break;
            }
            begin = above;
        }
        return begin;
    }

    private int itemEnd(SequenceNode items, int index) {
        return Math.min(text.length(), lineEnd(contentEnd(items.getValue().get(index))) + 1);
    }

    /** After the last character of a value, without the blank lines and comments that follow. */
    private int contentEnd(Node node) {
        if (node instanceof CollectionNode<?> collection && isFlow(collection)) {
            return end(node);
        }
        return switch (node) {
            case MappingNode map -> {
                NodeTuple last = map.getValue().getLast();
                yield Math.max(colon(last), contentEnd(last.getValueNode()));
            }
            case SequenceNode list -> contentEnd(list.getValue().getLast());
            case ScalarNode scalar -> {
                int begin = start(scalar);
                boolean block =
                        scalar.getScalarStyle() == ScalarStyle.LITERAL
                                || scalar.getScalarStyle() == ScalarStyle.FOLDED;
                yield block
                        ? begin + text.substring(begin, end(scalar)).stripTrailing().length()
                        : end(scalar);
            }
            default -> end(node);
        };
    }

    /** Right after the colon of a key. */
    private int colon(NodeTuple tuple) {
        return text.indexOf(':', end(tuple.getKeyNode())) + 1;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    private int column(int offset) {
        return offset - lineStart(offset);
    }

    private int indent(MappingNode map) {
        return map.getValue().isEmpty()
                ? column(start(map))
                : column(start(map.getValue().getFirst().getKeyNode()));
    }

    /** Marks count characters of Unicode, texts of Java halves of them. */
    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    private int end(Node node) {
        return text.offsetByCodePoints(0, node.getEndMark().getIndex());
    }

    private static boolean isFlow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private static Optional<NodeTuple> tuple(MappingNode map, String key) {
        return map.getValue().stream().filter(each -> key(each).equals(key)).findFirst();
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private MappingNode map(String place) {
        if (node(place) instanceof MappingNode map) {
            return map;
        }
        throw absent(place);
    }

    private SequenceNode list(String place) {
        if (node(place) instanceof SequenceNode list) {
            return list;
        }
        throw absent(place);
    }

    private MappingNode parentMap(String place) {
        int dot = place.lastIndexOf('.');
        return map(dot < 0 ? "" : place.substring(0, dot));
    }

    private NodeTuple parent(String place) {
        return tuple(parentMap(place), place.substring(place.lastIndexOf('.') + 1))
                .orElseThrow(() -> absent(place));
    }

    private Node node(String place) {
        Node node = top;
        for (String part : parts(place)) {
            if (node instanceof MappingNode map) {
                node =
                        tuple(map, part)
                                .map(NodeTuple::getValueNode)
                                .orElseThrow(() -> absent(place));
            } else if (node instanceof SequenceNode list
                    && part.matches("[0-9]{1,4}")
                    && Integer.parseInt(part) < list.getValue().size()) {
                node = list.getValue().get(Integer.parseInt(part));
            } else {
                throw absent(place);
            }
        }
        return node;
    }

    private static List<String> parts(String place) {
        List<String> parts = new ArrayList<>();
        for (String part : place.split("[.\\[\\]]+", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static IllegalArgumentException absent(String place) {
        return new IllegalArgumentException(
                "There is nothing of the kind at '%s'".formatted(place));
    }
}
