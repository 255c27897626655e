package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.FenceBroken;
import dev.kontor.hub.lane.LaneByHand;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.hub.yaml.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PassesIT {

    private static final String BOTH =
            """
            order-to-invoice: {from: 2026-12-01}
            refund-to-credit-note: {from: 2026-12-01}
            """;
    private static final SourceRef REF = Samples.orderRef("1");

    @TempDir Path folder;

    private TestDatabase database;
    private PassWorld world;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        world = new PassWorld(database, BOTH);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Outcome<?> stuck(String code, String... answers) {
        return new Outcome.Stuck<>(
                new Outcome.Problem(
                        code,
                        Words.same("look at it"),
                        List.of(answers).stream()
                                .map(key -> new Outcome.Answer(key, Words.same(key)))
                                .toList()));
    }

    private void switchOnJustBeforeTheOrder() {
        world.declare("order-to-invoice: {enabled: false}\n");
        world.now = Samples.ORDERED.minusSeconds(60);
        world.declare("order-to-invoice: {}\n");
    }

    private String ownFlow(String name, String condition) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(
                file,
                """
                flow: %s
                title: {de: "Kopie", en: "Copy"}
                trigger: order
                when: %s
                steps:
                  - id: buyer
                    use: books.ensure-customer
                    with: {party: order.customer}
                  - id: bill
                    use: books.ensure-invoice
                    with: {sale: order.sale, customer: steps.buyer, finalise: true}
                """
                        .formatted(name, condition));
        return "%s: {file: '%s', from: 2026-12-01}%n".formatted(name, file);
    }

    @Test
    void invoicesAnOrderOnceAndRecordsOneRun() {
        world.shop.put(Samples.order("1"));

        assertThat(world.pass(REF)).isEqualTo(new Verdict.Finished());

        assertThat(world.actions.documents).hasSize(1);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
        Run run = world.runs(REF).getFirst();
        assertThat(run.outcome()).isEqualTo(ObjectOutcome.DONE);
        assertThat(run.decisions())
                .extracting(Decision::step)
                .containsExactly("customer", "invoice", "note", null);
        assertThat(world.status(REF).run()).isEqualTo(run.id());
        assertThat(run.id().version()).isEqualTo(7);
    }

    @Test
    void recordsTheGroundsOfWhatWasDoneAndOfWhatIsAsked() {
        Grounds grounds =
                new Grounds(
                        List.of(
                                new Grounds.Ruling(
                                        "DOM-1",
                                        "§ 12 Abs. 1 UStG",
                                        new Words("Regelsteuersatz.", "Standard rate."),
                                        List.of(new Grounds.Fact("rate", "19")),
                                        List.of(new Grounds.Fact("supplyDate", "2026-12-05")))),
                        List.of(new Grounds.Fact("vatId", "none")));
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ ->
                        new Outcome.Stuck<>(
                                new Outcome.Problem(
                                        "vat-r12",
                                        Words.same("which rate?"),
                                        List.of(new Outcome.Answer("x", Words.same("x"))),
                                        grounds)));

        world.pass(REF);

        assertThat(world.runs(REF).getFirst().decisions())
                .filteredOn(decision -> "invoice".equals(decision.step()))
                .extracting(Decision::grounds)
                .containsExactly(grounds);
        FakeActions.Document document =
                new FakeActions.Document("invoice", "RE1", Money.euro("49.90"), null);
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ -> new Outcome.Done<>(document, world.now, Words.same("done"), grounds));
        // Runs of one millisecond would have no order.
        world.later(Duration.ofSeconds(1));
        world.pass(REF);
        world.later(Duration.ofSeconds(1));
        world.pass(REF);

        assertThat(world.runs(REF)).as("the same grounds are no news").hasSize(2);
        assertThat(world.runs(REF).getFirst().decisions())
                .filteredOn(decision -> "invoice".equals(decision.step()))
                .extracting(Decision::grounds)
                .containsExactly(grounds);
    }

    @Test
    void handsInThatAnAnswerShallBeKeptOnlyWhereItCanBe() {
        List<String> handedIn = new ArrayList<>();
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                context -> {
                    handedIn.add(context.answer() + " by " + context.answeredBy());
                    return new Outcome.Stuck<>(
                            new Outcome.Problem(
                                    "goods-unknown",
                                    Words.same("what is it?"),
                                    List.of(
                                            new Outcome.Answer("again", Words.same("again")),
                                            new Outcome.Answer("book", Words.same("book"), true))));
                });
        world.pass(REF);
        UUID open = world.onlyStuck().id();

        assertThatThrownBy(
                        () -> world.desk.answer(world.organisation, open, "again+keep", null, "jo"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("book+keep");
        world.desk.answer(world.organisation, open, "book+keep", null, "jo");
        world.pass(REF);

        assertThat(handedIn).containsExactly("null by null", "book+keep by jo");
    }

    @Test
    void repeatsNoRunThatDecidesTheSame() {
        world.shop.put(Samples.order("1"));
        for (int i = 0; i < 5; i++) {
            world.pass(REF);
            world.later(Duration.ofMinutes(1));
        }

        assertThat(world.runs(REF)).hasSize(1);
        assertThat(world.runs(REF).getFirst().passes()).isEqualTo(5);
        assertThat(world.runs(REF).getFirst().lastSeen())
                .isEqualTo(world.now.minus(Duration.ofMinutes(1)));
    }

    @Test
    void makesOneDocumentWhenTwoFlowsRunOverOneOrder() throws IOException {
        world.declare(BOTH + ownFlow("copy", "order.charged > 0"));
        world.shop.put(Samples.order("1"));

        world.pass(REF);

        assertThat(world.actions.count("books.ensure-invoice")).isEqualTo(2);
        assertThat(world.actions.documents).hasSize(1);
        assertThat(world.runs(REF).getFirst().decisions())
                .extracting(Decision::flow)
                .contains("order-to-invoice", "copy");
    }

    @Test
    void carriesOnAfterAFlowWasRenamed() throws IOException {
        switchOnJustBeforeTheOrder();
        Order open = Samples.order("1", Samples.ORDERED, null, "49.90", false, List.of());
        world.shop.put(open);
        world.now = Samples.ORDERED.plusSeconds(60);
        world.pass(REF);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.UNMET);

        world.later(Duration.ofDays(1));
        world.declare(
                ownFlow("other-name", "has(order.fulfilled_at)").replace(", from: 2026-12-01", ""));
        world.shop.put(Samples.order("1"));
        world.pass(REF);

        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
        assertThat(world.actions.documents).hasSize(1);
    }

    @Test
    void leavesAThousandOrdersBeforeTheStartAloneAndListsThem() {
        world.declare("order-to-invoice: {}\n");
        for (int i = 0; i < 1_000; i++) {
            String id = "old" + i;
            world.shop.put(Samples.order(id));
            world.pass(Samples.orderRef(id));
        }

        assertThat(world.actions.asked).isEmpty();
        assertThat(world.runs(ObjectOutcome.BEFORE_START)).isEqualTo(1_000);
        assertThat(world.runs.objectCounts(world.organisation))
                .containsExactly(java.util.Map.entry("before-start", 1_000L));
    }

    @Test
    void startsAnewWhenSwitchedOnAgainButGoesOnWithWhatItCaresFor() {
        switchOnJustBeforeTheOrder();
        world.shop.put(Samples.order("1", Samples.ORDERED, null, "49.90", false, List.of()));
        world.pass(REF);
        world.declare("order-to-invoice: {enabled: false}\n");
        world.now = Samples.ORDERED.plus(Duration.ofDays(30));
        world.declare("order-to-invoice: {}\n");

        world.shop.put(Samples.order("1"));
        world.shop.put(Samples.order("2"));
        world.pass(REF);
        world.pass(Samples.orderRef("2"));

        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
        assertThat(world.status(Samples.orderRef("2")).outcome())
                .isEqualTo(ObjectOutcome.BEFORE_START);
    }

    @Test
    void correctsRefundsOldestFirstAfterTheOrder() {
        Refund late = Samples.refund("1", "a", Samples.FULFILLED.plusSeconds(60), "10");
        Refund early = Samples.refund("1", "b", Samples.FULFILLED, "5");
        world.shop.put(
                Samples.order(
                        "1",
                        Samples.ORDERED,
                        Samples.FULFILLED,
                        "49.90",
                        false,
                        List.of(late, early)));

        world.pass(REF);

        assertThat(
                        world.actions.asked.stream()
                                .filter(each -> !each.action().equals("source.annotate"))
                                .map(each -> each.context().subject().ref().id()))
                .containsExactly("1", "1", "b", "a");
        assertThat(world.status(late.ref()).outcome()).isEqualTo(ObjectOutcome.DONE);
        assertThat(world.status(late.ref()).root()).isEqualTo(REF);
        assertThat(world.actions.documents).hasSize(3);
    }

    @Test
    void correctsNothingWhileTheInvoiceIsStillBeingMade() {
        Refund refund = Samples.refund("1", "a", Samples.FULFILLED, "10");
        world.shop.put(
                Samples.order(
                        "1", Samples.ORDERED, Samples.FULFILLED, "49.90", false, List.of(refund)));
        Instant next = world.now.plusSeconds(7);
        world.actions.behaviours.put(
                "books.ensure-invoice", _ -> new Outcome.Waiting<>(next, Words.same("in doubt")));

        Verdict verdict = world.pass(REF);

        assertThat(verdict).isEqualTo(new Verdict.LookAgain(next, Priority.SIGNAL));
        assertThat(world.actions.count("books.ensure-credit-note")).isZero();
        assertThat(world.status(refund.ref()).outcome()).isEqualTo(ObjectOutcome.WAITING);
    }

    @Test
    void makesNoDocumentForAnOrderCancelledBeforeItWasFulfilled() {
        Refund refund = Samples.refund("1", "a", Samples.FULFILLED, "49.90");
        world.shop.put(Samples.order("1", Samples.ORDERED, null, "49.90", false, List.of(refund)));

        world.pass(REF);

        assertThat(world.actions.asked).isEmpty();
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.UNMET);
        assertThat(world.status(refund.ref()).outcome()).isEqualTo(ObjectOutcome.UNMET);
    }

    @Test
    void handsAnAnswerToTheActionAndClosesTheCase() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                context ->
                        "create-again".equals(context.answer())
                                ? null
                                : stuck("document-deleted", "leave-so", "create-again"));
        world.pass(REF);
        world.pass(REF);
        StuckCase open = world.onlyStuck();
        assertThat(open.problem().code()).isEqualTo("document-deleted");
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.STUCK);
        assertThat(Objects.requireNonNull(world.meters.find("kontor.stuck").gauge()).value())
                .isEqualTo(1);

        world.desk.answer(world.organisation, open.id(), "create-again", "agreed by phone", "jo");
        assertThat(world.lane.priority(world.organisation, REF)).isEqualTo(Priority.ATTENDED);
        world.pass(REF);

        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
        StuckCase closed = world.desk.find(world.organisation, open.id()).orElseThrow();
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.answeredBy()).isEqualTo("jo");
        assertThat(closed.note()).isEqualTo("agreed by phone");
    }

    @Test
    void asksAgainWhenAnAnswerDidNotHelp() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put("books.ensure-invoice", _ -> stuck("refused", "try-again"));
        world.pass(REF);
        StuckCase open = world.onlyStuck();
        world.desk.answer(world.organisation, open.id(), "try-again", null, "jo");

        world.pass(REF);

        assertThat(world.onlyStuck().id()).isEqualTo(open.id());
        assertThat(world.onlyStuck().answer()).isNull();
    }

    @Test
    void keepsAnAnswerInForceWhileTheActionWaits() {
        world.shop.put(Samples.order("1"));
        List<String> handedIn = new ArrayList<>();
        world.actions.behaviours.put(
                "books.ensure-invoice",
                context -> {
                    handedIn.add(String.valueOf(context.answer()));
                    return "keep-looking".equals(context.answer())
                            ? new Outcome.Waiting<>(
                                    world.now.plusSeconds(60), Words.same("looking"))
                            : stuck("in-doubt", "keep-looking");
                });
        world.pass(REF);
        world.desk.answer(world.organisation, world.onlyStuck().id(), "keep-looking", null, "jo");
        world.pass(REF);
        world.pass(REF);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();

        world.actions.behaviours.clear();
        world.pass(REF);

        assertThat(handedIn).containsExactly("null", "keep-looking", "keep-looking");
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
    }

    @Test
    void leavesSoWhatAPersonLeftSoUntilItIsAnsweredAnew() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice", _ -> stuck("document-deleted", "leave-so", "create-again"));
        world.pass(REF);
        StuckCase asked = world.onlyStuck();
        world.desk.answer(world.organisation, asked.id(), "leave-so", null, "jo");
        world.pass(REF);
        world.pass(REF);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.LEFT_SO);

        world.desk.answer(world.organisation, asked.id(), "create-again", null, "jo");
        world.pass(REF);

        assertThat(world.onlyStuck().problem().code()).isEqualTo("document-deleted");
    }

    @Test
    void asksAgainAboutWhatWasLeftSoWhenTheProblemIsAnother() {
        world.shop.put(Samples.order("1"));
        List<String> words = new ArrayList<>(List.of("one"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ ->
                        new Outcome.Stuck<>(
                                new Outcome.Problem(
                                        "rejected",
                                        Words.same(words.getLast()),
                                        List.of(
                                                new Outcome.Answer(
                                                        "leave-so", Words.same("leave so"))))));
        world.pass(REF);
        world.desk.answer(world.organisation, world.onlyStuck().id(), "leave-so", null, "jo");
        world.pass(REF);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();

        words.add("two");
        world.pass(REF);

        assertThat(world.onlyStuck().problem().reason().en()).isEqualTo("two");
    }

    @Test
    void refusesAnAnswerThatIsNotPossible() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put("books.ensure-invoice", _ -> stuck("refused", "try-again"));
        world.pass(REF);
        StuckCase open = world.onlyStuck();

        assertThatThrownBy(
                        () -> world.desk.answer(world.organisation, open.id(), "burn", null, "jo"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("possible: try-again");
        assertThatThrownBy(() ->
                        world.desk.answer(
                                world.organisation,
                                RunIds.next(world.now),
                                "try-again",
                                null,
                                "jo"))
                .isInstanceOf(HubException.class);
    }

    @Test
    void answersAllAlikeAtOnce() {
        world.actions.behaviours.put(
                "books.ensure-customer",
                context -> context.answer() == null ? stuck("no-address", "leave-so") : null);
        for (String id : List.of("1", "2", "3")) {
            world.shop.put(Samples.order(id));
            world.pass(Samples.orderRef(id));
        }

        int answered =
                world.desk.answerAll(world.organisation, "no-address", "leave-so", null, "jo");
        for (String id : List.of("1", "2", "3")) {
            world.pass(Samples.orderRef(id));
        }

        assertThat(answered).isEqualTo(3);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
    }

    @Test
    void isStuckWithAWayOutWhenAConditionCannotBeEvaluated() throws IOException {
        world.declare(ownFlow("own", "order.customer.vat_id != \"\""));
        world.shop.put(Samples.order("1"));
        world.pass(REF);
        StuckCase open = world.onlyStuck();
        assertThat(open.problem().code()).isEqualTo("flow-unclear");
        assertThat(open.problem().reason().en()).contains("vat_id");
        assertThat(open.action()).isEqualTo("flow:own");

        world.desk.answer(world.organisation, open.id(), "leave-so", null, "jo");
        world.pass(REF);
        world.pass(REF);

        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.LEFT_SO);
        assertThat(world.actions.asked).isEmpty();
    }

    private void declareApproval() throws IOException {
        String declared = ownFlow("guarded", "order.charged > 0");
        Path file = folder.resolve("guarded.yaml");
        Files.writeString(
                file, Files.readString(file).stripTrailing() + "\n    approve: plan.gross > 40\n");
        world.declare(declared);
        world.shop.put(Samples.order("1"));
    }

    /** The key of an answer that holds for what the case shows. */
    private static String to(StuckCase shown, String kind) {
        return Outcome.Answer.keyTo(shown.basis(), kind);
    }

    @Test
    void performsOnlyWhatWasApproved() throws IOException {
        declareApproval();
        world.pass(REF);
        StuckCase first = world.onlyStuck();
        assertThat(first.problem().code()).isEqualTo("needs-approval");
        assertThat(first.problem().answers())
                .extracting(Outcome.Answer::key)
                .containsExactly(to(first, "reject"), to(first, "approve"));
        world.desk.answer(world.organisation, first.id(), to(first, "approve"), null, "jo");

        // Of two approvals the later one counts.
        world.later(Duration.ofSeconds(1));
        world.actions.planned = Money.euro("59.90");
        world.pass(REF);
        assertThat(world.actions.documents).isEmpty();
        assertThat(world.onlyStuck().answer()).isNull();

        assertThatThrownBy(() ->
                        world.desk.answer(
                                world.organisation, first.id(), to(first, "approve"), null, "jo"))
                .as("what was shown before is not what would be sent now")
                .isInstanceOf(HubException.class);
        assertThatThrownBy(() ->
                        world.desk.answerAll(
                                world.organisation, "needs-approval", "approve", null, "jo"))
                .isInstanceOf(HubException.class);
        StuckCase second = world.onlyStuck();
        world.desk.answer(world.organisation, second.id(), to(second, "approve"), null, "jo");
        world.pass(REF);
        assertThat(world.actions.documents).hasSize(1);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        world.pass(REF);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
    }

    @Test
    void skipsWithAReasonWhatOffersNoWayOut() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put("books.ensure-invoice", _ -> stuck("rejected", "try-again"));
        world.pass(REF);

        assertThatThrownBy(() ->
                        world.desk.skip(world.organisation, world.onlyStuck().id(), " ", "jo"))
                .isInstanceOf(HubException.class);
        world.desk.skip(world.organisation, world.onlyStuck().id(), "made by hand", "jo");
        world.pass(REF);
        world.pass(REF);

        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.LEFT_SO);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        assertThat(world.audited("stuck-answered")).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainForWhatWasRejected() throws IOException {
        declareApproval();
        world.pass(REF);
        StuckCase asked = world.onlyStuck();
        world.desk.answer(world.organisation, asked.id(), to(asked, "reject"), null, "jo");

        world.pass(REF);
        world.pass(REF);

        assertThat(world.actions.documents).isEmpty();
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
    }

    @Test
    void recordsWhatWasDoneBeforeThePermitRanOut() {
        world.shop.put(Samples.order("1"));
        Instant turn = world.now.plusSeconds(30);
        world.actions.behaviours.put(
                "books.ensure-customer",
                _ -> {
                    LaneByHand.permit();
                    return null;
                });
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ -> {
                    throw LaneByHand.notYourTurn(turn);
                });

        assertThatThrownBy(() -> world.pass(REF)).isInstanceOf(NotYourTurn.class);
        assertThatThrownBy(() -> world.pass(REF)).isInstanceOf(NotYourTurn.class);

        assertThat(world.runs(REF)).hasSize(1);
        assertThat(world.runs(REF).getFirst().outcome()).isEqualTo(ObjectOutcome.WAITING);
        assertThat(world.runs(REF).getFirst().decisions())
                .extracting(Decision::step)
                .containsExactly("customer");
        assertThat(world.runs(REF).getFirst().calls()).isEqualTo(2);
    }

    @Test
    void writesNothingForPureWaiting() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ -> {
                    throw LaneByHand.notYourTurn(world.now);
                });

        assertThatThrownBy(() -> world.pass(REF)).isInstanceOf(NotYourTurn.class);

        assertThat(world.runs(REF)).isEmpty();
        assertThat(world.runs.objects(world.organisation, null, 0, 10)).isEmpty();
    }

    @Test
    void writesNothingOnceItWasTakenOver() {
        world.shop.put(Samples.order("1"));
        Claim frozen = world.claim(REF);
        world.actions.behaviours.put(
                "source.annotate",
                _ -> {
                    var _ = world.claim(REF);
                    return null;
                });

        assertThatThrownBy(() -> world.pass(frozen)).isInstanceOf(FenceBroken.class);

        assertThat(world.runs(REF)).isEmpty();
    }

    @Test
    void makesALastingFailureVisible() {
        world.shop.put(Samples.order("1"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                _ -> {
                    throw new IllegalStateException("a bug");
                });
        assertThatThrownBy(() -> world.pass(REF)).hasMessage("a bug");
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        world.later(Duration.ofMinutes(11));
        assertThatThrownBy(() -> world.pass(REF)).hasMessage("a bug");
        assertThat(world.onlyStuck().problem().code()).isEqualTo("failing");

        world.actions.behaviours.clear();
        world.pass(REF);

        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
    }

    @Test
    void looksAgainAndPausesTheConnectionWhenOnlyAnAdministratorCanHelp() {
        Instant retry = world.now.plusSeconds(300);
        world.shop.instead =
                new Snapshot.Unreadable(REF, Words.same("token refused"), retry, true, world.now);

        Verdict verdict = world.pass(REF);

        assertThat(verdict).isEqualTo(new Verdict.LookAgain(retry, Priority.SIGNAL));
        assertThat(world.organisations.connection(world.organisation, Samples.SHOP).paused())
                .isTrue();
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.UNREADABLE);
        assertThat(world.pass(REF)).isInstanceOf(Verdict.LookAgain.class);
        assertThat(world.shop.reads).isEqualTo(1);
    }

    @Test
    void looksAgainForAnObjectThatTheSourceDoesNotShowYet() {
        world.shop.readAt = Instant.now();
        assertThat(world.pass(REF))
                .isEqualTo(
                        new Verdict.LookAgain(world.shop.readAt.plusSeconds(3), Priority.SIGNAL));
        assertThat(world.runs(REF)).isEmpty();

        world.shop.put(Samples.order("1"));
        world.pass(REF);

        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
    }

    @Test
    void recordsThatAnObjectIsGone() {
        world.shop.readAt = Instant.now().plus(Duration.ofMinutes(5));
        assertThat(world.pass(REF)).isEqualTo(new Verdict.Finished());
        world.pass(REF);

        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.GONE);
        assertThat(world.runs(REF)).hasSize(1);
    }

    @Test
    void refusesFlowsThatDoNotExistOrDoNotFit() throws IOException {
        assertThatThrownBy(() -> world.declare("order-to-invoce: {}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean 'order-to-invoice'?");
        assertThatThrownBy(() ->
                        world.declare("order-to-invoice: {settings: {invoice_at: payment}}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("settings.invoice_at: the flow has no setting 'invoice_at'");
        String other = ownFlow("mine", "order.charged > 0").replace("mine:", "yours:");
        assertThatThrownBy(() -> world.declare(other))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the document calls itself 'mine'");
        String broken = ownFlow("broken", "order.chargd > 0");
        assertThatThrownBy(() -> world.declare(broken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broken.yaml:4:12 when: there is no field 'chargd' here")
                .hasMessageContaining("did you mean 'charged'?");
    }
}
