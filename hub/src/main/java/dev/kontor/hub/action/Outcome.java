package dev.kontor.hub.action;

import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How performing an action ended, for now. */
public sealed interface Outcome<O> {

    /**
     * In line with the input.
     *
     * @param doneAt when it first became so
     * @param grounds why it is as it is; null if there was nothing to decide
     */
    record Done<O>(O output, Instant doneAt, Words what, @Nullable Grounds grounds)
            implements Outcome<O> {

        /** In line with the input, without a decision to explain. */
        public Done(O output, Instant doneAt, Words what) {
            this(output, doneAt, what, null);
        }

        /** The same, explained. */
        public Done<O> with(@Nullable Grounds why) {
            return new Done<>(output, doneAt, what, why);
        }
    }

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
     * @param grounds what is proposed and why; null if nothing is
     */
    record Problem(String code, Words reason, List<Answer> answers, @Nullable Grounds grounds) {

        public Problem {
            answers = List.copyOf(answers);
        }

        /** A problem without a proposal. */
        public Problem(String code, Words reason, List<Answer> answers) {
            this(code, reason, answers, null);
        }
    }

    /**
     * One possible answer to a {@link Problem}.
     *
     * @param key what is sent back, such as {@code leave-so}
     * @param keepable whether it can be kept as a rule for later cases of the same kind: then the
     *     key followed by {@link #KEEP} is an answer, too
     */
    record Answer(String key, Words label, Boolean keepable) {

        @SuppressWarnings("ConstantValue") // answers stored before there were rules have none
        public Answer {
            keepable = keepable != null && keepable;
        }

        /** Ends the key of an answer that shall be kept as a rule. */
        public static final String KEEP = "+keep";

        /** An answer for one case. */
        public Answer(String key, Words label) {
            this(key, label, false);
        }

        /** Whether this is what was answered. */
        public boolean is(String answered) {
            return key.equals(answered) || (keepable && (key + KEEP).equals(answered));
        }
    }
}
