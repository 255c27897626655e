package dev.kontor.hub.flow;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.flow.ApprovalGate.Passage;
import dev.kontor.hub.flow.core.Command;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.Interpreter;
import dev.kontor.hub.flow.core.Situation;
import dev.kontor.hub.flow.core.StepResult;
import dev.kontor.hub.flow.expression.Evaluation;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of the flows for one root: follows the interpreter, performs actions, and collects
 * what came out. Touches no table. For one thread and one use; what it collected holds even if an
 * action threw.
 */
final class Pass {

    private static final Duration WRITES_STOPPED_PAUSE = Duration.ofMinutes(15);

    private final Organisation organisation;
    private final Claim claim;
    private final SourceObject root;
    private final Cases cases;
    private final ApprovalGate gate;
    private final UUID run;
    private final Instant now;

    private final List<Decision> decisions = new ArrayList<>();
    private final Map<SourceRef, Subject> subjects = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private final Map<ActedOn, Boolean> performed = new HashMap<>();
    private @Nullable Instant nextLook;

    Pass(
            Organisation organisation,
            Claim claim,
            SourceObject root,
            Cases cases,
            ApprovalGate gate,
            UUID run,
            Instant now) {
        this.gate = gate;
        this.organisation = organisation;
        this.claim = claim;
        this.root = root;
        this.cases = cases;
        this.run = run;
        this.now = now;
    }

    /** Evaluates the flows, in their order, for one object of this pass. */
    void evaluate(SourceObject object, @Nullable SourceStatus before, List<EnabledFlow> flows) {
        Subject subject = new Subject(object);
        subject.mandated = before != null && before.mandated();
        subjects.put(object.ref(), subject);
        if (flows.isEmpty()) {
            decisions.add(
                    new Decision(
                            object.ref().toString(),
                            "",
                            "",
                            null,
                            Decision.Kind.NO_FLOW,
                            new Words(
                                    "Für solche Vorgänge ist kein Ablauf eingeschaltet.",
                                    "No flow is switched on for such objects.")));
        }
        for (EnabledFlow flow : flows) {
            boolean accepts =
                    before != null
                            && (flow.accepts(before.accepted(), before.handled())
                                    || mandated(object, before));
            new FlowOfSubject(flow, subject, accepts).follow();
        }
    }

    /** A mandate ends where the books are closed, even if they were not when it was given. */
    private boolean mandated(SourceObject object, SourceStatus before) {
        return before.mandated() && !PastObjects.closed(organisation.settings(), object);
    }

    /** Notes that an object was not evaluated because what it belongs to waits. */
    void postpone(SourceObject object) {
        Subject subject = new Subject(object);
        subject.came(ObjectOutcome.WAITING);
        subjects.put(object.ref(), subject);
        decisions.add(
                new Decision(
                        object.ref().toString(),
                        "",
                        "",
                        null,
                        Decision.Kind.WAITING,
                        new Words("Wartet auf die Bestellung.", "Waits for the order.")));
    }

