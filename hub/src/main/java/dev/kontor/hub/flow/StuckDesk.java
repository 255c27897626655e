package dev.kontor.hub.flow;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What needs a person, and where it is answered. An answer is acted on by the next pass. */
@Component
public class StuckDesk {

    /** The code of cases whose answer is a decision about a frozen request. */
    public static final String NEEDS_APPROVAL = Problems.NEEDS_APPROVAL;

    private static final int ALL_ALIKE = 10_000;

    private final StuckTable stuck;
    private final Approvals approvals;
    private final Lane lane;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Transactions transactions;
    private final InstantSource clock;

    StuckDesk(
            StuckTable stuck,
            Approvals approvals,
            Lane lane,
            AuditTrail audit,
            JsonMapper json,
            Transactions transactions,
            InstantSource clock) {
        this.stuck = stuck;
        this.approvals = approvals;
        this.lane = lane;
        this.audit = audit;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Open cases that nobody has answered yet, oldest first.
     *
     * @param code null: all
     * @param limit at most 1,000
     */
    public List<StuckCase> open(
            OrganisationId organisation, @Nullable String code, int offset, int limit) {
        return transactions.inOrganisation(
                organisation, () -> stuck.open(organisation, code, offset, Math.min(limit, 1_000)));
    }

    /** How many cases are open and not answered yet; of one code, or all with null. */
    public long countOpen(OrganisationId organisation, @Nullable String code) {
        return transactions.inOrganisation(organisation, () -> stuck.countOpen(organisation, code));
    }

    /** Open cases about an object and what is worked on with it, answered ones included. */
    public List<StuckCase> openOf(OrganisationId organisation, SourceRef root) {
        return transactions.inOrganisation(
                organisation,
                () -> stuck.ofRoot(organisation, root).stream().filter(StuckCase::open).toList());
    }

    /** Open cases older than that which nobody was told of yet, oldest first; at most 1,000. */
    public List<StuckCase> unannounced(OrganisationId organisation, Instant since) {
        return transactions.inOrganisation(
                organisation, () -> stuck.unannounced(organisation, since, 1_000));
    }

    /** Notes that people were told of these cases. */
    public void announced(OrganisationId organisation, List<UUID> cases) {
        transactions.runInOrganisation(
                organisation, () -> stuck.announced(organisation, cases, clock.instant()));
    }

    /** A case, open or closed. */
    public Optional<StuckCase> find(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(organisation, () -> stuck.find(organisation, id));
    }

    /**
     * Stores the answer and has the object looked at again at once. A second answer before that
     * replaces the first; what was left so can be answered anew at any time, and is asked again if
     * it is still so.
     *
     * @param answer one of the case's; followed by {@link Answer#KEEP} it is kept as a rule, where
     *     the answer allows that
     * @param by who answered
     * @throws HubException {@link FlowError#CASE_UNKNOWN}, {@link FlowError#CASE_CLOSED}, {@link
     *     FlowError#ANSWER_UNKNOWN}
     */
    public StuckCase answer(
            OrganisationId organisation, UUID id, String answer, @Nullable String note, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    StuckCase found =
                            stuck.find(organisation, id)
                                    .orElseThrow(() -> FlowError.caseUnknown(organisation, id));
                    requirePossible(found, answer);
                    if (!record(organisation, found, answer, note, by)) {
                        throw FlowError.caseClosed(id);
                    }
                    lane.signal(organisation, found.root(), Priority.ATTENDED);
                    return stuck.find(organisation, id).orElseThrow();
                });
    }

    /**
     * Gives the same answer to every open case of a code, in one transaction. There may be many, so
     * their objects are looked at like fresh signals.
     *
     * @return how many
     * @throws HubException {@link FlowError#ANSWER_UNKNOWN} if one of them has no such answer; then
     *     none is answered
     */
    public int answerAll(
            OrganisationId organisation,
            String code,
            String answer,
            @Nullable String note,
            String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    List<StuckCase> alike = stuck.open(organisation, code, 0, ALL_ALIKE);
                    for (StuckCase each : alike) {
                        requirePossible(each, answer);
                        record(organisation, each, answer, note, by);
                        lane.signal(organisation, each.root(), Priority.SIGNAL);
                    }
                    return alike.size();
                });
    }

    /**
     * Leaves a case so, with a reason, even where that is not among its answers: the flow does
     * nothing more for the object while the problem is the same.
     *
     * @param reason must not be blank
     * @throws HubException {@link FlowError#CASE_UNKNOWN}, {@link FlowError#CASE_CLOSED}, {@link
     *     FlowError#ANSWER_UNKNOWN} if it is a question that has to be decided, or has no reason
     */
    public StuckCase skip(OrganisationId organisation, UUID id, String reason, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    StuckCase found =
                            stuck.find(organisation, id)
                                    .orElseThrow(() -> FlowError.caseUnknown(organisation, id));
                    requireSkippable(found, reason);
                    if (!record(organisation, found, Problems.LEAVE_SO, reason, by)) {
                        throw FlowError.caseClosed(id);
                    }
                    lane.signal(organisation, found.root(), Priority.ATTENDED);
                    return stuck.find(organisation, id).orElseThrow();
                });
    }

    /**
     * Leaves every open case of a code so, with one reason, in one transaction.
     *
     * @return how many
     * @throws HubException as {@link #skip}; then none is left so
     */
    public int skipAll(OrganisationId organisation, String code, String reason, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    List<StuckCase> alike = stuck.open(organisation, code, 0, ALL_ALIKE);
                    for (StuckCase each : alike) {
                        requireSkippable(each, reason);
                        record(organisation, each, Problems.LEAVE_SO, reason, by);
                        lane.signal(organisation, each.root(), Priority.SIGNAL);
                    }
                    return alike.size();
                });
    }

    /**
     * Has the object of a case looked at again now, without an answer: perhaps the cause is gone.
     *
     * @throws HubException {@link FlowError#CASE_UNKNOWN}, {@link FlowError#CASE_CLOSED}
     */
    public void lookAgain(OrganisationId organisation, UUID id, String by) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    StuckCase found =
                            stuck.find(organisation, id)
                                    .orElseThrow(() -> FlowError.caseUnknown(organisation, id));
                    if (!found.open()) {
                        throw FlowError.caseClosed(id);
                    }
                    audit.append(
                            organisation,
                            clock.instant(),
                            "look-ordered",
                            found.root().toString(),
                            json.writeValueAsString(
                                    new Entry(
                                            found.id(), found.problem().code(), "look", null, by)));
                    lane.signal(organisation, found.root(), Priority.ATTENDED);
                });
    }

    private static void requireSkippable(StuckCase found, String reason) {
        boolean offered =
                found.problem().answers().stream().anyMatch(each -> each.is(Problems.LEAVE_SO));
        if (reason.isBlank() || (!offered && Problems.decidedHere(found.problem().code()))) {
            throw FlowError.answerUnknown(
                    found.id(),
                    "skip",
                    found.problem().answers().stream().map(Answer::key).toList());
        }
    }

    private boolean record(
            OrganisationId organisation,
            StuckCase found,
            String answer,
            @Nullable String note,
            String by) {
        if (found.problem().code().equals(Problems.NEEDS_APPROVAL)) {
            decide(organisation, found, answer, note, by);
        }
        Instant now = clock.instant();
        boolean stored = stuck.answer(organisation, found, answer, note, by, now);
        if (stored) {
            audit.append(
                    organisation,
                    now,
                    "stuck-answered",
                    found.subject().toString(),
                    json.writeValueAsString(
                            new Entry(found.id(), found.problem().code(), answer, note, by)));
        }
        return stored;
    }

    /**
     * The answer to a question for approval is a decision about the request that was shown, with
     * all that goes with one.
     */
    private void decide(
            OrganisationId organisation,
            StuckCase found,
            String answer,
            @Nullable String note,
            String by) {
        UUID asked = UUID.fromString(found.basis());
        if (answer.equals(Answer.keyTo(found.basis(), Problems.APPROVE))) {
            approvals.approve(organisation, asked, note, by);
        } else {
            approvals.reject(organisation, asked, note == null ? "–" : note, by);
        }
    }

    /** What the audit trail keeps of an answer. */
    private record Entry(
            UUID stuck, String code, String answer, @Nullable String note, String by) {}

    private static void requirePossible(StuckCase found, String answer) {
        List<Answer> answers = found.problem().answers();
        if (answers.stream().noneMatch(each -> each.is(answer))) {
            List<String> possible =
                    answers.stream()
                            .flatMap(each ->
                                    each.keepable()
                                            ? Stream.of(each.key(), each.key() + Answer.KEEP)
                                            : Stream.of(each.key()))
                            .toList();
            throw FlowError.answerUnknown(found.id(), answer, possible);
        }
    }
}
