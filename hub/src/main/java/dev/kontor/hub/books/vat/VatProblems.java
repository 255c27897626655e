package dev.kontor.hub.books.vat;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What VAT asks people. Codes and answer keys are stable. */
public final class VatProblems {

    static final String GOODS = "goods:";
    static final String AS_PROPOSED = "as-proposed:";
    static final String TRY_AGAIN = "try-again";

    private static final Answer AGAIN =
            new Answer(TRY_AGAIN, new Words("Erneut versuchen", "Try again"));
    private static final Answer LEAVE =
            new Answer("leave-so", new Words("Ohne Beleg lassen", "Leave without a document"));

    private VatProblems() {}

    static Problem smallBusinessContradicts(boolean profile, boolean declared) {
        return contradiction(
                "vat-small-business",
                new Words(
                        "Lexware führt den Betrieb als %s (smallBusiness=%s), kontor.yaml sagt vat.small-business: %s.",
                        "Lexware has the business as %s (smallBusiness=%s), kontor.yaml says vat.small-business: %s."),
                profile
                        ? new Words("Kleinunternehmer", "a small business")
                        : new Words("regelbesteuert", "normally taxed"),
                profile,
                declared);
    }

    static Problem oneStopShopContradicts(@Nullable String principle, boolean declared) {
        return contradiction(
                "vat-oss",
                new Words(
                        "Lexware hat für Fernverkäufe %s (distanceSalesPrinciple=%s), kontor.yaml sagt vat.oss: %s.",
                        "Lexware has %s for distance sales (distanceSalesPrinciple=%s), kontor.yaml says vat.oss: %s."),
                principle == null
                        ? new Words("nichts eingestellt", "nothing set")
                        : new Words("eine Einstellung", "a setting"),
                principle == null ? "-" : principle,
                declared);
    }

    private static Problem contradiction(
            String code, Words both, Words meaning, Object profile, boolean declared) {
        return new Problem(
                code,
                new Words(
                        both.de().formatted(meaning.de(), profile, declared)
                                + " Eines von beiden stimmt nicht: in Lexware (Einstellungen ›"
                                + " Umsatzsteuer) ändern und hier erneut versuchen, oder"
                                + " kontor.yaml ändern und Kontor neu starten.",
                        both.en().formatted(meaning.en(), profile, declared)
                                + " One of the two is wrong: change it in Lexware (settings ›"
                                + " VAT) and try again here, or change kontor.yaml and restart"
                                + " Kontor."),
                List.of(AGAIN));
    }

    /** "What is this?" */
    static Problem unknownGoods(SaleLine line) {
        GoodsQuestion question = GoodsQuestion.about(line);
        String sku = line.sku() == null ? "" : " (" + line.sku() + ")";
        List<Answer> answers = new ArrayList<>();
        answers.add(AGAIN);
        Arrays.stream(GoodsChoice.values())
                .map(choice ->
                        new Answer(
                                GOODS + choice.key() + ":" + question.key(),
                                choice.label(),
                                question.keepable()))
                .forEach(answers::add);
        answers.add(LEAVE);
        return new Problem(
                "goods-unknown",
                new Words(
                        "Was ist „%s“%s? Davon hängt hier die Umsatzsteuer ab. Die Antwort kann als"
                                        .formatted(line.name(), sku)
                                + " Regel behalten werden; Regeln für viele Produkte gehören in"
                                + " kontor.yaml (vat.mapping).",
                        "What is '%s'%s? Its VAT depends on that here. The answer can be kept as a"
                                        .formatted(line.name(), sku)
                                + " rule; rules for many products belong into kontor.yaml"
                                + " (vat.mapping)."),
                answers);
    }

    /** What {@code german-vat} asks about a document that follows another one. */
    public static Problem held(List<Question> questions) {
        return held(questions, List.of(), null);
    }

    /** What {@code german-vat} asks about a sale, with what may be answered. */
    static Problem held(
            List<Question> questions,
            @Nullable Proposal proposal,
            @Nullable Grounds grounds,
            String party) {
        List<Answer> answers = new ArrayList<>();
        if (proposal != null) {
            answers.add(
                    new Answer(
                            AS_PROPOSED + proposal.question(),
                            new Words(
                                    "Wie vorgeschlagen: " + proposal.summary().de(),
                                    "As proposed: " + proposal.summary().en()),
                            proposal.keepable()));
        }
        FactAnswer.to(questions, party).stream().map(FactAnswer::offered).forEach(answers::add);
        return held(questions, answers, grounds);
    }

    private static Problem held(
            List<Question> questions, List<Answer> offered, @Nullable Grounds grounds) {
        List<Answer> answers = new ArrayList<>();
        answers.add(AGAIN);
        answers.addAll(offered);
        answers.add(LEAVE);
        return new Problem(
                "vat-" + questions.getFirst().reviewCode().name().toLowerCase(Locale.ROOT),
                new Words(
                        questions.stream()
                                .map(question -> question.wording().de())
                                .collect(Collectors.joining(" ")),
                        questions.stream()
                                .map(question -> question.wording().en())
                                .collect(Collectors.joining(" "))),
                answers,
                grounds);
    }
}
