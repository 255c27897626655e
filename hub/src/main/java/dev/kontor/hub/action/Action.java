package dev.kontor.hub.action;

import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Optional;

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

    /** What it does, in a sentence. */
    default Words description() {
        return title();
    }

    /**
     * The part that its effect plays for the source object (a role of the ledger), if it has one.
     */
    default Optional<String> role() {
        return Optional.empty();
    }

    /** Who may perform it by hand; a flow needs nobody's. */
    default Permission permission() {
        return effect() == ActionEffect.READ ? Permission.VIEW : Permission.WORK;
    }

    /** How a request without an answer is looked into. */
    default Doubt doubt() {
        return effect() == ActionEffect.READ ? Doubt.REPEAT : Doubt.ASK;
    }

    /**
     * What later steps of a rehearsal are given instead of the output, which only performing gives.
     * Empty if it cannot be known before. Calls nobody.
     */
    default Optional<O> expected(ActionContext context, I input, Plan plan) {
        return Optional.empty();
    }

    /**
     * In what the record that stands for the input differs from what would be made today, other
     * than in dates and numbers; empty if in nothing, or if there is none.
     */
    default List<Words> differences(ActionContext context, I input) {
        return List.of();
    }

    /** The documents of a plan as they will look; none if it is about no document. */
    default List<DocumentPreview> preview(ActionContext context, I input, Plan plan) {
        return List.of();
    }

    /** What {@link #perform} would do now, without doing it. */
    Plan plan(ActionContext context, I input);

    /** Brings the remote system into line with the input, if it is not already. Never waits. */
    Outcome<O> perform(ActionContext context, I input);
}
