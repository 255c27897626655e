package dev.kontor.hub.flow;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.flow.Rehearsal.Verdict;
import dev.kontor.hub.flow.core.Command;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.Interpreter;
import dev.kontor.hub.flow.core.Situation;
import dev.kontor.hub.flow.core.StepResult;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.flow.expression.Evaluation;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows a flow without performing anything: every action is asked for its plan, and what comes of
 * it is taken for done. The flow's start does not hold it up. Thread-safe.
 *
 * @param settings as they hold for the organisation
 * @param start the first business instant that the flow acts on; what is older is marked
 */
record Rehearser(
        OrganisationId organisation,
        FlowDocument flow,
        Map<String, Object> settings,
        Instant start) {

    /** Follows the flow for an order, or for each refund of it. */
    List<Rehearsal> rehearse(Order root, Instant now) {
        return flow.trigger() == Trigger.ORDER
                ? List.of(rehearse(root, root, now))
                : root.refunds().stream().map(refund -> rehearse(root, refund, now)).toList();
    }

    private Rehearsal rehearse(SourceObject root, SourceObject subject, Instant now) {
        return new Walk(root, subject, now).rehearse();
    }

    /** One flow on its way through its steps for one object. */
    private final class Walk {

        private final SourceObject root;
        private final SourceObject subject;
        private final Instant now;
        private final Interpreter interpreter;
        private final List<StepResult> soFar = new ArrayList<>();
        private final List<Rehearsal.Step> steps = new ArrayList<>();

        Walk(SourceObject root, SourceObject subject, Instant now) {
            this.root = root;
            this.subject = subject;
            this.now = now;
            this.interpreter =
                    new Interpreter(
                            flow, new Situation(root, subject, settings, Instant.EPOCH, true));
        }

        Rehearsal rehearse() {
            Optional<Words> end = Optional.empty();
            Verdict last = Verdict.THERE;
            while (end.isEmpty()) {
                switch (interpreter.next(soFar, now)) {
                    case Command.Finish(Command.End how, Words reason) -> {
                        end = Optional.of(reason);
                        last = how == Command.End.UNMET ? Verdict.UNMET : Verdict.THERE;
                    }
                    case Command.Skip(FlowStep step, Words reason) -> skip(step, reason);
                    case Command.Wait(FlowStep step, Instant _, Words reason) -> {
                        add(step, Verdict.WAITS, reason);
                        end = Optional.of(reason);
                    }
                    case Command.Unclear(FlowStep step, String _, Words reason) -> {
                        if (step == null) {
                            last = Verdict.NEEDS_PERSON;
                        } else {
                            add(step, Verdict.NEEDS_PERSON, reason);
                        }
                        end = Optional.of(reason);
                    }
                    case Command.Perform(FlowStep step, Record input) ->
                            end = plan(step, step.action(), input);
                }
            }
            return new Rehearsal(
                    subject.ref().toString(),
                    subject.number(),
                    flow.name(),
                    flow.version(),
                    subject.businessDate().isBefore(start),
                    worst(last),
                    steps,
                    end.get());
        }

        private Verdict worst(Verdict last) {
            Verdict worst = last;
            for (Rehearsal.Step step : steps) {
                if (step.verdict().compareTo(worst) < 0) {
                    worst = step.verdict();
                }
            }
            return worst;
        }

        private void skip(FlowStep step, Words reason) {
            add(step, Verdict.THERE, reason);
            soFar.add(new StepResult.Skipped(step.id(), reason));
        }

        private void add(FlowStep step, Verdict verdict, Words reason) {
            steps.add(
                    new Rehearsal.Step(
                            step.id(),
                            step.action().name(),
                            verdict,
                            reason,
                            Map.of(),
                            null,
                            List.of(),
                            false));
        }

        /** Empty if the flow goes on after it. */
        private <I extends Record, O extends Record> Optional<Words> plan(
                FlowStep step, Action<I, O> action, Record given) {
            I input = action.input().cast(given);
            ActionContext context =
                    new ActionContext(
                            organisation,
                            root,
                            subject,
                            new UUID(0, 0),
                            0,
                            flow.name(),
                            step.id(),
                            now,
                            null,
                            false);
            Plan plan = action.plan(context, input);
            List<Words> differences = plan.done() ? action.differences(context, input) : List.of();
            Verdict verdict = verdict(plan, differences);
            steps.add(
                    new Rehearsal.Step(
                            step.id(),
                            action.name(),
                            verdict,
                            reason(plan, verdict),
                            Wanted.values(input),
                            plan,
                            differences,
                            needsApproval(step, plan)));
            if (verdict == Verdict.NEEDS_PERSON) {
                return Optional.of(reason(plan, verdict));
            }
            Optional<O> expected = action.expected(context, input, plan);
            if (expected.isEmpty()) {
                return Optional.of(
                        new Words(
                                        "Was danach kommt, zeigt sich erst, wenn „%s“ ausgeführt ist.",
                                        "What comes after shows only when '%s' has been performed.")
                                .with(step.id()));
            }
            soFar.add(new StepResult.Done(step.id(), expected.get(), now));
            return Optional.empty();
        }

        private boolean needsApproval(FlowStep step, Plan plan) {
            return interpreter.needsApproval(step, soFar, plan)
                            instanceof Evaluation.Value(Boolean asked)
                    && asked;
        }

        private static Verdict verdict(Plan plan, List<Words> differences) {
            if (!differences.isEmpty()) {
                return Verdict.DIFFERENT;
            }
            if (plan.done()) {
                return Verdict.THERE;
            }
            return plan.requests().isEmpty() ? Verdict.NEEDS_PERSON : Verdict.NEW;
        }

        private static Words reason(Plan plan, Verdict verdict) {
            if (!plan.reasons().isEmpty()) {
                return plan.reasons().getFirst();
            }
            return verdict == Verdict.THERE
                    ? new Words("Ist schon da.", "Is there already.")
                    : new Words("Würde gesendet.", "Would be sent.");
        }
    }
}
