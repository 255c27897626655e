package dev.kontor.hub.flow;

import dev.kontor.hub.shared.SourceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is stuck and what was answered about one object and its parts, as a pass finds it. */
record Cases(List<StuckCase> all) {

    private static final Comparator<StuckCase> NEWEST_ANSWER =
            Comparator.comparing(
                    StuckCase::answeredAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    Cases {
        all = List.copyOf(all);
    }

    /** The open case that a person has answered for this action, the newest answer first. */
    Optional<StuckCase> answered(SourceRef subject, String action) {
        return all.stream()
                .filter(StuckCase::open)
                .filter(each -> each.isAbout(subject, action) && each.answer() != null)
                .filter(each -> !Problems.decidedHere(each.problem().code()))
                .max(NEWEST_ANSWER);
    }

    /** The newest answer to a question of the flow itself, for exactly this basis. */
    Optional<StuckCase> settled(SourceRef subject, String action, String code, String basis) {
        return all.stream()
                .filter(each -> each.isAbout(subject, action) && each.answer() != null)
                .filter(each -> each.problem().code().equals(code) && each.basis().equals(basis))
                .max(NEWEST_ANSWER);
    }
}
