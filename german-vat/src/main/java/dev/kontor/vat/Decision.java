package dev.kontor.vat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The VAT treatment of one supply, or the question a person must answer first. Never a guess. */
public sealed interface Decision {

    /**
     * The treatment is certain.
     *
     * @param treatment tax type, rate, category and text
     * @param rule the rule that decided
     * @param factsReliedOn what the rule looked at, in the order it looked
     * @param warnings what to know, without holding anything up
     */
    record Decided(Treatment treatment, Rule rule, List<Fact> factsReliedOn, List<Warning> warnings)
            implements Decision {
        public Decided {
            factsReliedOn = List.copyOf(factsReliedOn);
            warnings = List.copyOf(warnings);
        }

        /** A decision without warnings. */
        public Decided(Treatment treatment, Rule rule, List<Fact> factsReliedOn) {
            this(treatment, rule, factsReliedOn, List.of());
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

        /** What may be answered to all questions together, the proposal first if there is one. */
        public List<Answer> answers() {
            Stream<Answer> asProposed =
                    proposal == null ? Stream.empty() : Stream.of(Answer.AS_PROPOSED);
            Stream<Answer> asked = questions.stream().flatMap(each -> each.answers().stream());
            return Stream.concat(asProposed, asked).distinct().toList();
        }
    }
}
