package dev.kontor.hub.flow.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.kontor.hub.yaml.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the compiler's issues into what is wrong and what would be right. */
final class Complaints {

    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern UNDECLARED =
            Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD =
            Pattern.compile(
                    "found no matching overload for '([^']*)' applied to '([^']*)'.*",
                    Pattern.DOTALL);
    private static final Pattern PATH_BEFORE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*(?:\\s*\\.\\s*[A-Za-z_][A-Za-z0-9_]*)*)\\s*$");

    private final CelTypes types;
    private final Map<String, CelType> variables;
    private final List<String> lines;

    Complaints(CelTypes types, Map<String, CelType> variables, String text) {
        this.types = types;
        this.variables = variables;
        this.lines = text.lines().toList();
    }

    List<ExpressionIssue> explain(List<CelIssue> issues) {
        return issues.stream().map(this::explain).toList();
    }

    private ExpressionIssue explain(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        String message = issue.getMessage();
        Matcher field = UNDEFINED_FIELD.matcher(message);
        if (field.matches()) {
            return new ExpressionIssue(
                    line,
                    column + 1,
                    "there is no field '%s' here".formatted(field.group(1)),
                    suggestField(field.group(1), line, column));
        }
        Matcher name = UNDECLARED.matcher(message);
        if (name.matches()) {
            return new ExpressionIssue(
                    line,
                    column + 1,
                    "the name '%s' is not known here".formatted(name.group(1)),
                    Spelling.suggest(name.group(1), variables.keySet())
                            + (isWord(name.group(1)) ? "; a text stands in quotes" : ""));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return new ExpressionIssue(
                    line,
                    column + 1,
                    "%s cannot be applied to %s"
                            .formatted(operator(overload.group(1)), shortTypes(overload.group(2))),
                    "compare or calculate with values of one kind");
        }
        return new ExpressionIssue(
                line,
                column + 1,
                "this is not a valid expression (%s)".formatted(firstPart(message)),
                "see docs/flows.md for what can be written");
    }

    private String suggestField(String field, int line, int column) {
        CelType owner = line <= lines.size() ? ownerBefore(lines.get(line - 1), column) : null;
        if (owner == null) {
            return "see docs/flows.md for the fields";
        }
        Collection<String> fields = types.fieldsOf(owner).keySet();
        if (owner.name().equals(CelTypes.STEPS)) {
            return fields.isEmpty()
                    ? "this is the first step; only later steps can use the output of a step"
                    : "only earlier steps can be used; " + Spelling.suggest(field, fields);
        }
        return Spelling.suggest(field, fields);
    }

    /** The type of the path that ends before the dot at this column, if it is a plain path. */
    private @Nullable CelType ownerBefore(String line, int column) {
        Matcher path = PATH_BEFORE.matcher(line.substring(0, Math.min(column, line.length())));
        if (!path.find()) {
            return null;
        }
        String[] names = path.group(1).split("\\s*\\.\\s*", -1);
        CelType type = variables.get(names[0]);
        for (int i = 1; i < names.length && type != null; i++) {
            type = types.fieldsOf(type).get(names[i]);
        }
        return type;
    }

    private static boolean isWord(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*");
    }

    private static String operator(String function) {
        String bare = function.replace("_", "");
        return "'" + (bare.isEmpty() ? function : bare) + "'";
    }

    private static String shortTypes(String types) {
        return types.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replaceAll("%A\\d+", "any");
    }

    private static String firstPart(String message) {
        int expecting = message.indexOf(" expecting ");
        return (expecting > 0 ? message.substring(0, expecting) : message)
                .replace("<EOF>", "end of the expression");
    }
}
