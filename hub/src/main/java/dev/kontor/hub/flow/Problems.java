package dev.kontor.hub.flow;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Sha256;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Set;

/** The questions that flows themselves ask; those of actions come with the actions. */
final class Problems {

    static final String NEEDS_APPROVAL = "needs-approval";
    static final String FLOW_UNCLEAR = "flow-unclear";
    static final String FAILING = "failing";
    static final String APPROVAL_EXPIRED = "approval-expired";

    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final String TRY_AGAIN = "try-again";
    static final String LEAVE_SO = "leave-so";
    static final String ASK_AGAIN = "ask-again";

    private Problems() {}

    /** Whether an answer to this code is acted on here, not by an action. */
    static boolean decidedHere(String code) {
        return Set.of(NEEDS_APPROVAL, APPROVAL_EXPIRED, FLOW_UNCLEAR, FAILING).contains(code);
    }

    /**
     * @param approval the id of what is asked for; an answer decides on nothing else
     */
    static Problem needsApproval(Words action, Plan plan, String approval) {
        Money gross = plan.gross();
        Words amount =
                gross == null
                        ? new Words("", "")
                        : new Words(" über " + gross.words().de(), " of " + gross.words().en());
        return new Problem(
                NEEDS_APPROVAL,
                new Words(
                        "„%s“%s braucht eine Freigabe. Freigegeben wird genau, was jetzt geplant"
                                        .formatted(action.de(), amount.de())
                                + " ist; ändert es sich, wird neu gefragt.",
                        "'%s'%s needs an approval. What is planned now is approved exactly; if it"
                                        .formatted(action.en(), amount.en())
                                + " changes, you are asked again."),
                List.of(
                        Answer.to(approval, REJECT, new Words("Ablehnen", "Reject")),
                        Answer.to(approval, APPROVE, new Words("Freigeben", "Approve"))));
    }

    static boolean asksAgain(StuckCase answered) {
        return ASK_AGAIN.equals(answered.answer());
    }

    static Problem approvalExpired() {
        return new Problem(
                APPROVAL_EXPIRED,
                new Words(
                        "Die Frist der Freigabe ist abgelaufen, niemand hat entschieden. Es wurde nichts gesendet.",
                        "The time of the approval is over and nobody decided. Nothing was sent."),
                List.of(
                        new Answer(
                                LEAVE_SO,
                                new Words(
                                        "So lassen: für diesen Vorgang nichts tun",
                                        "Leave so: do nothing for this object")),
                        new Answer(ASK_AGAIN, new Words("Noch einmal fragen", "Ask again"))));
    }

    static Problem unclear(Words reason) {
        return new Problem(
                FLOW_UNCLEAR,
                reason,
                List.of(
                        new Answer(TRY_AGAIN, new Words("Noch einmal versuchen", "Try again")),
                        new Answer(
                                LEAVE_SO,
                                new Words(
                                        "So lassen: für diesen Vorgang nichts tun",
                                        "Leave so: do nothing for this object"))));
    }

    static Problem failing() {
        return new Problem(
                FAILING,
                new Words(
                        "Die Bearbeitung bricht seit über zehn Minuten immer wieder mit einem"
                                + " unerwarteten Fehler ab; sie wird weiter versucht. Die Ursache steht"
                                + " im Protokoll. Bitte den Betreuer dieser Installation verständigen.",
                        "Work on this has been failing with an unexpected error for more than ten"
                                + " minutes; it is tried again and again. The cause is in the log."
                                + " Please tell whoever runs this installation."),
                List.of(new Answer(TRY_AGAIN, new Words("Jetzt versuchen", "Try now"))));
    }

    static String hash(String text) {
        return Sha256.hex(text).substring(0, 32);
    }
}
