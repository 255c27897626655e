package dev.kontor.hub.flow.expression;

/** What evaluating an expression gave. */
public sealed interface Evaluation {

    /** A value of the wanted Java type. */
    record Value(Object value) implements Evaluation {}

    /**
     * Something on the way is absent.
     *
     * @param name the last part of the path, such as {@code email}
     */
    record Missing(String name) implements Evaluation {}

    /** It could not be calculated; {@code why} names the reason without personal data. */
    record Failed(String why) implements Evaluation {}
}
