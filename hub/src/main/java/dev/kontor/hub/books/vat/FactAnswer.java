package dev.kontor.hub.books.vat;

import dev.kontor.hub.shared.Sha256;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Answer;
import dev.kontor.vat.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person says about the facts of a case: taken for true, and decided again.
 *
 * @param about the question it answers: its code and the customer, such as {@code r02.0f3a…}
 */
record FactAnswer(Answer answer, String about) {

    /** Of the questions stored with these answers. */
    static final String QUESTION = "fact:";

    /** True of a customer as long as nobody says otherwise; the others are of one case. */
    private static final Set<Answer> KEEPABLE =
            EnumSet.of(
                    Answer.CUSTOMER_IS_BUSINESS,
                    Answer.CUSTOMER_IS_CONSUMER,
                    Answer.CUSTOMER_IS_PUBLIC_BODY,
                    Answer.BUSINESS_PROVEN,
                    Answer.NO_BUILDER);

    /** What may be said about the facts behind these questions, each once. */
    static List<FactAnswer> to(List<Question> questions, String party) {
        return questions.stream()
                .flatMap(question ->
                        question.answers().stream()
                                .filter(answer -> answer.effect() == Answer.Effect.CORRECTS_FACTS)
                                .map(answer -> new FactAnswer(answer, about(question, party))))
                .distinct()
                .toList();
    }

    /** The answer whose key this is. */
    static Optional<FactAnswer> ofKey(String key) {
        int colon = key.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Answer.byId(key.substring(0, colon))
                        .filter(answer -> answer.effect() == Answer.Effect.CORRECTS_FACTS)
                        .map(answer -> new FactAnswer(answer, key.substring(colon + 1)));
    }

    private static String about(Question question, String party) {
        return question.reviewCode().name().toLowerCase(Locale.ROOT) + "." + Sha256.brief(party);
    }

    String question() {
        return QUESTION + about;
    }

    dev.kontor.hub.action.Outcome.Answer offered() {
        return new dev.kontor.hub.action.Outcome.Answer(
                answer.id() + ":" + about,
                new Words(answer.wording().de(), answer.wording().en()),
                KEEPABLE.contains(answer));
    }
}
