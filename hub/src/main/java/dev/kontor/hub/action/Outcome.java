package dev.kontor.hub.action;

import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.List;

/** How performing an action ended, for now. */
public sealed interface Outcome<O> {

    /**
     * In line with the input.
     *
     * @param doneAt when it first became so
     */
    record Done<O>(O output, Instant doneAt, Words what) implements Outcome<O> {}

    /** Not yet; the pass ends and comes again. Nothing is wrong. */
    record Waiting<O>(Instant nextLook, Words why) implements Outcome<O> {}

    /** Needs a person. Steps that need this one's output are not reached. */
    record Stuck<O>(Problem problem) implements Outcome<O> {}

    /**
     * What a person is asked.
     *
     * @param code stable word for likes to be grouped by, such as {@code document-deleted}
     * @param reason in plain words, with the way out
     * @param answers the possible answers, the harmless one first
     */
    record Problem(String code, Words reason, List<Answer> answers) {

        public Problem {
            answers = List.copyOf(answers);
        }
    }

    /**
     * One possible answer to a {@link Problem}.
     *
     * @param key what is sent back, such as {@code leave-so}
     */
    record Answer(String key, Words label) {}
}
