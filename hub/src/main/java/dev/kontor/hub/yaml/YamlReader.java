package dev.kontor.hub.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML document whose top is a map. No tags, anchors or aliases, no merge keys; at most
 * 20 levels. A text has at most 1 MiB; a file, which is of whoever runs the hub, 64 (some hundred
 * thousand organisations). A key twice in a map is an error.
 */
public final class YamlReader {

    private static final int MOST_OF_TEXT = 1024 * 1024;
    private static final int MOST_OF_FILE = 64 * MOST_OF_TEXT;
    private static final int DEEPEST = 20;

    private final String file;
    private final YamlProblems problems;

    private YamlReader(String file, YamlProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @param problems where unknown keys are noted later
     * @throws ConfigurationException if the file is missing, unreadable or no such document
     */
    public static YamlMap read(Path file, YamlProblems problems) {
        YamlReader reader = new YamlReader(file.toString(), problems);
        try {
            return reader.document(Files.readString(file), MOST_OF_FILE);
        } catch (NoSuchFileException missing) {
            throw reader.wrong(null, "the file does not exist", "create it, or name another one");
        } catch (CharacterCodingException notText) {
            throw reader.wrong(null, "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException unreadable) {
            throw reader.wrong(
                    null,
                    "the file cannot be read (%s)".formatted(unreadable.getMessage()),
                    "check its path and permissions");
        }
    }

    /** Reads a text; {@code file} is the name used in positions. */
    public static YamlMap read(String file, String text, YamlProblems problems) {
        return new YamlReader(file, problems).document(text, MOST_OF_TEXT);
    }

    /** The nodes of a text; null if it is empty. */
    static @Nullable Node compose(String text) {
        return compose(text, MOST_OF_TEXT);
    }

    private static @Nullable Node compose(String text, int mostCharacters) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(mostCharacters);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return new Composer(
                        new ParserImpl(new StreamReader(new StringReader(text)), options),
                        new Resolver(),
                        options)
                .getSingleNode();
    }

    private YamlMap document(String text, int mostCharacters) {
        try {
            Node top = compose(text, mostCharacters);
            if (top == null) {
                throw wrong(null, "the file is empty", "write 'key: value' lines");
            }
            if (value(top, "") instanceof YamlMap map) {
                return map;
            }
            throw wrong(
                    top.getStartMark(),
                    "the top of the file is not a map",
                    "write 'key: value' lines");
        } catch (MarkedYAMLException notYaml) {
            throw wrong(
                    notYaml.getProblemMark(),
                    "this is not YAML (%s)".formatted(notYaml.getProblem()),
                    "check indentation, quotes and colons here");
        } catch (YAMLException notYaml) {
            throw wrong(
                    null,
                    "this is not YAML (%s)".formatted(notYaml.getMessage()),
                    "check the file");
        }
    }

    private YamlValue value(Node node, String path) {
        if (node.getAnchor() != null) {
            throw wrong(node.getStartMark(), "anchors are not supported", "write the value out");
        }
        YamlPosition position = position(node.getStartMark());
        return switch (node) {
            case ScalarNode scalar -> {
                rejectOwnTag(scalar);
                yield new YamlScalar(
                        position,
                        start(scalar),
                        path,
                        scalar.getValue(),
                        scalar.getScalarStyle() == ScalarStyle.PLAIN);
            }
            case SequenceNode sequence -> {
                rejectOwnTag(sequence);
                List<YamlValue> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(value(item, path + "[" + items.size() + "]"));
                }
                yield new YamlList(position, path, items);
            }
            case MappingNode mapping -> {
                rejectOwnTag(mapping);
                yield map(mapping, position, path);
            }
            default ->
                    throw wrong(
                            node.getStartMark(),
                            "aliases are not supported",
                            "write the value out");
        };
    }

    private YamlMap map(MappingNode mapping, YamlPosition position, String path) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        Map<String, YamlPosition> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw wrong(
                        tuple.getKeyNode().getStartMark(),
                        "a key must be a plain word",
                        "write 'key: value'");
            }
            String key = scalar.getValue();
            if (values.containsKey(key)) {
                throw wrong(
                        scalar.getStartMark(),
                        "the key '%s' stands here a second time".formatted(key),
                        "keep one of the two");
            }
            values.put(key, value(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key));
            keys.put(key, position(scalar.getStartMark()));
        }
        return new YamlMap(position, path, values, keys, problems);
    }

    /** Tags choose Java classes in some readers; here they mean nothing and are refused. */
    private void rejectOwnTag(Node node) {
        boolean standard = node.getTag().startsWith(Tag.PREFIX);
        if (!standard) {
            throw wrong(
                    node.getStartMark(),
                    "the tag '%s' is not supported".formatted(node.getTag().getValue()),
                    "remove it, or put the text in quotes");
        }
    }

    /** Where the first character of the text stands: after the quote, or below {@code |}. */
    private YamlPosition start(ScalarNode scalar) {
        Mark mark = scalar.getStartMark();
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        return switch (scalar.getScalarStyle()) {
            case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE ->
                    new YamlPosition(file, line, column + 1);
            case LITERAL, FOLDED -> startBelow(mark);
            case PLAIN -> new YamlPosition(file, line, column);
        };
    }

    private YamlPosition startBelow(Mark mark) {
        int[] buffer = mark.getBuffer();
        int line = mark.getLine() + 1;
        int column = 1;
        for (int i = mark.getPointer(); i < buffer.length; i++) {
            if (buffer[i] == '\n') {
                line++;
                column = 1;
            } else if (line == mark.getLine() + 1 || buffer[i] == ' ' || buffer[i] == '\r') {
                column++;
            } else {
                return new YamlPosition(file, line, column);
            }
        }
        return position(mark);
    }

    private YamlPosition position(@Nullable Mark mark) {
        return mark == null
                ? new YamlPosition(file, 1, 1)
                : new YamlPosition(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private ConfigurationException wrong(@Nullable Mark mark, String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(position(mark), "", problem, remedy));
    }
}
