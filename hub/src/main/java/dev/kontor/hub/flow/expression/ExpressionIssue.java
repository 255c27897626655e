package dev.kontor.hub.flow.expression;

/**
 * Something wrong in an expression.
 *
 * @param line within the expression, from 1
 * @param column within the line, from 1
 */
public record ExpressionIssue(int line, int column, String problem, String remedy) {}
