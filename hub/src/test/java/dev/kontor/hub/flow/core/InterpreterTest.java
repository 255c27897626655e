package dev.kontor.hub.flow.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.flow.FakeActions;
import dev.kontor.hub.flow.Samples;
import dev.kontor.hub.flow.core.Command.End;
import dev.kontor.hub.flow.expression.Evaluation;
import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.flow.expression.ExpressionException;
import dev.kontor.hub.flow.expression.Scope;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The interpreter as a table: document, situation and results so far in, one command out. */
class InterpreterTest {

    private static final Instant NOW = Instant.parse("2026-12-05T10:00:00Z");
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant DONE_AT = Instant.parse("2026-12-05T09:00:00Z");

    private static final FakeActions.Document INVOICE =
            new FakeActions.Document("invoice", "RE1", Money.euro("49.90"), null);

    private final Map<String, Action<?, ?>> actions = new LinkedHashMap<>();

    InterpreterTest() {
        new FakeActions().catalogue().all().forEach(action -> actions.put(action.name(), action));
    }

    private final class Flow {

        private final Map<String, Class<? extends Record>> outputs = new LinkedHashMap<>();
        private final java.util.ArrayList<FlowStep> steps = new java.util.ArrayList<>();
        private final Trigger trigger;
        private final @Nullable String when;

        Flow(Trigger trigger, @Nullable String when) {
            this.trigger = trigger;
            this.when = when;
        }

        Flow step(
                String id,
                String action,
                Map<String, String> with,
                @Nullable String when,
                @Nullable String until) {
            Action<?, ?> used = actions.get(action);
            Map<String, FlowStep.Input> inputs = new LinkedHashMap<>();
            for (Wanted wanted : Wanted.components(used.input())) {
                String text = with.get(wanted.name());
                if (text != null) {
                    inputs.put(wanted.name(), new FlowStep.Input.Computed(compile(text, wanted)));
                }
            }
            steps.add(
                    new FlowStep(
                            id,
                            used,
                            inputs,
                            when == null ? null : compile(when, Wanted.condition("when")),
                            until == null ? null : compile(until, Wanted.instant("wait_until")),
                            null));
            outputs.put(id, used.output());
            return this;
        }

        private Expression compile(String text, Wanted wanted) {
            try {
                return new Scope(trigger.records(), outputs).compile(text, wanted);
            } catch (ExpressionException wrong) {
                throw new IllegalArgumentException(wrong.issues().toString(), wrong);
            }
        }

        FlowDocument document() {
            outputs.clear();
            return new FlowDocument(
                    "flow",
                    Words.same("flow"),
                    trigger,
                    null,
                    when == null ? null : compile(when, Wanted.condition("when")),
                    steps,
                    Map.of(),
                    "v1");
        }
    }

    private FlowDocument invoicing() {
        return new Flow(
                        Trigger.ORDER,
                        "has(order.fulfilled_at) && !order.test && order.charged > 0")
                .step(
                        "customer",
                        "books.ensure-customer",
                        Map.of("party", "order.customer"),
                        null,
                        null)
                .step(
                        "invoice",
                        "books.ensure-invoice",
                        Map.of(
                                "sale",
                                "order.sale",
                                "customer",
                                "steps.customer",
                                "finalise",
                                "true"),
                        "!settings.paused",
                        null)
                .step(
                        "mail",
                        "mail.send-document",
                        Map.of(
                                "document", "steps.invoice",
                                "to", "order.customer.email",
                                "subject", "\"Invoice \" + steps.invoice.number"),
                        null,
                        "steps.invoice.done_at + duration(\"2h\")")
                .document();
    }

    private static Situation about(Order order, Map<String, Object> settings, boolean accepted) {
        return new Situation(order, order, settings, START, accepted);
    }

    private static final Map<String, Object> RUNNING = Map.of("paused", false);

    private static StepResult customerDone() {
        return new StepResult.Done("customer", new FakeActions.Customer(null, "Jo"), DONE_AT);
    }

    private static StepResult invoiceDone() {
        return new StepResult.Done("invoice", INVOICE, DONE_AT);
    }

    private record Row(
            String says,
            Situation situation,
            List<StepResult> soFar,
            Instant now,
            String expected) {}

