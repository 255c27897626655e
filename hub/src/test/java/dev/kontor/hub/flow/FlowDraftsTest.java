package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.HubException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowDraftsTest {

    private static final String FLOW =
            """
            # The usual
            flow: own
            title: {de: "Eigener", en: "Own"}
            trigger: order
            steps:
              - id: buyer # who
                use: books.ensure-customer
                with: {party: order.customer}
              - id: size
                choose:
                  - when: order.charged > 1000
                    steps:
                      - id: big
                        use: books.ensure-invoice
                        with: {sale: order.sale, customer: steps.buyer, finalise: false}
                  - steps: []
              - id: note
                use: source.annotate
                with: {kind: steps.big.kind, number: steps.big.number}
            """;

    private final FakeActions actions = new FakeActions();
    private final FlowDrafts drafts = new FlowDrafts(actions.catalogue());
    private final FlowReader reader = new FlowReader(actions.catalogue());

    @Test
    void beginsWithAFlowThatCouldBeSaved() {
        String order = drafts.begin("my-flow", "Meiner: der \"beste\"", "Mine", "order");
        String refund = drafts.begin("r", "Er", "It", "refund");

        assertThat(reader.read("x", order).title().de()).isEqualTo("Meiner: der \"beste\"");
        assertThat(reader.read("x", refund).steps().getFirst().action().name())
                .isEqualTo("books.ensure-credit-note");
    }

    @Test
    void writesFieldsAndLeavesTheRestAsItIsWritten() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "buyer");
        fields.put("use", "books.ensure-customer");
        fields.put("with.party", "order.customer");
        fields.put("when", "!order.test");
        fields.put("approve", "");

        assertThat(drafts.put(FLOW, "steps[0]", fields))
                .isEqualTo(
                        FLOW.replace(
                                "    with: {party: order.customer}\n",
                                "    with: {party: order.customer}\n    when: '!order.test'\n"));
        assertThat(drafts.put(FLOW, "", Map.of("from", "2026-12-01", "when", "")))
                .isEqualTo(FLOW.replace("trigger: order\n", "trigger: order\nfrom: 2026-12-01\n"));
        assertThat(drafts.put(FLOW, "steps[1].choose[0]", Map.of("when", "order.charged > 5")))
                .isEqualTo(FLOW.replace("> 1000", "> 5"));
        assertThat(drafts.put(FLOW, "steps[1].choose[1]", Map.of("when", "order.test")))
                .contains("      - when: order.test\n        steps: []\n");
        String without = drafts.put(FLOW, "steps[0]", Map.of("with.party", ""));
        assertThat(without).doesNotContain("party");
        assertThat(drafts.put(without, "steps[0]", Map.of("with.party", "order.customer")))
                .isEqualTo(FLOW);
    }

    @Test
    void addsAStepWithTheInputsThatFit() {
        String added = drafts.add(FLOW, "steps[1].choose[1].steps", 0, "books.ensure-invoice");

        assertThat(added)
                .contains(
                        """
                              - steps:
                                  - id: invoice
                                    use: books.ensure-invoice
                                    with: {sale: order.sale, customer: steps.buyer, finalise: true}
                        """);
        assertThat(reader.read("x", added).steps()).hasSize(4);
        assertThat(drafts.suggestions(added, "steps[2]", "source.annotate").get("number"))
                .startsWith("steps.invoice.number", "steps.big.number", "order.number");
        assertThat(drafts.suggestions(FLOW, "steps[0]", "books.ensure-invoice").get("customer"))
                .isEmpty();
    }

    @Test
    void seesNothingOfTheOtherWay() {
        String both = drafts.add(FLOW, "steps[1].choose[1].steps", 0, "source.annotate");

        assertThat(both).doesNotContain("{kind: steps.big.kind, number: steps.big.number, link");
        assertThat(
                        drafts.suggestions(both, "steps[1].choose[1].steps[0]", "source.annotate")
                                .get("kind"))
                .noneMatch(each -> each.startsWith("steps.big"));
    }

    @Test
    void addsBranchesAndWays() {
        String branched = drafts.addBranch(FLOW, "steps", 3);
        assertThat(FlowSketch.of(branched).orElseThrow().at("steps[3]"))
                .get()
                .isInstanceOfSatisfying(
                        FlowSketch.Branch.class, each -> assertThat(each.ways()).hasSize(2));
        String more = drafts.addWay(branched, "steps[3]");
        assertThat(FlowSketch.of(more).orElseThrow().at("steps[3]"))
                .get()
                .isInstanceOfSatisfying(
                        FlowSketch.Branch.class,
                        each -> {
                            assertThat(each.ways()).hasSize(3);
                            assertThat(each.ways().getLast().when()).isNull();
                        });
        reader.read("x", more);
    }

    @Test
    void movesAmongLikesAndStaysAtTheEnds() {
        FlowDrafts.Moved moved = drafts.move(FLOW, "steps[0]", false);

        assertThat(moved.place()).isEqualTo("steps[1]");
        assertThat(FlowSketch.of(moved.content()).orElseThrow().parts())
                .extracting(FlowSketch.Part::id)
                .containsExactly("size", "buyer", "note");
        assertThat(drafts.move(FLOW, "steps[0]", true).content()).isEqualTo(FLOW);
        assertThat(drafts.move(FLOW, "steps[2]", false).content()).isEqualTo(FLOW);
        assertThat(drafts.move(moved.content(), "steps[1]", true).content()).isEqualTo(FLOW);
    }

    @Test
    void saysWhatIsNotThere() {
        for (String place : List.of("steps[9]", "nothing", "steps[0].choose[0]")) {
            assertThatThrownBy(() -> drafts.remove(FLOW, place))
                    .isInstanceOfSatisfying(
                            HubException.class,
                            each -> assertThat(each.code()).isEqualTo(FlowError.STEP_UNKNOWN));
        }
        assertThatThrownBy(() -> drafts.put("flow: [", "", Map.of("when", "x")))
                .isInstanceOf(HubException.class);
    }

    @Test
    void isDrawnWhileItIsWrong() {
        FlowSketch sketch =
                FlowSketch.of("flow: x\nsteps:\n  - id: a\n    when: 1 +\n  - {use: b}\n")
                        .orElseThrow();

        assertThat(sketch.title()).isNull();
        assertThat(sketch.all().map(FlowSketch.Part::place))
                .containsExactly("steps[0]", "steps[1]");
        assertThat(FlowSketch.of("flow: [")).isEmpty();
    }

    /** A form that is sent as it was shown changes nothing, whatever the document. */
    @Test
    void changesNothingWhereNothingWasChanged() {
        Random random = new Random(7);
        String content = FLOW;
        for (int i = 0; i < 200; i++) {
            List<FlowSketch.Part> parts = FlowSketch.of(content).orElseThrow().all().toList();
            if (!parts.isEmpty()) {
                FlowSketch.Part part = parts.get(random.nextInt(parts.size()));
                assertThat(drafts.put(content, part.place(), fields(part))).isEqualTo(content);
                content =
                        switch (random.nextInt(3)) {
                            case 0 ->
                                    drafts.move(content, part.place(), random.nextBoolean())
                                            .content();
                            case 1 ->
                                    parts.size() > 2
                                            ? drafts.remove(content, part.place())
                                            : content;
                            default -> content;
                        };
            }
            if (parts.size() < 9) {
                content =
                        random.nextBoolean()
                                ? drafts.add(content, "steps", 0, "source.annotate")
                                : drafts.addBranch(content, "steps", 0);
            }
        }
    }

    private static Map<String, String> fields(FlowSketch.Part part) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", part.id());
        if (part instanceof FlowSketch.Step step) {
            fields.put("use", step.action());
            step.with().forEach((name, value) -> fields.put("with." + name, value));
            fields.put("when", step.when() == null ? "" : step.when());
            fields.put("wait_until", step.waitUntil() == null ? "" : step.waitUntil());
            fields.put("approve", step.approve() == null ? "" : step.approve());
        }
        return fields;
    }
}
