package dev.kontor.vat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The VAT treatment of one supply, or the question a person must answer first. Never a guess. */
public sealed interface Decision {

    /**
     * The treatment is certain.
     *
     * @param treatment tax type, rate, category and text
     * @param rule the rule that decided
     * @param factsReliedOn what the rule looked at, in the order it looked
     */
    record Decided(Treatment treatment, Rule rule, List<Fact> factsReliedOn) implements Decision {
        public Decided {
            factsReliedOn = List.copyOf(factsReliedOn);
        }
    }

    /**
     * A person must answer; at most a draft may be made from the proposal, never a final document.
     *
     * @param questions what is open, the weightiest first; never empty
     * @param proposal what would be done if the answer is the expected one, where {@code vat.md}
     *     allows a proposal
     */
    record Held(List<Question> questions, @Nullable Decided proposal) implements Decision {
        public Held {
            questions = List.copyOf(questions);
            if (questions.isEmpty()) {
                throw new IllegalArgumentException("A held decision needs a question.");
            }
        }

        /** Holds with one question and without a proposal. */
        public static Held of(Question question) {
            return new Held(List.of(question), null);
        }

        /** Holds with one question and a proposal. */
        public static Held of(Question question, Decided proposal) {
            return new Held(List.of(question), proposal);
        }

        /** The code of the weightiest question. */
        public ReviewCode reviewCode() {
            return questions.getFirst().reviewCode();
        }

        /** The weightiest question. */
        public Wording question() {
            return questions.getFirst().wording();
        }
    }
}
