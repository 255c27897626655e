package dev.kontor.hub.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.action.Plan;
import dev.kontor.hub.flow.Samples;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static final Instant DONE = Instant.parse("2026-12-05T08:00:00Z");

    record Document(String number, Money gross, Kind kind, @Nullable String link) {}

    enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    record Wishes(
            Party party,
            Money amount,
            BigDecimal number,
            int count,
            String text,
            Kind kind,
            List<String> names,
            Duration pause,
            Document document,
            @Nullable String to) {}

    private final Scope scope =
            new Scope(
                    Map.of("order", Order.class, "plan", Plan.class),
                    Map.of("invoice", Document.class));
    private final Order order = Samples.order("1001");
    private final Document invoice =
            new Document("RE0042", Money.euro("49.90"), Kind.INVOICE, null);

    private Map<String, Object> values() {
        return Map.of(
                "order",
                order,
                "settings",
                Map.of("limit", 50L, "share", new BigDecimal("0.5"), "send", true),
                "steps",
                Map.of("invoice", new StepValue(invoice, DONE)),
                "plan",
                new Plan(false, List.of(), Money.euro("49.90"), List.of(), 2));
    }

    private Evaluation evaluate(String text, Wanted wanted) throws ExpressionException {
        return scope.compile(text, wanted).evaluate(values());
    }

    private static Wanted wanted(String component) {
        return Wanted.components(Wishes.class).stream()
                .filter(each -> each.name().equals(component))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.charged > 0",
                "order.charged >= 49.9",
                "order.charged == order.sale.total",
                "order.refunded == 0",
                "0 == order.refunded",
                "order.refunded == 0.0",
                "order.charged != 49",
                "order.charged + 0.1 == 50",
                "order.charged * 2 > 99",
                "order.charged - order.charged == 0",
                "order.charged / 2 < 25",
                "order.charged / order.charged == 1",
                "-order.charged < 0",
                "order.charged < settings.limit",
                "order.charged * decimal(settings.share) < 25",
                "order.charged == decimal(\"49.900\")",
                "order.charged.currency() == \"EUR\"",
                "string(order.charged) == \"49.9\"",
                "has(order.fulfilled_at) && !order.test && order.charged > 0",
                "!has(order.cancelled_at)",
                "!has(order.customer.email)",
                "order.customer.address.country == \"DE\"",
                "!order.customer.business",
                "order.customer.name == \"Jo Weber\"",
                "order.fulfilled_at - order.created_at < duration(\"48h\")",
                "order.created_at > timestamp(\"2026-12-01T00:00:00+01:00\")",
                "order.created_at.getFullYear() == 2026",
                "order.sale.lines.all(line, line.quantity > 0)",
                "order.sale.lines[0].name == \"Tea\"",
                "order.sale.lines.exists(line, line.tax_rate == 7)",
                "size(order.refunds) == 0",
                "settings.send",
                "settings.limit == 50",
                "steps.invoice.number.startsWith(\"RE\")",
                "steps.invoice.kind == \"invoice\"",
                "steps.invoice.done_at < timestamp(\"2027-01-01T00:00:00Z\")",
                "has(steps.invoice)",
                "!has(steps.invoice.link)",
                "plan.gross > 49",
                "plan.calls == 2",
                "order.ref.kind == \"order\"",
            })
    void holdsTrue(String condition) throws ExpressionException {
        assertThat(evaluate(condition, Wanted.condition("when")))
                .isEqualTo(new Evaluation.Value(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "order.totl > 0 | 1 | 6 | there is no field 'totl' here | 'total'?",
                "order.chraged > 0 | 1 | 6 | there is no field 'chraged' here | did you mean 'charged'?",
                "true && order.sale.lins.size() > 0 | 1 | 19 | no field 'lins' | did you mean 'lines'?",
                "ordr.charged > 0 | 1 | 1 | the name 'ordr' is not known | did you mean 'order'?",
                "steps.mail.number == \"x\" | 1 | 6 | no field 'mail' | only earlier steps can be used",
                "order.charged > \"x\" | 1 | 15 | '>' cannot be applied to (decimal, string) | values of one kind",
                "order.number | 1 | 1 | this gives a text (string), but when has to be a bool | give a bool",
                "order.charged > | 1 | 16 | not a valid expression | docs/flows.md",
                "order.charged == settings.limit | 1 | 1 | a decimal is compared with a value whose type | write decimal(",
                "Party{id: \"x\"} == order.customer | 1 | 1 | Party cannot be made | order.customer",
            })
    void refusesWithPlaceReasonAndRemedy(
            String text, int line, int column, String problem, String remedy) {
        assertThatThrownBy(() -> scope.compile(text, Wanted.condition("when")))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        refused -> {
                            ExpressionIssue issue = refused.issues().getFirst();
                            assertThat(issue.problem()).contains(problem);
                            if (!text.contains("totl")) {
                                assertThat(issue.remedy()).contains(remedy);
                            }
                            assertThat(issue.line()).isEqualTo(line);
                            assertThat(issue.column()).isEqualTo(column);
                        });
    }

    @Test
    void pointsAtTheSecondLineOfAnExpression() {
        assertThatThrownBy(() ->
                        scope.compile(
                                "order.charged > 0\n  && order.teste", Wanted.condition("when")))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        refused -> {
                            ExpressionIssue issue = refused.issues().getFirst();
                            assertThat(issue.line()).isEqualTo(2);
                            assertThat(issue.column()).isEqualTo(11);
                            assertThat(issue.remedy()).contains("'test'");
                        });
    }

    @Test
    void boundsSizeAndNesting() {
        for (String tooMuch :
                List.of(
                        "true" + " && true".repeat(400),
                        "(".repeat(60) + "true" + ")".repeat(60),
                        "\"" + "x".repeat(3_000) + "\" == \"\"")) {
            assertThatThrownBy(() -> scope.compile(tooMuch, Wanted.condition("when")))
                    .isInstanceOf(ExpressionException.class);
        }
    }

    @Test
    void boundsIterations() throws ExpressionException {
        String digits = "[0,1,2,3,4,5,6,7,8,9]";
        String endless =
                digits
                        + ".all(a, "
                        + digits
                        + ".all(b, "
                        + digits
                        + ".all(c, "
                        + digits
                        + ".all(d, "
                        + digits
                        + ".all(e, a + b + c + d + e >= 0)))))";

        assertThat(evaluate(endless, Wanted.condition("when")))
                .isInstanceOf(Evaluation.Failed.class);
    }

    @Test
    void handsOnTheSameObjectForAPlainPath() throws ExpressionException {
        assertThat(((Evaluation.Value) evaluate("order.customer", wanted("party"))).value())
                .isSameAs(order.customer());
        assertThat(((Evaluation.Value) evaluate("steps.invoice", wanted("document"))).value())
                .isSameAs(invoice);
        assertThat(
                        ((Evaluation.Value)
                                        evaluate(
                                                "order.test ? order.sale.customer : order.customer",
                                                wanted("party")))
                                .value())
                .isSameAs(order.customer());
    }

    @Test
    void convertsToWhatTheActionWants() throws ExpressionException {
        assertThat(evaluate("order.charged * 2", wanted("amount")))
                .isEqualTo(new Evaluation.Value(Money.euro("99.80")));
        assertThat(evaluate("2", wanted("number")))
                .isEqualTo(new Evaluation.Value(new BigDecimal("2")));
        assertThat(evaluate("1.5", wanted("number")))
                .isEqualTo(new Evaluation.Value(new BigDecimal("1.5")));
        assertThat(evaluate("1 + 2", wanted("count"))).isEqualTo(new Evaluation.Value(3));
        assertThat(evaluate("\"Order \" + order.number", wanted("text")))
                .isEqualTo(new Evaluation.Value("Order #1001"));
        assertThat(evaluate("\"credit-note\"", wanted("kind")))
                .isEqualTo(new Evaluation.Value(Kind.CREDIT_NOTE));
        assertThat(evaluate("order.sale.lines.map(line, line.name)", wanted("names")))
                .isEqualTo(new Evaluation.Value(List.of("Tea")));
        assertThat(evaluate("duration(\"1h\")", wanted("pause")))
                .isEqualTo(new Evaluation.Value(Duration.ofHours(1)));
    }

    @Test
    void saysWhatIsWrongWithAValue() throws ExpressionException {
        assertThat(evaluate("decimal(5)", wanted("amount")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("currency"));
        assertThat(evaluate("\"receipt\"", wanted("kind")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("credit-note"));
        assertThat(evaluate("settings.limit", Wanted.condition("when")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("a bool", "50"));
    }

    @Test
    void tellsAnAbsentValueFromAWrongOne() throws ExpressionException {
        assertThat(evaluate("order.customer.email", wanted("to")))
                .isEqualTo(new Evaluation.Missing("email"));
        assertThat(evaluate("settings.missing", Wanted.condition("when")))
                .isEqualTo(new Evaluation.Missing("missing"));
        assertThat(evaluate("order.charged / 0 > 1", Wanted.condition("when")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("zero"));
        assertThat(evaluate("order.sale.lines[7].name == \"\"", Wanted.condition("when")))
                .isInstanceOf(Evaluation.Failed.class);
    }

    @Test
    void neverComparesAmountsOfTwoCurrencies() throws ExpressionException {
        Expression comparison =
                scope.compile("order.charged > steps.invoice.gross", Wanted.condition("when"));
        Document dollars = new Document("RE1", Money.of("1.00", "USD"), Kind.INVOICE, null);

        Evaluation found =
                comparison.evaluate(
                        Map.of(
                                "order",
                                order,
                                "steps",
                                Map.of("invoice", new StepValue(dollars, DONE))));

        assertThat(found)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("different currencies"));
    }

    @Test
    void knowsWhichStepsAndSettingsAnExpressionReads() throws ExpressionException {
        Expression expression =
                scope.compile(
                        "has(steps.invoice) && steps.invoice.number == \"\" && settings.send",
                        Wanted.condition("when"));

        assertThat(expression.steps()).containsExactly("invoice");
        assertThat(expression.settings()).containsExactly("send");
    }

    @Test
    void takesLiteralsOfTheDocument() {
        assertThat(wanted("count").literal(3L)).isEqualTo(3);
        assertThat(wanted("number").literal(3L)).isEqualTo(new BigDecimal("3"));
        assertThat(wanted("number").literal(new BigDecimal("0.5")))
                .isEqualTo(new BigDecimal("0.5"));
        assertThat(Wanted.condition("finalise").literal(true)).isEqualTo(true);
        assertThatThrownBy(() -> wanted("party").literal(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a Party is needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decimal(\"1e90\") * decimal(\"1e90\")",
                "decimal(\"1e-90\") * decimal(\"1e-90\")",
                "decimal(\"1e300000000\")",
                "decimal(1e300)"
            })
    void refusesNumbersThatNobodyCouldWriteOut(String text) throws ExpressionException {
        assertThat(evaluate(text, wanted("number")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.why()).contains("at most 100 digits"));
    }

    @Test
    void survivesNumbersOfSettingsThatNobodyCouldWriteOut() throws ExpressionException {
        Expression sum = scope.compile("plan.gross > 0", Wanted.condition("when"));

        assertThat(sum.evaluate(Map.of("plan", Map.of("gross", new BigDecimal("1e300000000")))))
                .isInstanceOf(Evaluation.Failed.class);
    }

    @Test
    void refusesTextsThatDoubleWithoutEnd() throws ExpressionException {
        String doubled = "[\"kontor\"]" + ".map(x, x + x + x + x)".repeat(8) + "[0]";

        assertThat(evaluate(doubled, wanted("text")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .isEqualTo("a text has at most 100000 characters"));
    }

    @Test
    void refusesListsThatDoubleWithoutEnd() throws ExpressionException {
        String doubled = "[[\"kontor\"]]" + ".map(x, x + x + x + x)".repeat(7) + "[0]";

        assertThat(evaluate(doubled, wanted("names")))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .isEqualTo("a list has at most 10000 entries"));
    }

    @Test
    void refusesTreesThatTakeForEverToCompare() throws ExpressionException {
        String tree = "[1]" + ".map(x, [x, x, x, x])".repeat(10);

        assertThatThrownBy(() -> scope.compile(tree + " == " + tree, Wanted.condition("when")))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("more than 100000 times");
        assertThat(
                        evaluate(
                                "order.sale.lines.filter(x, x.quantity > 0 && x.name != \"\")"
                                        + ".map(x, x.name + x.id).map(x, x + x).exists(x, x != \"\")",
                                Wanted.condition("when")))
                .isEqualTo(new Evaluation.Value(true));
    }

    @Test
    void joinsTextsAndListsOfUsualSize() throws ExpressionException {
        assertThat(evaluate("\"a\" + order.number + \"b\"", wanted("text")))
                .isEqualTo(new Evaluation.Value("a" + order.number() + "b"));
        assertThat(
                        evaluate(
                                "([\"a\"] + [\"b\"]).map(x, x + \"!\").filter(x, x != \"\")",
                                wanted("names")))
                .isEqualTo(new Evaluation.Value(List.of("a!", "b!")));
    }
}
