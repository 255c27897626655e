package dev.kontor.hub.flow;

import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.ConfigurationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of every error in a document which step and which field it is about, even where the document
 * is no YAML any more: then the lines above it tell.
 */
final class FlowProblems {

    private static final Pattern BY_ID = Pattern.compile("steps\\.([a-z][a-z0-9_]*)\\.(.+)");
    private static final Pattern BY_PLACE =
            Pattern.compile("(?:.*\\.)?steps\\[(\\d+)](?:\\.(.+))?");
    private static final Pattern ID =
            Pattern.compile("^\\s*(?:-\\s*\\{?\\s*)?id\\s*:\\s*(.*?)\\s*$");
    private static final Pattern KEY =
            Pattern.compile("^\\s*(?:-\\s*)?\\{?\\s*[\"']?([^\\s:\"'{}\\[\\],#]+)[\"']?\\s*:");
    private static final Pattern ITEM = Pattern.compile("^(\\s*)-\\s.*|^(\\s*)-$");

    private final List<String> lines;

    private FlowProblems(String text) {
        this.lines = text.lines().toList();
    }

    static List<FlowProblem> of(String text, ConfigurationException refused) {
        FlowProblems problems = new FlowProblems(text);
        return refused.errors().stream().map(problems::problem).toList();
    }

    private FlowProblem problem(ConfigurationError error) {
        int line = error.position().line();
        Matcher byId = BY_ID.matcher(error.path());
        if (byId.matches()) {
            return problem(error, byId.group(1), byId.group(2));
        }
        Matcher byPlace = BY_PLACE.matcher(error.path());
        if (byPlace.matches()) {
            String field = byPlace.group(2);
            String step = stepAt(line);
            return problem(
                    error,
                    step == null ? "step " + (Integer.parseInt(byPlace.group(1)) + 1) : step,
                    field == null ? keyAt(line) : field);
        }
        if (error.path().isEmpty()) {
            return problem(error, stepAt(line), keyAt(line));
        }
        boolean ofTheFlow = FlowReader.KEYS.contains(error.path().split("[.\\[]", 2)[0]);
        // A key that slipped out of its step stands among those of the flow.
        return problem(error, ofTheFlow ? null : stepAt(line), error.path());
    }

    private static FlowProblem problem(
            ConfigurationError error, @Nullable String step, String field) {
        return new FlowProblem(
                error.position().line(),
                error.position().column(),
                step,
                field,
                error.problem(),
                error.remedy());
    }

    /** The step that a line belongs to; null if it is above the steps. */
    private @Nullable String stepAt(int line) {
        int first = firstStepLine();
        if (first < 0 || line - 1 < first) {
            return null;
        }
        int item = itemAt(line, first);
        String id = idOf(item);
        return id == null ? "step " + place(item, first) : id;
    }

    private int firstStepLine() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("\\s*-(\\s.*)?") && i > 0) {
                return i;
            }
        }
        return -1;
    }

    /** The nearest line at or above that begins a list item. */
    private int itemAt(int line, int first) {
        for (int i = Math.min(line, lines.size()) - 1; i > first; i--) {
            if (ITEM.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return first;
    }

    private @Nullable String idOf(int item) {
        for (int i = item; i < lines.size(); i++) {
            if (i > item && ITEM.matcher(lines.get(i)).matches()) {
                break;
            }
            Matcher id = ID.matcher(lines.get(i));
            if (id.matches() && !id.group(1).isEmpty()) {
                return id.group(1);
            }
        }
        return null;
    }

    private long place(int item, int first) {
        return lines.subList(first, item + 1).stream()
                .filter(line -> ITEM.matcher(line).matches())
                .count();
    }

    /** The key that a line is about: its own, or that of the nearest line above that has one. */
    private String keyAt(int line) {
        for (int i = Math.min(line, lines.size()) - 1; i >= 0; i--) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.find()) {
                return key.group(1);
            }
        }
        return "document";
    }
}