    /** Whether an action for the object said that its work is not done yet. */
    boolean unfinished(SourceObject object) {
        Subject subject = subjects.get(object.ref());
        return subject != null && subject.unfinished;
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    List<Subject> subjects() {
        return List.copyOf(subjects.values());
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    /**
     * How far an action got that this pass performed: true if it came to a result, false if it
     * waits; empty if it was not performed.
     */
    Optional<Boolean> performed(SourceRef subject, String action) {
        return Optional.ofNullable(performed.get(new ActedOn(subject, action)));
    }

    Optional<Instant> nextLook() {
        return Optional.ofNullable(nextLook);
    }

    ApprovalGate gate() {
        return gate;
    }

    boolean waits() {
        return nextLook != null;
    }

    /** The objects about which nothing more happens by itself. */
    private Set<SourceRef> over() {
        return subjects.values().stream()
                .filter(Subject::over)
                .map(Subject::ref)
                .collect(Collectors.toSet());
    }

    /** The worst of all its objects. */
    ObjectOutcome outcome() {
        return subjects.values().stream()
                .map(Subject::outcome)
                .reduce(ObjectOutcome::worse)
                .orElse(ObjectOutcome.NO_FLOW);
    }

    private void lookAgain(Instant at) {
        if (nextLook == null || at.isBefore(nextLook)) {
            nextLook = at;
        }
    }

    /** One flow on its way through its steps for one object. */
    private final class FlowOfSubject {

        private final EnabledFlow flow;
        private final Subject subject;
        private final Interpreter interpreter;
        private final List<StepResult> soFar = new ArrayList<>();

        FlowOfSubject(EnabledFlow flow, Subject subject, boolean accepted) {
            this.flow = flow;
            this.subject = subject;
            this.interpreter =
                    new Interpreter(
                            flow.document(),
                            new Situation(
                                    root, subject.object, flow.settings(), flow.start(), accepted));
        }

        void follow() {
            boolean goesOn = true;
            while (goesOn) {
                Command command = interpreter.next(soFar, now);
                if (!(command instanceof Command.Finish(Command.End end, Words _))
                        || end != Command.End.BEFORE_START) {
                    subject.accepted = true;
                }
                goesOn = obey(command);
            }
        }

        private boolean obey(Command command) {
            return switch (command) {
                case Command.Finish(Command.End end, Words reason) -> finish(end, reason);
                case Command.Skip(FlowStep step, Words reason) -> skip(step, reason);
                case Command.Wait(FlowStep step, Instant until, Words reason) ->
                        await(step, until, reason);
                case Command.Unclear(FlowStep step, String field, Words reason) ->
                        unclear(step, field, reason);
                case Command.Perform(FlowStep step, Record input) ->
                        approveAndPerform(step, step.action(), input);
            };
        }

        private boolean finish(Command.End end, Words reason) {
            switch (end) {
                case DONE -> {
                    decide(null, Decision.Kind.FINISHED, reason);
                    subject.came(ObjectOutcome.DONE);
                }
                case UNMET -> {
                    decide(null, Decision.Kind.UNMET, reason);
                    subject.came(ObjectOutcome.UNMET);
                }
                case BEFORE_START -> {
                    decide(null, Decision.Kind.BEFORE_START, reason);
                    subject.came(ObjectOutcome.BEFORE_START);
                }
            }
            return false;
        }

        private boolean skip(FlowStep step, Words reason) {
            decide(step, Decision.Kind.SKIPPED, reason);
            soFar.add(new StepResult.Skipped(step.id(), reason));
            return true;
        }

        private boolean await(FlowStep step, Instant until, Words reason) {
            decide(step, Decision.Kind.WAITING, reason);
            subject.came(ObjectOutcome.WAITING);
            lookAgain(until);
            return false;
        }

        private boolean unclear(@Nullable FlowStep step, String field, Words reason) {
            String about = "flow:" + flow.document().name();
            String basis =
                    Problems.hash(
                            String.join(
                                    "\n",
                                    flow.document().version(),
                                    step == null ? "" : step.id(),
                                    field,
                                    reason.en()));
            return leftSo(about, Problems.FLOW_UNCLEAR, basis)
                    ? leave(step, reason)
                    : stuck(step, about, Problems.unclear(reason), basis);
        }

        private <I extends Record, O extends Record> boolean approveAndPerform(
                FlowStep step, Action<I, O> action, Record given) {
            if (action.effect() != ActionEffect.READ && !organisation.mayWrite()) {
                Words reason = organisation.stateReason();
                subject.unfinished = true;
                return await(
                        step,
                        now.plus(WRITES_STOPPED_PAUSE),
                        reason == null
                                ? new Words("Schreiben ist angehalten.", "Writing is stopped.")
                                : reason);
            }
            I input = action.input().cast(given);
            Optional<StuckCase> answered = cases.answered(subject.ref(), action.name());
            ActionContext context =
                    new ActionContext(
                            organisation.id(),
                            root,
                            subject.object,
                            run,
                            claim.fence(),
                            flow.document().name(),
                            step.id(),
                            now,
                            answered.map(StuckCase::answer).orElse(null),
                            claim.priority() == Priority.ATTENDED,
                            answered.map(StuckCase::answeredBy).orElse(null),
                            over());
            if (step.approve() == null) {
                return perform(step, action, context, input, null);
            }
            Plan plan = action.plan(context, input);
            Evaluation needed = interpreter.needsApproval(step, soFar, plan);
            if (!(needed instanceof Evaluation.Value(Boolean asked))) {
                return obey(Interpreter.unclear(step, "approve", needed));
            }
            Passage passage =
                    asked
                            ? gate.passage(action, context, input, plan, flow.author())
                            : gate.unasked(action, context, input, plan);
            return switch (passage) {
                case Passage.Open(ActionContext agreed, Approval approval) ->
                        perform(step, action, agreed, input, approval);
                case Passage.Refused(Words reason) -> skip(step, reason);
                case Passage.LeftSo(Words reason) -> leave(step, reason);
                case Passage.Asked(Problem problem, String basis, Instant until) -> {
                    if (until != null) {
                        lookAgain(until);
                    }
                    yield stuck(step, action.name(), problem, basis);
                }
            };
        }

        private <I extends Record, O extends Record> boolean perform(
                FlowStep step,
                Action<I, O> action,
                ActionContext context,
                I input,
                @Nullable Approval approval) {
            Outcome<O> outcome = action.perform(context, input);
            performed.put(
                    new ActedOn(subject.ref(), action.name()),
                    !(outcome instanceof Outcome.Waiting<O>));
            return switch (outcome) {
                case Outcome.Done<O>(O output, Instant doneAt, Words what, var grounds) -> {
                    decide(step, Decision.Kind.DONE, what, grounds);
                    if (approval != null) {
                        gate.used(approval);
                    }
                    subject.handled |= action.effect() != ActionEffect.READ;
                    soFar.add(new StepResult.Done(step.id(), output, doneAt));
                    yield true;
                }
                case Outcome.Waiting<O>(Instant next, Words why) -> {
                    subject.unfinished = true;
                    yield await(step, next, why);
                }
                case Outcome.Stuck<O>(Problem problem) -> leaveSoOrStuck(step, action, problem);
            };
        }

        /** What a person left so stays so while the problem is the same, word for word. */
        private boolean leaveSoOrStuck(FlowStep step, Action<?, ?> action, Problem problem) {
            String basis = Problems.hash(problem.code() + "\n" + problem.reason().en());
            return leftSo(action.name(), problem.code(), basis)
                    ? leave(step, problem.reason())
                    : stuck(step, action.name(), problem, basis);
        }

        private boolean leftSo(String action, String code, String basis) {
            return cases.settled(subject.ref(), action, code, basis)
                    .filter(each -> Problems.LEAVE_SO.equals(each.answer()))
                    .isPresent();
        }

        private boolean leave(@Nullable FlowStep step, Words reason) {
            decide(step, Decision.Kind.LEFT_SO, reason);
            subject.came(ObjectOutcome.LEFT_SO);
            return false;
        }

        private boolean stuck(
                @Nullable FlowStep step, String action, Problem problem, String basis) {
            decide(step, Decision.Kind.STUCK, problem.reason(), problem.grounds());
            subject.came(ObjectOutcome.STUCK);
            reports.add(
                    new Report(
                            subject.ref(),
                            flow.document().name(),
                            step == null ? null : step.id(),
                            action,
                            problem,
                            basis));
            return false;
        }

        private void decide(@Nullable FlowStep step, Decision.Kind kind, Words reason) {
            decide(step, kind, reason, null);
        }

        private void decide(
                @Nullable FlowStep step,
                Decision.Kind kind,
                Words reason,
                @Nullable Grounds grounds) {
            decisions.add(
                    new Decision(
                            subject.ref().toString(),
                            flow.document().name(),
                            flow.document().version(),
                            step == null ? null : step.id(),
                            kind,
                            reason,
                            grounds));
        }
    }

    /** What became of one object in this pass. */
    static final class Subject {

        private final SourceObject object;
        private @Nullable ObjectOutcome outcome;
        private boolean accepted;
        private boolean handled;
        private boolean mandated;
        private boolean unfinished;

        Subject(SourceObject object) {
            this.object = object;
        }

        SourceRef ref() {
            return object.ref();
        }

        ObjectOutcome outcome() {
            return outcome == null ? ObjectOutcome.NO_FLOW : outcome;
        }

        private boolean over() {
            return outcome != null
                    && outcome != ObjectOutcome.STUCK
                    && outcome != ObjectOutcome.WAITING;
        }

        private void came(ObjectOutcome next) {
            outcome = outcome == null ? next : ObjectOutcome.worse(outcome, next);
        }

        SourceStatus status(SourceRef root, @Nullable UUID run, Instant now) {
            return new SourceStatus(
                    ref(),
                    root,
                    object.number(),
                    object.businessDate(),
                    outcome(),
                    accepted,
                    handled,
                    mandated,
                    run,
                    now);
        }
    }

    /** A problem met in this pass. */
    record Report(
            SourceRef subject,
            String flow,
            @Nullable String step,
            String action,
            Problem problem,
            String basis) {}

    private record ActedOn(SourceRef subject, String action) {}
}
