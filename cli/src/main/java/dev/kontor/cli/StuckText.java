package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stuck objects as lines of text. Fields that are not known here are shown as they come. */
final class StuckText {

    private StuckText() {}

    /** Two or three lines: what it is, why, and the possible answers. */
    static List<String> summary(String organisation, JsonNode item) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  %s  %s  since %s"
                        .formatted(
                                text(item.path("id")),
                                organisation,
                                text(item.path("subject")),
                                text(item.path("since"))));
        lines.add("    " + text(item.path("reason")));
        if (!item.path("answers").isMissingNode()) {
            lines.add("    answers: " + text(item.path("answers")));
        }
        return lines;
    }

    /** Every field, nested ones indented. */
    static List<String> everything(JsonNode item) {
        List<String> lines = new ArrayList<>();
        describe(item, "", lines);
        return lines;
    }

    private static void describe(JsonNode node, String indent, List<String> lines) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                continue;
            }
            if (isWords(value) || !value.isContainer() || isPlainList(value)) {
                lines.add(indent + field.getKey() + ": " + text(value));
            } else {
                lines.add(indent + field.getKey() + ":");
                if (value.isArray()) {
                    for (JsonNode each : value) {
                        lines.add(indent + "  -");
                        describe(each, indent + "    ", lines);
                    }
                } else {
                    describe(value, indent + "  ", lines);
                }
            }
        }
    }

    private static String text(JsonNode node) {
        if (isWords(node)) {
            return node.path(StuckCommand.language()).asString("");
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(answer(item)));
            return String.join(", ", items);
        }
        return node.isContainer() ? node.toString() : node.asString("-");
    }

    /** An answer is a key with a label in two languages. */
    private static String answer(JsonNode item) {
        return item.has("key")
                ? "%s%s (%s)"
                        .formatted(
                                text(item.path("key")),
                                item.path("keepable").asBoolean(false) ? " [+keep]" : "",
                                text(item.path("label")))
                : text(item);
    }

    private static boolean isWords(JsonNode node) {
        return node.isObject() && node.size() == 2 && node.has("de") && node.has("en");
    }

    private static boolean isPlainList(JsonNode node) {
        return node.isArray()
                && node.valueStream().allMatch(item -> !item.isContainer() || isWords(item));
    }
}
