package dev.kontor.vat;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person must answer before the case can go on.
 *
 * @param reviewCode why, in the list a bookkeeper can filter by
 * @param wording the question, with the values it is about
 * @param answers what may be answered, the likeliest first; never empty. Taking a proposal as it is
 *     comes with the proposal: see {@link Decision.Held#answers()}
 */
public record Question(ReviewCode reviewCode, Wording wording, List<Answer> answers) {

    /** What may be said to any question. */
    private static final List<Answer> ALWAYS = List.of(Answer.LOOK_AGAIN, Answer.BY_HAND);

    public Question {
        answers = List.copyOf(answers);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("A question needs an answer: " + wording.en());
        }
    }

    /**
     * A question in both languages, to be answered by correcting the facts or by hand.
     *
     * @param values what stands for each {@code {}}, as {@link Wording#of} says
     */
    public static Question of(ReviewCode reviewCode, String de, String en, Object... values) {
        return new Question(reviewCode, Wording.of(de, en, values), ALWAYS);
    }

    /** The same question with answers of its own before those that always fit. */
    Question withAnswers(Answer... own) {
        List<Answer> all = new ArrayList<>(List.of(own));
        all.addAll(ALWAYS);
        return new Question(reviewCode, wording, all);
    }
}
