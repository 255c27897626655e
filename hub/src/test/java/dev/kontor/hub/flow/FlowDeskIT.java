package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class FlowDeskIT {

    static final String OWN =
            """
            flow: own
            title: {de: "Eigener", en: "Own"}
            trigger: order
            from: 2026-12-01
            when: order.charged > 10
            steps:
              - id: buyer
                use: books.ensure-customer
                with: {party: order.customer}
              - id: size
                choose:
                  - when: order.charged > 1000
                    steps:
                      - id: big
                        use: books.ensure-invoice
                        with: {sale: order.sale, customer: steps.buyer, finalise: false}
                  - steps:
                      - id: small
                        use: books.ensure-invoice
                        with: {sale: order.sale, customer: steps.buyer, finalise: true}
              - id: note
                use: source.annotate
                with: {kind: steps.small.kind, number: steps.small.number}
            """;
    private static final SourceRef REF = Samples.orderRef("1");

    private TestDatabase database;
    private PassWorld world;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        world = new PassWorld(database, "order-to-invoice: {from: 2026-12-01}\n");
    }

    @AfterEach
    void end() {
        database.close();
    }

    private FlowSummary create(String content) {
        return world.flowDesk.create(world.organisation, content, null, "anna");
    }

    @Test
    void keepsEveryContentWithWhoWhenAndWhy() {
        FlowSummary created = create(OWN);
        assertThat(created.enabled()).isFalse();
        world.later(Duration.ofHours(1));

        FlowSummary changed =
                world.flowDesk.save(
                        world.organisation,
                        "own",
                        OWN.replace("> 10", "> 20"),
                        1,
                        "small orders are not worth it",
                        "berta");
        world.flowDesk.rollBack(world.organisation, "own", 1, "carl");

        assertThat(changed.version()).isEqualTo(2);
        List<FlowVersion> history = world.flowDesk.history(world.organisation, "own");
        assertThat(history).extracting(FlowVersion::number).containsExactly(3, 2, 1);
        assertThat(history).extracting(FlowVersion::by).containsExactly("carl", "berta", "anna");
        assertThat(history.get(1).note()).isEqualTo("small orders are not worth it");
        assertThat(history.get(1).at()).isEqualTo(world.now);
        assertThat(history.get(0).content()).isEqualTo(OWN);
        assertThat(history.get(0).hash()).isEqualTo(history.get(2).hash());
        assertThat(world.audited("flow-created")).isEqualTo(1);
        assertThat(world.audited("flow-changed")).isEqualTo(1);
        assertThat(world.audited("flow-rolled-back")).isEqualTo(1);
    }

    @Test
    void refusesWhoSavesOnTopOfAChangeThatHeHasNotSeen() {
        create(OWN);
        world.flowDesk.save(
                world.organisation, "own", OWN.replace("> 10", "> 20"), 1, null, "anna");

        assertThatThrownBy(() ->
                        world.flowDesk.save(
                                world.organisation,
                                "own",
                                OWN.replace("> 10", "> 30"),
                                1,
                                null,
                                "berta"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FlowError.FLOW_CHANGED))
                .hasMessageContaining("anna");
    }

    @Test
    void runsAFlowWhileItIsOnAndItsPresentContentOnly() {
        world.declare("order-to-invoice: {enabled: false}\n");
        create(OWN);
        world.shop.put(Samples.order("1"));
        world.pass(REF);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.NO_FLOW);

        world.flowDesk.enable(world.organisation, "own", LocalDate.of(2026, 12, 1), "anna");
        world.flowDesk.save(
                world.organisation, "own", OWN.replace("> 10", "> 1000"), 1, null, "anna");
        world.pass(REF);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.UNMET);

        world.flowDesk.rollBack(world.organisation, "own", 1, "anna");
        world.pass(REF);
        assertThat(world.status(REF).outcome()).isEqualTo(ObjectOutcome.DONE);
        assertThat(world.actions.documents).hasSize(1);

        world.flowDesk.disable(world.organisation, "own", "anna");
        assertThat(world.flows.of(world.organisation, Trigger.ORDER)).isEmpty();
    }

    @Test
    void takesOneArmOfABranchAndSkipsTheOthersWithTheReason() {
        world.declare("order-to-invoice: {enabled: false}\n");
        create(OWN);
        world.flowDesk.enable(world.organisation, "own", LocalDate.of(2026, 12, 1), "anna");
        world.shop.put(Samples.order("1"));

        world.pass(REF);

        assertThat(world.actions.asked)
                .extracting(each -> each.context().step())
                .containsExactly("buyer", "small", "note");
        Run run = world.runs(REF).getFirst();
        assertThat(run.decisions())
                .filteredOn(each -> "big".equals(each.step()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Decision.Kind.SKIPPED);
                    assertThat(each.reason().en()).contains("order.charged > 1000");
                });
    }

    @Test
    void drawsTheDocumentWithItsBranches() {
        FlowPicture picture = world.flowDesk.picture(OWN);

        assertThat(picture.parts())
                .extracting(FlowPicture.Part::id)
                .containsExactly("buyer", "size", "note");
        assertThat(picture.parts().get(1))
                .isInstanceOfSatisfying(
                        FlowPicture.Part.Branch.class,
                        branch -> {
                            assertThat(branch.ways())
                                    .extracting(FlowPicture.Part.Way::when)
                                    .containsExactly("order.charged > 1000", null);
                            assertThat(branch.ways().get(1).parts())
                                    .extracting(FlowPicture.Part::id)
                                    .containsExactly("small");
                        });
    }

    @Test
    void leavesWhatTheFileDeclaresToTheFile() {
        for (Runnable change :
                List.<Runnable>of(
                        () ->
                                world.flowDesk.save(
                                        world.organisation,
                                        "order-to-invoice",
                                        OWN.replace("flow: own", "flow: order-to-invoice"),
                                        1,
                                        null,
                                        "anna"),
                        () ->
                                world.flowDesk.disable(
                                        world.organisation, "order-to-invoice", "anna"),
                        () ->
                                world.flowDesk.enable(
                                        world.organisation, "order-to-invoice", null, "anna"),
                        () ->
                                world.flowDesk.rollBack(
                                        world.organisation, "order-to-invoice", 1, "anna"))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            HubException.class,
                            refused ->
                                    assertThat(refused.code()).isEqualTo(FlowError.FLOW_DECLARED));
        }

        world.flowDesk.copy(world.organisation, "order-to-invoice", "mine", "anna");
        assertThat(world.flowDesk.list(world.organisation))
                .extracting(FlowSummary::name, FlowSummary::declared, FlowSummary::enabled)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order-to-invoice", true, true),
                        org.assertj.core.groups.Tuple.tuple("mine", false, false));
    }

    @Test
    void switchesOffAndKeepsWhatLeavesTheFile() {
        world.declare("refund-to-credit-note:\n");

        FlowSummary left = world.flowDesk.get(world.organisation, "order-to-invoice");
        assertThat(left.declared()).isFalse();
        assertThat(left.enabled()).isFalse();
        assertThat(world.flows.of(world.organisation, Trigger.ORDER)).isEmpty();

        world.flowDesk.enable(world.organisation, "order-to-invoice", null, "anna");
        assertThat(world.flows.of(world.organisation, Trigger.ORDER)).hasSize(1);

        world.declare("refund-to-credit-note:\n");
        assertThat(world.flows.of(world.organisation, Trigger.ORDER))
                .as("own flows survive a start")
                .hasSize(1);
    }

    @Test
    void showsAnotherNodeWhatWasChanged() {
        Flows other = world.anotherNode();
        create(OWN);
        world.flowDesk.enable(world.organisation, "own", LocalDate.of(2026, 12, 1), "anna");
        assertThat(other.of(world.organisation, Trigger.ORDER)).hasSize(1);

        other.refresh();

        assertThat(other.of(world.organisation, Trigger.ORDER)).hasSize(2);
        assertThat(other.of(world.organisation, Trigger.ORDER).get(1).start())
                .isEqualTo(
                        LocalDate.of(2026, 12, 1)
                                .atStartOfDay(java.time.ZoneId.of("Europe/Berlin"))
                                .toInstant());
    }

    @Test
    void savesNothingThatDoesNotValidate() {
        assertThatThrownBy(() -> create(OWN.replace("order.sale", "order.sal")))
                .isInstanceOfSatisfying(
                        FlowWrong.class,
                        wrong ->
                                assertThat(wrong.problems())
                                        .anySatisfy(each -> {
                                            assertThat(each.step()).isEqualTo("big");
                                            assertThat(each.field()).isEqualTo("with.sale");
                                            assertThat(each.line()).isEqualTo(16);
                                        }));
        assertThat(world.flowDesk.list(world.organisation))
                .extracting(FlowSummary::name)
                .containsExactly("order-to-invoice");
    }

    @Test
    void refusesToReadFromTheOtherArmOfABranch() {
        assertThat(
                        world.flowDesk.check(
                                OWN.replace(
                                        "{sale: order.sale, customer: steps.buyer, finalise: true}",
                                        "{sale: order.sale, customer: steps.buyer, finalise: steps.big.kind == \"x\"}")))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.step()).isEqualTo("small");
                    assertThat(each.field()).isEqualTo("with.finalise");
                });
    }

    @Test
    void deletesOnlyWhatWasNeverOn() {
        create(OWN);
        world.flowDesk.delete(world.organisation, "own", "anna");
        assertThat(world.flowDesk.list(world.organisation))
                .extracting(FlowSummary::name)
                .containsExactly("order-to-invoice");
        assertThat(world.audited("flow-deleted")).isEqualTo(1);

        create(OWN);
        world.flowDesk.enable(world.organisation, "own", null, "anna");
        world.flowDesk.disable(world.organisation, "own", "anna");
        assertThat(world.flowDesk.get(world.organisation, "own").used()).isTrue();
        assertThatThrownBy(() -> world.flowDesk.delete(world.organisation, "own", "anna"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        each -> assertThat(each.code()).isEqualTo(FlowError.FLOW_USED));
        assertThatThrownBy(
                        () -> world.flowDesk.delete(world.organisation, "order-to-invoice", "anna"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        each -> assertThat(each.code()).isEqualTo(FlowError.FLOW_DECLARED));
    }

    @Test
    void countsEachObjectOnceByWhatWasDecidedLast() {
        world.shop.put(Samples.order("1"));
        world.shop.put(Samples.order("2"));
        world.actions.behaviours.put(
                "books.ensure-invoice",
                context ->
                        context.rootRef().id().equals("2")
                                ? new Outcome.Waiting<>(
                                        world.now.plusSeconds(60), Words.same("later"))
                                : null);
        world.pass(Samples.orderRef("2"));
        world.later(Duration.ofSeconds(1));
        world.pass(REF);
        assertThat(counts()).contains("null WAITING 1", "invoice WAITING 1", "invoice DONE 1");

        world.actions.behaviours.clear();
        world.later(Duration.ofMinutes(2));
        world.pass(Samples.orderRef("2"));
        assertThat(counts())
                .containsExactlyInAnyOrder(
                        "null FINISHED 2", "customer DONE 2", "invoice DONE 2", "note DONE 2");
        assertThat(
                        new FlowCounts(
                                        database.jdbc(),
                                        JsonMapper.builder().build(),
                                        database.transactions())
                                .recent(world.organisation, "order-to-invoice", "invoice", 2))
                .extracting(each -> each.number() + " " + each.decision().kind())
                .containsExactly("#2 DONE", "#1 DONE");
    }

    private List<String> counts() {
        return new FlowCounts(
                        database.jdbc(), JsonMapper.builder().build(), database.transactions())
                .since(world.organisation, world.now.minus(Duration.ofDays(7))).stream()
                        .filter(each -> each.flow().equals("order-to-invoice"))
                        .map(each -> each.step() + " " + each.kind() + " " + each.objects())
                        .toList();
    }
}
