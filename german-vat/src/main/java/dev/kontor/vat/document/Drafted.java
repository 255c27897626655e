package dev.kontor.vat.document;

import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Wording;
import java.util.List;

/** What became of a cart or a refund: documents that may be finalised, or a question. */
public sealed interface Drafted {

    /**
     * Documents whose totals add up to the source's.
     *
     * @param documents never empty
     */
    record Documents(List<Document> documents) implements Drafted {
        public Documents {
            documents = List.copyOf(documents);
            if (documents.isEmpty()) {
                throw new IllegalArgumentException("A result without document must be held.");
            }
        }
    }

    /**
     * A person must answer first.
     *
     * @param questions what is open, the weightiest first; never empty
     * @param proposal what would be written if the answers are the expected ones; may be empty,
     *     never to be finalised as it is
     */
    record Held(List<Question> questions, List<Document> proposal) implements Drafted {
        public Held {
            questions = List.copyOf(questions);
            proposal = List.copyOf(proposal);
            if (questions.isEmpty()) {
                throw new IllegalArgumentException("A held result needs a question.");
            }
        }

        static Held of(Question question) {
            return new Held(List.of(question), List.of());
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