    @TestFactory
    List<DynamicTest> decidesWhatComesNext() {
        Order order = Samples.order("1");
        Order open = Samples.order("1", Samples.ORDERED, null, "49.90", false, List.of());
        Order free = Samples.order("1", Samples.ORDERED, Samples.FULFILLED, "0", false, List.of());
        Order test = Samples.order("1", Samples.ORDERED, Samples.FULFILLED, "9", true, List.of());
        Order old =
                Samples.order("1", START.minusMillis(1), Samples.FULFILLED, "9", false, List.of());
        Order atStart = Samples.order("1", START, Samples.FULFILLED, "9", false, List.of());
        StepResult skipped = new StepResult.Skipped("invoice", Words.same("paused"));
        List<StepResult> two = List.of(customerDone(), invoiceDone());
        List<StepResult> three =
                List.of(
                        customerDone(),
                        invoiceDone(),
                        new StepResult.Skipped("mail", Words.same("x")));
        return List.of(
                        new Row(
                                "begins with the first step",
                                about(order, RUNNING, false),
                                List.of(),
                                NOW,
                                "perform customer"),
                        new Row(
                                "goes on with the second",
                                about(order, RUNNING, false),
                                List.of(customerDone()),
                                NOW,
                                "perform invoice"),
                        new Row(
                                "leaves an unfulfilled order",
                                about(open, RUNNING, false),
                                List.of(),
                                NOW,
                                "finish UNMET"),
                        new Row(
                                "leaves a free order",
                                about(free, RUNNING, false),
                                List.of(),
                                NOW,
                                "finish UNMET"),
                        new Row(
                                "leaves a test order",
                                about(test, RUNNING, false),
                                List.of(),
                                NOW,
                                "finish UNMET"),
                        new Row(
                                "leaves an order before the start",
                                about(old, RUNNING, false),
                                List.of(),
                                NOW,
                                "finish BEFORE_START"),
                        new Row(
                                "takes an order of the very start",
                                about(atStart, RUNNING, false),
                                List.of(),
                                NOW,
                                "perform customer"),
                        new Row(
                                "takes an older order it cares for already",
                                about(old, RUNNING, true),
                                List.of(),
                                NOW,
                                "perform customer"),
                        new Row(
                                "skips a step whose condition is not met",
                                about(order, Map.of("paused", true), false),
                                List.of(customerDone()),
                                NOW,
                                "skip invoice"),
                        new Row(
                                "skips what needs a skipped step",
                                about(order, RUNNING, false),
                                List.of(customerDone(), skipped),
                                NOW,
                                "skip mail"),
                        new Row(
                                "waits for a recorded instant",
                                about(order, RUNNING, false),
                                two,
                                NOW,
                                "wait mail 2026-12-05T11:00:00Z"),
                        new Row(
                                "performs at that instant",
                                about(order, RUNNING, false),
                                two,
                                DONE_AT.plus(Duration.ofHours(2)),
                                "perform mail"),
                        new Row(
                                "ends after the last step",
                                about(order, RUNNING, false),
                                three,
                                NOW,
                                "finish DONE"),
                        new Row(
                                "is unclear when a value is missing",
                                about(order, Map.of(), false),
                                List.of(customerDone()),
                                NOW,
                                "unclear invoice when"),
                        new Row(
                                "is unclear when a value is of the wrong kind",
                                about(order, Map.of("paused", "no"), false),
                                List.of(customerDone()),
                                NOW,
                                "unclear invoice when"))
                .stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.says(),
                                () ->
                                        assertThat(
                                                        describe(
                                                                new Interpreter(
                                                                                invoicing(),
                                                                                row.situation())
                                                                        .next(
                                                                                row.soFar(),
                                                                                row.now())))
                                                .isEqualTo(row.expected())))
                .toList();
    }

    private static String describe(Command command) {
        return switch (command) {
            case Command.Perform(FlowStep step, Record _) -> "perform " + step.id();
            case Command.Skip(FlowStep step, Words _) -> "skip " + step.id();
            case Command.Wait(FlowStep step, Instant until, Words _) ->
                    "wait " + step.id() + " " + until;
            case Command.Unclear(FlowStep step, String field, Words _) ->
                    "unclear " + (step == null ? "flow" : step.id()) + " " + field;
            case Command.Finish(End end, Words _) -> "finish " + end;
        };
    }

    @Test
    void handsTheSourcesOwnObjectsToTheAction() {
        Order order = Samples.order("1");

        Command command =
                new Interpreter(invoicing(), about(order, RUNNING, false))
                        .next(List.of(customerDone()), NOW);

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Perform.class,
                        perform -> {
                            FakeActions.InvoiceInput input =
                                    (FakeActions.InvoiceInput) perform.input();
                            assertThat(input.sale()).isSameAs(order.sale());
                            assertThat(input.finalise()).isTrue();
                        });
    }

    @Test
    void leavesAnOptionalInputOutIfItsValueIsMissing() {
        Command command =
                new Interpreter(invoicing(), about(Samples.order("1"), RUNNING, false))
                        .next(List.of(customerDone(), invoiceDone()), NOW.plusSeconds(86_400));

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Perform.class,
                        perform ->
                                assertThat(perform.input())
                                        .isEqualTo(
                                                new FakeActions.MailInput(
                                                        INVOICE, null, "Invoice RE1")));
    }

    @Test
    void saysWhatIsMissingAndWhere() {
        FlowDocument flow =
                new Flow(Trigger.ORDER, "order.customer.vat_id != \"\"")
                        .step(
                                "customer",
                                "books.ensure-customer",
                                Map.of("party", "order.customer"),
                                null,
                                null)
                        .document();

        Command command =
                new Interpreter(flow, about(Samples.order("1"), RUNNING, false))
                        .next(List.of(), NOW);

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Unclear.class,
                        unclear -> {
                            assertThat(unclear.step()).isNull();
                            assertThat(unclear.field()).isEqualTo("when");
                            assertThat(unclear.reason().en()).contains("vat_id", "missing");
                            assertThat(unclear.reason().de()).contains("vat_id", "fehlt");
                        });
    }

    @Test
    void seesRefundAndOrderInFlowsOfRefunds() {
        Refund refund = Samples.refund("1", "r1", Samples.FULFILLED, "10");
        Order order =
                Samples.order(
                        "1", Samples.ORDERED, Samples.FULFILLED, "49.90", false, List.of(refund));
        FlowDocument flow =
                new Flow(Trigger.REFUND, "refund.amount > 0 && refund.amount <= order.charged")
                        .step(
                                "correction",
                                "books.ensure-credit-note",
                                Map.of("refund", "refund", "order", "order"),
                                null,
                                null)
                        .document();

        Command command =
                new Interpreter(flow, new Situation(order, refund, Map.of(), START, false))
                        .next(List.of(), NOW);

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Perform.class,
                        perform ->
                                assertThat(perform.input())
                                        .isEqualTo(new FakeActions.CreditNoteInput(refund, order)));
    }

    @Test
    void asksForApprovalOfNothingThatIsDone() throws ExpressionException {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>(Trigger.ORDER.records());
        records.put("plan", Plan.class);
        Expression above =
                new Scope(records, Map.of())
                        .compile("plan.gross > 40", Wanted.condition("approve"));
        FlowStep plain = invoicing().steps().getFirst();
        FlowStep guarded =
                new FlowStep(plain.id(), plain.action(), plain.with(), null, null, above);
        Interpreter interpreter =
                new Interpreter(invoicing(), about(Samples.order("1"), RUNNING, false));
        List<Plan.PlannedRequest> request = List.of(new Plan.PlannedRequest("POST", "/", "{}"));

        assertThat(interpreter.needsApproval(guarded, List.of(), plan(false, request, "49.90")))
                .isEqualTo(new Evaluation.Value(true));
        assertThat(interpreter.needsApproval(guarded, List.of(), plan(false, request, "39.90")))
                .isEqualTo(new Evaluation.Value(false));
        assertThat(interpreter.needsApproval(guarded, List.of(), plan(true, request, "49.90")))
                .isEqualTo(new Evaluation.Value(false));
        assertThat(interpreter.needsApproval(guarded, List.of(), plan(false, List.of(), "49.90")))
                .isEqualTo(new Evaluation.Value(false));
        assertThat(
                        interpreter.needsApproval(
                                guarded, List.of(), new Plan(false, request, null, List.of(), 1)))
                .isEqualTo(new Evaluation.Missing("gross"));
    }

    private static Plan plan(boolean done, List<Plan.PlannedRequest> requests, String gross) {
        return new Plan(done, requests, Money.euro(gross), List.of(), 1);
    }
}
