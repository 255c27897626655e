package dev.kontor.hub.flow;

import dev.kontor.hub.shared.HubException;
import java.util.List;
import java.util.stream.Collectors;

/** A flow document that cannot be saved, with all that is wrong in it; never empty. */
public final class FlowWrong extends HubException {

    private static final long serialVersionUID = 1L;

    private final transient List<FlowProblem> problems;

    FlowWrong(List<FlowProblem> problems) {
        super(
                FlowError.FLOW_WRONG,
                problems.stream().map(FlowProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FlowProblem> problems() {
        return problems;
    }
}
