package dev.kontor.hub.flow;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides whether a step may be performed that a person has to agree to, and how: what was frozen
 * is sent exactly so. An approval is void if anything but texts of today would be sent, or if its
 * date would leave the VAT month. Collects what is to be recorded; for one pass and one thread.
 */
final class ApprovalGate {

    private static final ZoneId VAT_MONTHS = ZoneId.of("Europe/Berlin");

    private final Supplier<List<Approval>> known;
    private final Cases cases;
    private final Duration expireAfter;
    private final JsonMapper json;
    private final Instant now;
    private final List<Approval> asked = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();

    /**
     * @param known the approvals of the pass's root; asked for only where a step needs them
     */
    ApprovalGate(
            Supplier<List<Approval>> known,
            Cases cases,
            Duration expireAfter,
            JsonMapper json,
            Instant now) {
        this.known = known;
        this.cases = cases;
        this.expireAfter = expireAfter;
        this.json = json;
        this.now = now;
    }

    /** What becomes of the step. */
    sealed interface Passage {

        /** It may be performed, in this context. */
        record Open(ActionContext context, @Nullable Approval approval) implements Passage {}

        /** A person is asked. */
        record Asked(Problem problem, String basis, @Nullable Instant until) implements Passage {}

        /** A person refused; the flow goes on without it. */
        record Refused(Words reason) implements Passage {}

        /** A person left it so. */
        record LeftSo(Words reason) implements Passage {}
    }

    /** An approval that comes to its end. */
    record Closing(Approval approval, Approval.State to) {}

    List<Approval> asked() {
        return List.copyOf(asked);
    }

    List<Closing> closings() {
        return List.copyOf(closings);
    }

    /** Everything that was agreed to is done. */
    void used(Approval approval) {
        closings.add(new Closing(approval, Approval.State.USED));
    }

    /**
     * A step that nobody has to agree to, or not any more, sends what it was planned to send, or
     * nothing. What somebody agreed to before, and what is left of it, is still sent exactly so;
     * what somebody refused is not sent because the condition was changed.
     */
    <I extends Record> Passage unasked(
            Action<I, ?> action, ActionContext context, I input, Plan plan) {
        ActionContext planned = context.frozen(new ActionContext.Frozen(now, bodies(plan)));
        Approval last = last(context.subject().ref(), action.name()).orElse(null);
        if (last == null) {
            return new Passage.Open(planned, null);
        }
        boolean nothingLeft = plan.requests().isEmpty();
        return switch (last.state()) {
            case APPROVED -> {
                if (nothingLeft) {
                    yield new Passage.Open(planned, last);
                }
                if (holds(action, context, input, last)) {
                    yield agreed(context, last);
                }
                closings.add(new Closing(last, Approval.State.VOID));
                yield new Passage.Open(planned, null);
            }
            case WAITING -> {
                if (plan.done() || !nothingLeft) {
                    closings.add(new Closing(last, Approval.State.VOID));
                }
                yield new Passage.Open(planned, null);
            }
            case REJECTED ->
                    !nothingLeft && unchanged(action, context, input, last)
                            ? new Passage.Refused(rejected(last))
                            : new Passage.Open(planned, null);
            case EXPIRED, VOID, USED -> new Passage.Open(planned, null);
        };
    }

