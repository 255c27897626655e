package dev.kontor.hub.action;

import dev.kontor.hub.shared.Words;

/**
 * A named operation. Implementations are Spring beans, thread-safe and stateless. Performing twice
 * with the same input changes nothing the second time ("ensure", design.md section 2).
 *
 * @param <I> input: a record; its components are the keys under {@code with} in a flow, in snake
 *     case
 * @param <O> output: a record; later steps read it as {@code steps.<id>.<component>}
 */
public interface Action<I extends Record, O extends Record> {

    /** What flows call it: {@code module.verb-noun}. */
    String name();

    Words title();

    Class<I> input();

    Class<O> output();

    ActionEffect effect();

    /**
     * Calls to Lexware that one performance costs when nothing is in the books yet; an estimate.
     */
    int cost();

    /** What {@link #perform} would do now, without doing it. */
    Plan plan(ActionContext context, I input);

    /** Brings the remote system into line with the input, if it is not already. Never waits. */
    Outcome<O> perform(ActionContext context, I input);
}
