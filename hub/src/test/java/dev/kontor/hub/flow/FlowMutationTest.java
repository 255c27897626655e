package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.flow.core.Command;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.Interpreter;
import dev.kontor.hub.flow.core.Situation;
import dev.kontor.hub.flow.core.StepResult;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.yaml.ConfigurationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Documents damaged at random: what is refused names step and field, and whatever is not refused
 * loads again and can be followed for an order.
 */
class FlowMutationTest {

    private static final long SEED = 20261123;
    private static final int INVALID = 500;
    private static final Instant NOW = Instant.parse("2026-12-05T10:00:00Z");

    private static final String REFUNDS =
            """
            flow: refunds
            title: {de: "Erstattungen", en: "Refunds"}
            trigger: refund
            when: refund.amount > 0
            settings: {limit: 100}
            steps:
              - id: correction
                use: books.ensure-credit-note
                with: {refund: refund, order: order}
                approve: plan.gross > settings.limit
              - id: note
                use: source.annotate
                when: has(order.fulfilled_at)
                wait_until: steps.correction.done_at + duration("24h")
                with: {kind: steps.correction.kind, number: steps.correction.number}
            """;

    private static final List<String> WORDS =
            List.of(
                    "order",
                    "refund",
                    "plan",
                    "steps",
                    "settings",
                    "true",
                    "1",
                    "when",
                    "use",
                    "with",
                    "id",
                    "choose",
                    "steps.note",
                    "order.sale",
                    "order.customer",
                    "has(",
                    "duration(",
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    "- ",
                    "&&",
                    "||",
                    ">",
                    "==",
                    "\n",
                    "  ",
                    "#",
                    "&a ",
                    "*a",
                    "!x ",
                    "0",
                    "null",
                    "~");

    private final FlowReader reader = new FlowReader(new FakeActions().catalogue());

    @Test
    void refusesFiveHundredInvalidFlowsNamingStepAndField() {
        Random random = new Random(SEED);
        int refused = 0;
        int accepted = 0;
        int inSteps = 0;
        for (int round = 0; refused < INVALID; round++) {
            assertThat(round).as("rounds without enough invalid documents").isLessThan(20_000);
            String source = round % 2 == 0 ? FlowDeskIT.OWN : REFUNDS;
            String mutant = mutated(source, random);
            FlowDocument document;
            try {
                document = reader.read("mutant", mutant);
            } catch (ConfigurationException wrong) {
                refused++;
                List<FlowProblem> problems = FlowProblems.of(mutant, wrong);
                assertThat(problems).as(mutant).isNotEmpty();
                for (FlowProblem each : problems) {
                    assertThat(each.field()).as(mutant).isNotBlank();
                    assertThat(each.problem()).as(mutant).isNotBlank();
                    assertThat(each.remedy()).as(mutant).isNotBlank();
                    assertThat(each.inWords().de()).isNotEqualTo(each.problem());
                    assertThat(each.remedyInWords().de()).isNotEqualTo(each.remedy());
                    assertThat(each.line())
                            .as(mutant)
                            .isBetween(1, (int) mutant.lines().count() + 1);
                    boolean ofTheFlow =
                            FlowReader.KEYS.contains(each.field().split("[.\\[]", 2)[0]);
                    if (!ofTheFlow && insideOfAStep(mutant, each.line())) {
                        assertThat(each.step()).as("%s in%n%s", each, mutant).isNotBlank();
                        inSteps++;
                    }
                }
                continue;
            }
            accepted++;
            assertThat(reader.read("again", mutant).version()).isEqualTo(document.version());
            assertThat(FlowPicture.of(document).parts()).isNotEmpty();
            follow(document);
        }
        assertThat(inSteps).isGreaterThan(INVALID / 2);
        assertThat(accepted).as("some damage is none").isPositive();
    }

    /** Whether everything from the first step on is at or above this line. */
    private static boolean insideOfAStep(String text, int line) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < Math.min(line, lines.size()); i++) {
            if (lines.get(i).matches("\\s+- id: \\w+") && i < line) {
                return true;
            }
        }
        return false;
    }

    /** Follows it to its end; every step but the stuck ones is taken for done. */
    private static void follow(FlowDocument document) {
        Refund refund = Samples.refund("1", "r1", Samples.FULFILLED, "5.00");
        Order order =
                Samples.order(
                        "1", Samples.ORDERED, Samples.FULFILLED, "49.90", false, List.of(refund));
        SourceObject subject = document.trigger() == Trigger.ORDER ? order : refund;
        Interpreter interpreter =
                new Interpreter(
                        document,
                        new Situation(order, subject, document.settings(), Instant.EPOCH, false));
        List<StepResult> soFar = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            @Nullable StepResult next =
                    switch (interpreter.next(soFar, NOW)) {
                        case Command.Perform(var step, var input) -> {
                            assertThat(input).isNotNull();
                            yield new StepResult.Done(
                                    step.id(), SampleOutputs.of(step.action().output()), NOW);
                        }
                        case Command.Skip(var step, var reason) ->
                                new StepResult.Skipped(step.id(), reason);
                        case Command.Wait _, Command.Unclear _, Command.Finish _ -> null;
                    };
            if (next == null) {
                return;
            }
            soFar.add(next);
        }
        throw new AssertionError("does not end");
    }

    private static String mutated(String source, Random random) {
        StringBuilder mutant = new StringBuilder(source);
        int damages = 1 + random.nextInt(2);
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(mutant.length() - 8);
            switch (random.nextInt(6)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.delete(at, at + 1 + random.nextInt(7));
                case 2 -> mutant.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 3 -> mutant.setCharAt(at, (char) ('a' + random.nextInt(26)));
                case 4 -> dropLine(mutant, at);
                default -> doubleLine(mutant, at);
            }
        }
        return mutant.toString();
    }

    private static void dropLine(StringBuilder text, int at) {
        int end = text.indexOf("\n", at);
        if (end > 0) {
            text.delete(text.lastIndexOf("\n", at) + 1, end + 1);
        }
    }

    private static void doubleLine(StringBuilder text, int at) {
        int end = text.indexOf("\n", at);
        if (end > 0) {
            int begin = text.lastIndexOf("\n", at) + 1;
            text.insert(begin, text.substring(begin, end + 1));
        }
    }
}
