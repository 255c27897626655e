package dev.kontor.hub.flow;

import dev.kontor.hub.action.Outcome.Answer;
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

    private static final int ALL_ALIKE = 10_000;

    private final StuckTable stuck;
    private final Lane lane;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Transactions transactions;
    private final InstantSource clock;

    StuckDesk(
            StuckTable stuck,
            Lane lane,
            AuditTrail audit,
            JsonMapper json,
            Transactions transactions,
            InstantSource clock) {
        this.stuck = stuck;
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

    private boolean record(
            OrganisationId organisation,
            StuckCase found,
            String answer,
            @Nullable String note,
            String by) {
        Instant now = clock.instant();
        boolean stored = stuck.answer(organisation, found.id(), answer, note, by, now);
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
