package dev.kontor.cli.carts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object. Knows its path for errors, and which fields nobody asked for. A
 * field that is null is absent.
 */
final class Fields {

    /** Fields that explain and cannot change a decision. */
    private static final Set<String> PROSE =
            Set.of(
                    "about",
                    "brand",
                    "carrier",
                    "comment",
                    "comments",
                    "description",
                    "email",
                    "explanation",
                    "hint",
                    "legalbasis",
                    "method",
                    "name",
                    "note",
                    "notes",
                    "ordernumber",
                    "reason",
                    "remark",
                    "remarks",
                    "source",
                    "tags",
                    "taxrounding",
                    "title",
                    "why");

    private final JsonNode node;
    private final String path;
    private final List<String> unread;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonNode node, String path, List<String> unread) {
        this.node = node;
        this.path = path;
        this.unread = unread;
    }

    /**
     * The fields of an object.
     *
     * @param unread takes the paths of fields nobody asked for, when {@link #close} is called
     */
    static Fields of(JsonNode node, String path, List<String> unread) {
        if (!node.isObject()) {
            throw new UnreadableCart(path, "is no object but " + shown(node));
        }
        return new Fields(node, path, unread);
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    String path() {
        return path;
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    UnreadableCart wrong(String field, String problem) {
        return new UnreadableCart(path(field), problem);
    }

    private Optional<JsonNode> find(String field) {
        asked.add(field);
        JsonNode found = node.get(field);
        return found == null || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    boolean has(String field) {
        return find(field).isPresent();
    }

    /** The first of several names that is present. */
    Optional<String> firstOf(String... names) {
        Optional<String> found = Optional.empty();
        for (String name : names) {
            if (has(name) && found.isEmpty()) {
                found = Optional.of(name);
            }
        }
        return found;
    }

    Optional<String> text(String... names) {
        return firstOf(names).map(this::textOf);
    }

    private String textOf(String field) {
        JsonNode value = find(field).orElseThrow();
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        throw wrong(field, "is no text but " + shown(value));
    }

    String requiredText(String field) {
        return text(field).orElseThrow(() -> wrong(field, "is missing"));
    }

    Optional<BigDecimal> decimal(String... names) {
        return firstOf(names).map(this::decimalOf);
    }

    @Nullable BigDecimal decimalOrNull(String... names) {
        return decimal(names).orElse(null);
    }

    BigDecimal requiredDecimal(String field) {
        return decimal(field).orElseThrow(() -> wrong(field, "is missing"));
    }

    private BigDecimal decimalOf(String field) {
        return decimal(find(field).orElseThrow(), path(field));
    }

    static BigDecimal decimal(JsonNode value, String path) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isString()) {
            try {
                return new BigDecimal(value.stringValue().strip());
            } catch (NumberFormatException e) {
                throw new UnreadableCart(path, "is no decimal number: " + shown(value));
            }
        }
        throw new UnreadableCart(path, "is no number but " + shown(value));
    }

    Optional<Boolean> flag(String... names) {
        return firstOf(names)
                .map(name -> {
                    JsonNode value = find(name).orElseThrow();
                    if (value.isBoolean()) {
                        return value.booleanValue();
                    }
                    return switch (value.isString() ? lower(value.stringValue()) : "") {
                        case "true", "yes" -> true;
                        case "false", "no" -> false;
                        default -> throw wrong(name, "is neither true nor false: " + shown(value));
                    };
                });
    }

    /** A text, or true or false as text. */
    Optional<String> flagOrText(String field) {
        return find(field)
                .map(value ->
                        value.isBoolean() ? String.valueOf(value.booleanValue()) : textOf(field));
    }

    Optional<LocalDate> date(String... names) {
        return firstOf(names)
                .map(name -> {
                    String text = textOf(name);
                    try {
                        return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                    } catch (DateTimeParseException e) {
                        throw wrong(name, "is no date like 2026-11-03: '" + text + "'");
                    }
                });
    }

    /** A text that must be one of the names. */
    <T> Optional<T> choice(Map<String, T> choices, String... names) {
        return firstOf(names)
                .map(name -> {
                    T chosen = choices.get(lower(textOf(name)));
                    if (chosen == null) {
                        throw wrong(
                                name,
                                "'"
                                        + textOf(name)
                                        + "' is none of "
                                        + String.join(
                                                ", ", choices.keySet().stream().sorted().toList()));
                    }
                    return chosen;
                });
    }

    /** Names are compared without case, blanks, hyphens and underscores. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    Optional<Fields> object(String... names) {
        return firstOf(names).map(name -> of(find(name).orElseThrow(), path(name), unread));
    }

    /** Whether the field is an object, and not a plain value. */
    boolean isObject(String field) {
        return find(field).map(JsonNode::isObject).orElse(false);
    }

    /** Whether the field is a plain number or text. */
    boolean isPlain(String field) {
        return find(field).map(value -> value.isNumber() || value.isString()).orElse(false);
    }

    /** Whether the field is true or false, and not an amount. */
    boolean isFlag(String field) {
        return find(field).map(JsonNode::isBoolean).orElse(false);
    }

    /** The objects of an array, or the only object in place of one; empty if absent. */
    List<Fields> objects(String field) {
        Optional<JsonNode> value = find(field);
        if (value.isPresent() && value.get().isObject()) {
            return List.of(of(value.get(), path(field), unread));
        }
        List<Fields> objects = new ArrayList<>();
        List<JsonNode> nodes = nodes(field);
        for (int i = 0; i < nodes.size(); i++) {
            objects.add(of(nodes.get(i), path(field) + "[" + i + "]", unread));
        }
        return objects;
    }

    /** The elements of an array; empty if absent. */
    List<JsonNode> nodes(String field) {
        Optional<JsonNode> value = find(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            throw wrong(field, "is no array but " + shown(value.get()));
        }
        return value.get().valueStream().toList();
    }

    /** The texts of an array, or the only text in place of one; empty if absent. */
    List<String> texts(String... names) {
        Optional<String> name = firstOf(names);
        if (name.isEmpty()) {
            return List.of();
        }
        JsonNode value = find(name.get()).orElseThrow();
        if (!value.isArray()) {
            return List.of(textOf(name.get()));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : nodes(name.get())) {
            if (!each.isString()) {
                throw wrong(name.get(), "holds something that is no text: " + shown(each));
            }
            texts.add(each.stringValue());
        }
        return texts;
    }

    /** The names and values of a plain object such as a split by rates. */
    Map<String, BigDecimal> decimals(String field) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        find(field)
                .filter(JsonNode::isObject)
                .ifPresent(value ->
                        value.propertyStream()
                                .forEach(each ->
                                        values.put(
                                                each.getKey(),
                                                decimal(
                                                        each.getValue(),
                                                        path(field) + "." + each.getKey()))));
        return values;
    }

    /** Fields that are known and mean nothing here. */
    Fields ignore(String... names) {
        asked.addAll(List.of(names));
        return this;
    }

    /** Notes the fields nobody asked for; call it when everything is read. */
    void close() {
        node.propertyNames().stream()
                .filter(name -> !asked.contains(name) && !PROSE.contains(lower(name)))
                .forEach(name -> unread.add(path(name)));
    }
}
