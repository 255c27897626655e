package dev.kontor.cli;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Question;
import dev.kontor.vat.cases.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** Why an outcome is what it is, in the language of the person who asked. */
record VatReasons(Outcome outcome, VatLanguage language) {

    /** Review codes, rule, statute, and one sentence: the rule's, or the questions. */
    List<String> columns() {
        Decided decided = outcome.decided();
        String codes =
                outcome.questions().stream()
                        .map(question -> question.reviewCode().name())
                        .distinct()
                        .collect(Collectors.joining(" "));
        String questions =
                outcome.questions().stream()
                        .map(Question::wording)
                        .map(language::of)
                        .collect(Collectors.joining(" "));
        String rule = decided == null ? "" : language.of(decided.rule().sentence());
        return List.of(
                codes,
                decided == null ? "" : decided.rule().id(),
                decided == null ? "" : decided.rule().statute(),
                outcome.review() ? questions : rule);
    }
}
