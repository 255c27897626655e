package dev.kontor.hub.books.vat;

import static java.util.Objects.requireNonNullElse;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.books.vat.VatDesk.Case;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.organisation.GoodsRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what people answer to questions about VAT: for the object they were asked about, and as
 * a rule for later ones if they say so. Everything new goes into the audit trail.
 */
@Component
class AnswerIntake {

    private final GoodsRuleTable rules;
    private final VatAnswerTable answers;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    AnswerIntake(
            GoodsRuleTable rules,
            VatAnswerTable answers,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock,
            JsonMapper json) {
        this.rules = rules;
        this.answers = answers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /** Stores what was answered last about a case; what is stored already changes nothing. */
    void takeIn(Case asked) {
        String answer = asked.answer();
        if (answer == null) {
            return;
        }
        boolean keep = answer.endsWith(Answer.KEEP);
        String plain = keep ? answer.substring(0, answer.length() - Answer.KEEP.length()) : answer;
        String by = requireNonNullElse(asked.answeredBy(), "unknown");
        if (plain.startsWith(VatProblems.GOODS)) {
            takeInGoods(asked, plain.substring(VatProblems.GOODS.length()), keep, by);
        } else if (plain.startsWith(VatProblems.AS_PROPOSED)) {
            takeInPlain(
                    asked,
                    plain.substring(VatProblems.AS_PROPOSED.length()),
                    "as-proposed",
                    keep,
                    by);
        } else {
            FactAnswer.ofKey(plain)
                    .ifPresent(said ->
                            takeInPlain(asked, said.question(), said.answer().id(), keep, by));
        }
    }

    private void takeInPlain(Case asked, String question, String answer, boolean keep, String by) {
        store(
                asked,
                question,
                answer,
                by,
                keep,
                () -> answers.keep(asked.organisation(), question, answer, by, clock.instant()));
    }

    private void takeInGoods(Case asked, String text, boolean keep, String by) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return;
        }
        Optional<GoodsChoice> choice = GoodsChoice.ofKey(text.substring(0, colon));
        Optional<GoodsQuestion> question = GoodsQuestion.ofKey(text.substring(colon + 1));
        if (choice.isEmpty() || question.isEmpty()) {
            return;
        }
        GoodsRule.By property = question.get().by();
        store(
                asked,
                question.get().key(),
                choice.get().key(),
                by,
                keep && property != null,
                () ->
                        property != null
                                && rules.keep(
                                        asked.organisation(),
                                        new GoodsRule(
                                                property,
                                                question.get().value(),
                                                choice.get().goods(),
                                                choice.get().service(),
                                                null),
                                        by,
                                        clock.instant()));
    }

    /** Stores an answer, as a rule if it is to be kept; what is stored already changes nothing. */
    private void store(
            Case asked,
            String question,
            String answer,
            String by,
            boolean keep,
            BooleanSupplier rule) {
        transactions.runInOrganisation(
                asked.organisation(),
                () -> {
                    Instant now = clock.instant();
                    boolean news =
                            answers.put(
                                    asked.organisation(),
                                    asked.source(),
                                    question,
                                    answer,
                                    by,
                                    now);
                    boolean newRule = keep && rule.getAsBoolean();
                    if (news || newRule) {
                        audit.append(
                                asked.organisation(),
                                now,
                                newRule ? "vat-rule-kept" : "vat-answered",
                                asked.source().toString(),
                                json.writeValueAsString(new AuditEntry(question, answer, by)));
                    }
                });
    }

    /** What the audit trail keeps of an answer. */
    private record AuditEntry(String question, String answer, String by) {}
}
