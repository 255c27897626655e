package dev.kontor.hub.flow.expression;

import java.util.List;

/** An expression that cannot be used, with all that is wrong in it; never empty. */
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ExpressionIssue> issues;

    ExpressionException(List<ExpressionIssue> issues) {
        super(issues.getFirst().problem());
        this.issues = List.copyOf(issues);
    }

    ExpressionException(ExpressionIssue issue) {
        this(List.of(issue));
    }

    public List<ExpressionIssue> issues() {
        return issues;
    }
}
