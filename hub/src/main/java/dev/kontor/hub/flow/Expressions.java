package dev.kontor.hub.flow;

import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.flow.expression.ExpressionException;
import dev.kontor.hub.flow.expression.ExpressionIssue;
import dev.kontor.hub.flow.expression.Scope;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a document; what is wrong is noted with its place in the file. */
record Expressions(YamlProblems problems, Scope scope) {

    /**
     * The expression at a key; null if there is none or it was refused.
     *
     * @param owner the step it belongs to, as {@code steps.<id>.}; empty for the flow itself
     */
    @Nullable Expression read(YamlMap map, String key, String owner, Wanted wanted) {
        Optional<YamlScalar> scalar =
                problems.attempt(() -> map.optionalScalar(key)).orElse(Optional.empty());
        return scalar.map(found -> compile(found, owner + key, wanted).orElse(null)).orElse(null);
    }

    /** Checks one expression. */
    Optional<Expression> compile(YamlScalar scalar, String path, Wanted wanted) {
        try {
            return Optional.of(scope.compile(scalar.text(), wanted));
        } catch (ExpressionException refused) {
            for (ExpressionIssue issue : refused.issues()) {
                problems.add(
                        new ConfigurationError(
                                scalar.positionAt(issue.line(), issue.column()),
                                path,
                                issue.problem(),
                                issue.remedy() + textHint(wanted)));
            }
            return Optional.empty();
        }
    }

    private static String textHint(Wanted wanted) {
        return wanted.type() == String.class ? "; a fixed text is written '\"text\"'" : "";
    }
}
