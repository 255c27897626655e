package dev.kontor.hub.action;

import dev.kontor.hub.shared.Sha256;
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
     * @param key what is sent back, such as {@code leave-so}; {@code accept@1a2b…} if it holds for
     *     what was shown only, so that nobody agrees to what they have not seen
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

        /** In a key, before the hash of what the answer is about. */
        public static final String ABOUT = "@";

        /**
         * An answer that holds for exactly this.
         *
         * @param about what it is about; any text, of which only a hash leaves
         */
        public static Answer to(String about, String kind, Words label) {
            return new Answer(keyTo(about, kind), label);
        }

        /** The key of {@link #to}. */
        public static String keyTo(String about, String kind) {
            return kind + ABOUT + Sha256.brief(about);
        }

        /** Whether it holds for what was shown only. */
        public boolean bound() {
            return key.contains(ABOUT);
        }

        /** The key without what it is about: answers of one kind mean the same. */
        public String kind() {
            int end = key.indexOf(ABOUT);
            return end < 0 ? key : key.substring(0, end + 1);
        }

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
