package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.flow.Rehearsal.Verdict;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Dry runs and back-tests with a fake shop and fake actions. */
@Timeout(120)
class RehearsalIT {

    private static final What ALL = new What(null, null);
    private static final SourceRef REF = Samples.orderRef("1");

    private TestDatabase database;
    private PassWorld world;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        world =
                new PassWorld(
                        database,
                        """
                        order-to-invoice: {from: 2026-12-01}
                        refund-to-credit-note: {from: 2026-12-01}
                        """);
    }

    @AfterEach
    void end() {
        world.archive.destroy();
        database.close();
    }

    private List<Rehearsal> rehearse(What what) {
        return world.rehearsals.of(world.organisation, REF, what);
    }

    @Test
    void showsTheExactRequestsAndPerformsNothing() {
        world.shop.put(Samples.order("1"));

        Rehearsal found = rehearse(ALL).getFirst();

        assertThat(found.verdict()).isEqualTo(Verdict.NEW);
        assertThat(found.steps())
                .extracting(Rehearsal.Step::id)
                .containsExactly("customer", "invoice", "note");
        assertThat(found.steps().get(1).plan().requests())
                .singleElement()
                .satisfies(request -> assertThat(request.route()).isEqualTo("/v1/invoices"));
        assertThat(found.gross()).isEqualTo(Money.euro("49.90"));
        assertThat(found.calls()).isEqualTo(3);
        assertThat(world.actions.asked).isEmpty();
        assertThat(world.runs(REF)).isEmpty();
    }

    @Test
    void saysWhatIsThereAlreadyAndWhatWouldBeMadeOtherwise() {
        world.shop.put(Samples.order("1"));
        world.pass(REF);

        assertThat(rehearse(ALL).getFirst().verdict()).isEqualTo(Verdict.THERE);

        world.actions.differences = List.of(Words.same("another rate"));
        Rehearsal different = rehearse(ALL).getFirst();
        assertThat(different.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(different.steps().getFirst().differences())
                .containsExactly(Words.same("another rate"));
    }

    @Test
    void triesADocumentThatIsNotSavedAndOneThatIsOff() {
        world.shop.put(Samples.order("1"));
        world.flowDesk.create(
                world.organisation, FlowDeskIT.OWN.replace("> 10", "> 1000"), null, "anna");

        assertThat(rehearse(new What(FlowDeskIT.OWN, null)))
                .singleElement()
                .satisfies(each -> assertThat(each.verdict()).isEqualTo(Verdict.NEW));
        assertThat(rehearse(new What(null, "own")))
                .singleElement()
                .satisfies(each -> assertThat(each.verdict()).isEqualTo(Verdict.UNMET));
        assertThatThrownBy(() -> rehearse(new What("flow: x", null))).isInstanceOf(FlowWrong.class);
        assertThatThrownBy(() -> rehearse(new What(null, "nobody")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void marksWhatTheFlowWouldLeaveAloneForItsAge() {
        world.shop.put(
                Samples.order(
                        "1",
                        Samples.ORDERED.minusSeconds(90 * 86_400),
                        Samples.FULFILLED,
                        "49.90",
                        false,
                        List.of()));

        assertThat(rehearse(ALL).getFirst().beforeStart()).isTrue();
        assertThat(rehearse(ALL).getFirst().verdict()).isEqualTo(Verdict.NEW);
    }

    @Test
    void takesTheKeptObjectWhereTheSourceIsAwayAndAnyThatIsPasted() {
        world.shop.put(Samples.order("1"));
        world.pass(REF);
        world.archive.flush();
        String kept = world.rehearsals.example(world.organisation, REF).orElseThrow();
        world.shop.instead = new Snapshot.Gone(REF, world.now);

        assertThat(rehearse(ALL).getFirst().verdict()).isEqualTo(Verdict.THERE);
        assertThat(
                        world.rehearsals.ofPasted(
                                world.organisation,
                                kept.replace("\"id\":\"1\"", "\"id\":\"2\""),
                                ALL))
                .first()
                .satisfies(each -> {
                    assertThat(each.subject()).endsWith("order/2");
                    assertThat(each.verdict()).isEqualTo(Verdict.NEW);
                });
        assertThatThrownBy(() -> world.rehearsals.ofPasted(world.organisation, "{\"ref\": 1}", ALL))
                .isInstanceOfSatisfying(
                        HubException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(FlowError.OBJECT_WRONG));
    }

    @Test
    void keepsTheNewestReadingOfAnObjectAndItWhole() {
        Order order =
                Samples.order(
                        "1",
                        Samples.ORDERED,
                        Samples.FULFILLED,
                        "49.90",
                        false,
                        List.of(Samples.refund("1", "9", Samples.FULFILLED, "5.00")));
        world.archive.keep(world.organisation, order, world.now);
        world.archive.flush();
        world.archive.keep(world.organisation, Samples.order("1"), world.now.minusSeconds(5));
        world.archive.flush();

        SnapshotTable.Row row =
                database.transactions()
                        .inOrganisation(
                                world.organisation,
                                () ->
                                        new SnapshotTable(database.jdbc())
                                                .find(world.organisation, REF)
                                                .orElseThrow());
        assertThat(world.archive.read(row)).isEqualTo(order);
    }

    @Test
    void countsOverThePastInPiecesAndCanBeCancelled() {
        for (int i = 0; i < 1_200; i++) {
            world.archive.keep(
                    world.organisation,
                    Samples.order(
                            "k" + i,
                            Samples.ORDERED.plusSeconds(i),
                            i % 4 == 0 ? null : Samples.FULFILLED,
                            "49.90",
                            false,
                            List.of()),
                    world.now);
        }
        Job job = world.backTests.start(world.organisation, ALL, 1_000, "anna");
        assertThat(job.total()).isEqualTo(1_000);

        Claim claim =
                world.lane.claim(
                        world.organisation,
                        new SourceRef(
                                world.organisations
                                        .get(world.organisation)
                                        .lexware()
                                        .connection()
                                        .id(),
                                "back-test",
                                job.id().toString()),
                        Priority.SWEEP);
        world.backTests.work(claim);
        Job half = world.backTests.get(world.organisation, job.id());
        assertThat(half.done()).isEqualTo(500);
        assertThat(half.state()).isEqualTo(Job.State.RUNNING);
        world.backTests.work(claim);
        world.backTests.work(claim);

        Job done = world.backTests.get(world.organisation, job.id());
        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(done.done()).isEqualTo(1_000);
        assertThat(done.counts()).isEqualTo(Map.of("new", 750, "unmet", 250));
        assertThat(world.backTests.items(world.organisation, job.id(), "new", 0, 1_000))
                .hasSize(750)
                .first()
                .satisfies(each -> {
                    assertThat(each.number()).isEqualTo("#k1199");
                    assertThat(each.amount()).isEqualTo(Money.euro("49.90"));
                });
        assertThat(world.actions.asked).isEmpty();
        assertThat(world.shop.reads).isZero();

        Job another = world.backTests.start(world.organisation, ALL, 10, "anna");
        assertThat(world.backTests.cancel(world.organisation, another.id(), "anna").state())
                .isEqualTo(Job.State.CANCELLED);
        world.backTests.cancel(world.organisation, another.id(), "anna");
        world.backTests.cancel(world.organisation, job.id(), "anna");
        assertThat(world.audited("back-test-started")).isEqualTo(2);
        assertThat(world.audited("back-test-cancelled")).isEqualTo(1);
    }
}
