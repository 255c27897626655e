package dev.kontor.hub.flow;

import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs a person.
 *
 * @param root the object that is looked at again when it is answered
 * @param subject the object it is about
 * @param flow the flow that met it last
 * @param action the action that reported it; {@code flow:<name>} if it is about the flow itself
 * @param basis what an answer holds for
 * @param closedAt when it was no longer reported; null while it is open
 */
public record StuckCase(
        UUID id,
        SourceRef root,
        SourceRef subject,
        String flow,
        @Nullable String step,
        String action,
        Problem problem,
        String basis,
        Instant since,
        @Nullable String answer,
        @Nullable String note,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt) {

    boolean open() {
        return closedAt == null;
    }

    boolean isAbout(SourceRef object, String reportingAction) {
        return subject.equals(object) && action.equals(reportingAction);
    }
}