    /**
     * @param author who wrote the rule
     */
    <I extends Record> Passage passage(
            Action<I, ?> action, ActionContext context, I input, Plan plan, String author) {
        Optional<Approval> last = last(context.subject().ref(), action.name());
        if (last.isEmpty()) {
            return ask(action, context, input, plan, author);
        }
        Approval approval = last.get();
        boolean same = unchanged(action, context, input, approval);
        boolean holds = same && ofThisMonth(approval);
        return switch (approval.state()) {
            case WAITING -> {
                if (!holds) {
                    closings.add(new Closing(approval, Approval.State.VOID));
                    yield ask(action, context, input, plan, author);
                }
                if (now.isBefore(approval.expiresAt())) {
                    yield needed(action, plan, approval);
                }
                closings.add(new Closing(approval, Approval.State.EXPIRED));
                yield expired(approval);
            }
            case APPROVED -> {
                if (!holds) {
                    closings.add(new Closing(approval, Approval.State.VOID));
                    yield ask(action, context, input, plan, author);
                }
                yield agreed(context, approval);
            }
            case REJECTED ->
                    same
                            ? new Passage.Refused(rejected(approval))
                            : ask(action, context, input, plan, author);
            case EXPIRED -> {
                Optional<StuckCase> answered =
                        cases.settled(
                                context.subject().ref(),
                                action.name(),
                                Problems.APPROVAL_EXPIRED,
                                approval.id().toString());
                if (!same || answered.filter(Problems::asksAgain).isPresent()) {
                    yield ask(action, context, input, plan, author);
                }
                yield answered.isPresent()
                        ? new Passage.LeftSo(Problems.approvalExpired().reason())
                        : expired(approval);
            }
            case VOID, USED -> ask(action, context, input, plan, author);
        };
    }

    private Optional<Approval> last(SourceRef subject, String action) {
        return known.get().stream()
                .filter(each -> each.subject().equals(subject) && each.action().equals(action))
                .max(Comparator.comparing(Approval::frozenAt));
    }

    private static Passage.Open agreed(ActionContext context, Approval approval) {
        return new Passage.Open(
                context.frozen(new ActionContext.Frozen(approval.frozenAt(), bodies(approval))),
                approval);
    }

    private <I extends Record> boolean holds(
            Action<I, ?> action, ActionContext context, I input, Approval approval) {
        return ofThisMonth(approval) && unchanged(action, context, input, approval);
    }

    private boolean ofThisMonth(Approval approval) {
        return month(approval.frozenAt()).equals(month(now));
    }

    /** Whether exactly what was frozen would be sent, or what is left of it. */
    private <I extends Record> boolean unchanged(
            Action<I, ?> action, ActionContext context, I input, Approval approval) {
        Plan again =
                action.plan(
                        context.frozen(new ActionContext.Frozen(approval.frozenAt(), null)), input);
        return !again.requests().isEmpty()
                && new HashSet<>(approval.requests()).containsAll(requests(again));
    }

    private <I extends Record> Passage ask(
            Action<I, ?> action, ActionContext context, I input, Plan plan, String author) {
        List<DocumentPreview> previews = action.preview(context, input, plan);
        UUID id = RunIds.next(now);
        Approval question =
                new Approval(
                        id,
                        context.rootRef(),
                        context.subject().ref(),
                        context.subject().number(),
                        action.name(),
                        context.flow(),
                        context.step(),
                        Approval.State.WAITING,
                        requests(plan),
                        plan.gross(),
                        previews.stream()
                                .flatMap(each -> each.recipient().stream())
                                .findFirst()
                                .orElse(null),
                        json.writeValueAsString(previews),
                        author,
                        now,
                        now.plus(expireAfter),
                        null,
                        null,
                        null);
        asked.add(question);
        return needed(action, plan, question);
    }

    private static Passage needed(Action<?, ?> action, Plan plan, Approval approval) {
        return new Passage.Asked(
                Problems.needsApproval(action.title(), plan, approval.id().toString()),
                approval.id().toString(),
                approval.expiresAt());
    }

    private static Passage expired(Approval approval) {
        return new Passage.Asked(Problems.approvalExpired(), approval.id().toString(), null);
    }

    private static Words rejected(Approval approval) {
        return new Words("Abgelehnt von %s: %s", "Rejected by %s: %s")
                .with(
                        Objects.requireNonNullElse(approval.decidedBy(), "?"),
                        Objects.requireNonNullElse(approval.note(), ""));
    }

    private static List<Approval.Request> requests(Plan plan) {
        return plan.requests().stream()
                .map(each -> new Approval.Request(each.method(), each.route(), each.body()))
                .toList();
    }

    private static Set<String> bodies(Plan plan) {
        return plan.requests().stream()
                .map(Plan.PlannedRequest::body)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> bodies(Approval approval) {
        return approval.requests().stream()
                .map(Approval.Request::body)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atZone(VAT_MONTHS));
    }
}
