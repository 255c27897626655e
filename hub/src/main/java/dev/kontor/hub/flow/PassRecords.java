package dev.kontor.hub.flow;

import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Pass.Report;
import dev.kontor.hub.flow.Passes.Before;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a pass finds in our tables and what it leaves there: fenced, and committed together with its
 * settlement.
 */
@Component
class PassRecords {

    private static final Duration FAILING_TOO_LONG = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Fences fences;
    private final ObjectTable objects;
    private final RunTable runs;
    private final StuckTable stuck;
    private final Approvals approvals;
    private final InstantSource clock;

    PassRecords(
            Transactions transactions,
            Fences fences,
            ObjectTable objects,
            RunTable runs,
            StuckTable stuck,
            Approvals approvals,
            InstantSource clock) {
        this.transactions = transactions;
        this.fences = fences;
        this.objects = objects;
        this.runs = runs;
        this.stuck = stuck;
        this.approvals = approvals;
        this.clock = clock;
    }

    Before before(Claim claim) {
        OrganisationId organisation = claim.organisation();
        return transactions.joined(
                organisation,
                () ->
                        new Before(
                                objects.ofRoot(organisation, claim.ref()),
                                new Cases(stuck.ofRoot(organisation, claim.ref())),
                                runs.last(organisation, claim.ref())));
    }

    /** What was agreed to, or was not, about an object. */
    List<Approval> approvals(Claim claim) {
        return approvals.ofRoot(claim.organisation(), claim.ref());
    }

    /** Whether all that is known of the object came to an end. */
    boolean settled(Claim claim) {
        OrganisationId organisation = claim.organisation();
        Map<SourceRef, SourceStatus> known =
                transactions.joined(organisation, () -> objects.ofRoot(organisation, claim.ref()));
        return !known.isEmpty()
                && known.values().stream().allMatch(status -> status.outcome().settled());
    }

    /**
     * Records a pass.
     *
     * @param complete whether it came to its end; if not, an action gave its place back or failed,
     *     and what was not reached stays as it was
     */
    void write(
            Claim claim,
            UUID run,
            Pass pass,
            Before before,
            boolean complete,
            int calls,
            Duration took) {
        List<Decision> decisions = pass.decisions();
        Optional<Run> last = before.lastRun();
        boolean nothingNew =
                complete
                        ? last.filter(each -> each.sameDecisions(decisions)).isPresent()
                        : last.filter(each -> each.covers(decisions)).isPresent();
        boolean pureWaiting = calls == 0 && decisions.stream().noneMatch(Decision::settles);
        // Without a permit nothing was sent: a pass that gives its place back at once leaves no
        // trace.
        if (!complete && calls == 0) {
            return;
        }
        Instant now = clock.instant();
        fenced(
                claim,
                () -> {
                    UUID decided = null;
                    if (nothingNew) {
                        runs.seenAgain(claim.organisation(), last.orElseThrow().id(), now, calls);
                    } else if (!pureWaiting) {
                        decided = run;
                        runs.insert(
                                claim.organisation(),
                                new Run(
                                        run,
                                        claim.ref(),
                                        now.minus(took),
                                        now,
                                        1,
                                        complete ? pass.outcome() : ObjectOutcome.WAITING,
                                        decisions,
                                        calls,
                                        took));
                    }
                    if (complete) {
                        for (Pass.Subject subject : pass.subjects()) {
                            objects.put(
                                    claim.organisation(),
                                    subject.status(claim.ref(), decided, now));
                        }
                    }
                    pass.gate()
                            .closings()
                            .forEach(each ->
                                    approvals.close(
                                            claim.organisation(), each.approval(), each.to()));
                    pass.gate().asked().forEach(each -> approvals.ask(claim.organisation(), each));
                    settleStuck(claim, pass, before.cases(), complete, now);
                });
    }

    private void settleStuck(Claim claim, Pass pass, Cases cases, boolean complete, Instant now) {
        Set<String> reported = new HashSet<>();
        for (Report report : pass.reports()) {
            reported.add(key(report.subject(), report.action(), report.problem().code()));
            stuck.report(
                    claim.organisation(),
                    new StuckCase(
                            RunIds.next(now),
                            claim.ref(),
                            report.subject(),
                            report.flow(),
                            report.step(),
                            report.action(),
                            report.problem(),
                            report.basis(),
                            now,
                            null,
                            null,
                            null,
                            null,
                            null),
                    considered(cases, report));
        }
        for (StuckCase each : cases.all()) {
            boolean met =
                    reported.contains(key(each.subject(), each.action(), each.problem().code()));
            if (each.open() && !met) {
                close(claim, pass, each, complete, now);
            }
        }
    }

