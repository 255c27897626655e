package dev.kontor.hub.console;

import dev.kontor.hub.action.ActionCard;
import dev.kontor.hub.flow.FlowCounts.Count;
import dev.kontor.hub.flow.FlowProblem;
import dev.kontor.hub.flow.FlowSketch;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A flow's sketch as cards for a template: titles, what happened at each step, what is wrong. */
final class FlowCards {

    private final Map<String, ActionCard> actions;
    private final List<Count> counts;
    private final List<FlowProblem> problems;

    /**
     * @param counts of this flow
     */
    FlowCards(List<ActionCard> actions, List<Count> counts, List<FlowProblem> problems) {
        this.actions = actions.stream().collect(Collectors.toMap(ActionCard::name, each -> each));
        this.counts = counts;
        this.problems = problems;
    }

    /** How many objects stand so, each counted once. */
    record Tally(long done, long skipped, long waiting, long stuck) {

        static Tally of(List<Count> counts, @Nullable String step) {
            long done = 0;
            long skipped = 0;
            long waiting = 0;
            long stuck = 0;
            for (Count count : counts) {
                if (!Objects.equals(count.step(), step)) {
                    continue;
                }
                switch (count.kind()) {
                    case DONE, FINISHED -> done += count.objects();
                    case SKIPPED, LEFT_SO -> skipped += count.objects();
                    case WAITING -> waiting += count.objects();
                    case STUCK -> stuck += count.objects();
                    case BEFORE_START, UNMET, NO_FLOW, GONE, UNREADABLE -> {}
                }
            }
            return new Tally(done, skipped, waiting, stuck);
        }

        public boolean none() {
            return done + skipped + waiting + stuck == 0;
        }
    }

    /** The whole picture. */
    record Picture(FlowSketch sketch, List<Card> cards, Tally tally, boolean wrong) {}

    /**
     * A step, or a branch if it has ways.
     *
     * @param title of the action; null if there is none of that name, or for a branch
     */
    record Card(
            String place,
            String id,
            @Nullable Words title,
            FlowSketch.@Nullable Step step,
            Tally tally,
            boolean wrong,
            List<Way> ways) {}

    /** One way of a branch. */
    record Way(FlowSketch.Way way, List<Card> cards) {}

    Picture of(FlowSketch sketch) {
        return new Picture(
                sketch,
                cards(sketch.parts()),
                Tally.of(counts, null),
                problems.stream().anyMatch(each -> each.step() == null));
    }

    private List<Card> cards(List<FlowSketch.Part> parts) {
        return parts.stream().map(this::card).toList();
    }

    private Card card(FlowSketch.Part part) {
        boolean wrong = problems.stream().anyMatch(each -> part.id().equals(each.step()));
        return switch (part) {
            case FlowSketch.Step step -> {
                ActionCard action = actions.get(step.action());
                yield new Card(
                        step.place(),
                        step.id(),
                        action == null ? null : action.title(),
                        step,
                        Tally.of(counts, step.id()),
                        wrong,
                        List.of());
            }
            case FlowSketch.Branch branch ->
                    new Card(
                            branch.place(),
                            branch.id(),
                            null,
                            null,
                            new Tally(0, 0, 0, 0),
                            wrong,
                            branch.ways().stream()
                                    .map(way -> new Way(way, cards(way.parts())))
                                    .toList());
        };
    }

    /** Counts of one flow. */
    static List<Count> of(String flow, List<Count> all) {
        return all.stream().filter(each -> each.flow().equals(flow)).toList();
    }
}