    /**
     * Closes a case that was not met again. While its action waits, an answer stays in force and is
     * handed in again.
     */
    private void close(Claim claim, Pass pass, StuckCase met, boolean complete, Instant now) {
        Optional<Boolean> performed = pass.performed(met.subject(), met.action());
        boolean over = complete && (!pass.waits() || isFailing(met));
        if (over || performed.isPresent()) {
            stuck.close(claim.organisation(), met.id(), over || performed.get(), now);
        }
    }

    private static boolean isFailing(StuckCase each) {
        return each.problem().code().equals(Problems.FAILING);
    }

    /** The answer that the pass knew when it met the same problem again. */
    private static @Nullable Instant considered(Cases cases, Report report) {
        return cases.all().stream()
                .filter(StuckCase::open)
                .filter(each -> each.isAbout(report.subject(), report.action()))
                .filter(each -> each.problem().code().equals(report.problem().code()))
                .findFirst()
                .map(StuckCase::answeredAt)
                .orElse(null);
    }

    private static String key(SourceRef subject, String action, String code) {
        return subject + "\n" + action + "\n" + code;
    }

    /** The source says that the root does not exist any more: what was known of it stays. */
    void gone(Claim claim, UUID run, Instant now) {
        Before before = before(claim);
        Words reason =
                new Words(
                        "Die Quelle kennt diesen Vorgang nicht (mehr).",
                        "The source does not know this object (any more).");
        Map<SourceRef, SourceStatus> known = new HashMap<>(before.objects());
        known.putIfAbsent(
                claim.ref(),
                new SourceStatus(
                        claim.ref(),
                        claim.ref(),
                        null,
                        null,
                        ObjectOutcome.GONE,
                        false,
                        false,
                        false,
                        null,
                        now));
        List<Decision> decisions =
                List.of(
                        new Decision(
                                claim.ref().toString(), "", "", null, Decision.Kind.GONE, reason));
        fenced(
                claim,
                () -> {
                    UUID decided = null;
                    if (before.lastRun().filter(r -> r.sameDecisions(decisions)).isEmpty()) {
                        decided = run;
                        runs.insert(
                                claim.organisation(),
                                new Run(
                                        run,
                                        claim.ref(),
                                        now,
                                        now,
                                        1,
                                        ObjectOutcome.GONE,
                                        decisions,
                                        0,
                                        Duration.ZERO));
                    }
                    for (SourceStatus status : known.values()) {
                        objects.put(
                                claim.organisation(),
                                with(status, ObjectOutcome.GONE, decided, now));
                    }
                });
    }

    /** The source could not be read; shown only for objects of which nothing better is known. */
    void unreadable(Claim claim, Instant now) {
        fenced(
                claim,
                () -> {
                    if (!objects.ofRoot(claim.organisation(), claim.ref())
                            .containsKey(claim.ref())) {
                        objects.put(
                                claim.organisation(),
                                new SourceStatus(
                                        claim.ref(),
                                        claim.ref(),
                                        null,
                                        null,
                                        ObjectOutcome.UNREADABLE,
                                        false,
                                        false,
                                        false,
                                        null,
                                        now));
                    }
                });
    }

    /** A pass ended with an error of ours. If that goes on, a person has to know. */
    void failed(Claim claim, Instant now) {
        OrganisationId organisation = claim.organisation();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    Instant since = objects.failing(organisation, claim.ref(), now);
                    if (since.plus(FAILING_TOO_LONG).isBefore(now)) {
                        stuck.report(
                                organisation,
                                new StuckCase(
                                        RunIds.next(now),
                                        claim.ref(),
                                        claim.ref(),
                                        "",
                                        null,
                                        "flow:",
                                        Problems.failing(),
                                        "",
                                        now,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                null);
                    }
                });
    }

    private static SourceStatus with(
            SourceStatus status, ObjectOutcome outcome, @Nullable UUID run, Instant now) {
        return new SourceStatus(
                status.ref(),
                status.root(),
                status.number(),
                status.businessDate(),
                outcome,
                status.accepted(),
                status.handled(),
                status.mandated(),
                run,
                now);
    }

    private void fenced(Claim claim, Runnable work) {
        transactions.runJoined(
                claim.organisation(),
                () -> {
                    fences.check(claim.organisation(), claim.ref(), claim.fence());
                    work.run();
                });
    }
}
