package dev.kontor.hub.action;

import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom and why an action is performed.
 *
 * @param root the object this pass works on
 * @param subject the object the flow is about: the root itself, or a refund of it
 * @param fence number of this pass; whoever holds an older one may not write any more
 * @param flow noted on effects, never part of their name
 * @param answer what a person answered to the problem this step reported last; null if nothing. It
 *     may be handed in again after a crash, so acting on it twice must do no more than once
 * @param attended a person waits for the result: goes before everything else
 * @param answeredBy who answered; null if nobody
 * @param over objects of this pass that came to their end before this one: nothing more happens
 *     about them by itself, whatever came of them
 */
public record ActionContext(
        OrganisationId organisation,
        SourceObject root,
        SourceObject subject,
        UUID run,
        long fence,
        String flow,
        String step,
        Instant now,
        @Nullable String answer,
        boolean attended,
        @Nullable String answeredBy,
        Set<SourceRef> over) {

    public ActionContext {
        over = Set.copyOf(over);
    }

    /** The context of a step that nobody has answered anything about. */
    public ActionContext(
            OrganisationId organisation,
            SourceObject root,
            SourceObject subject,
            UUID run,
            long fence,
            String flow,
            String step,
            Instant now,
            @Nullable String answer,
            boolean attended) {
        this(
                organisation,
                root,
                subject,
                run,
                fence,
                flow,
                step,
                now,
                answer,
                attended,
                null,
                Set.of());
    }

    /** The same context with another answer. */
    public ActionContext withAnswer(@Nullable String newAnswer) {
        return new ActionContext(
                organisation,
                root,
                subject,
                run,
                fence,
                flow,
                step,
                now,
                newAnswer,
                attended,
                answeredBy,
                over);
    }

    public SourceRef rootRef() {
        return root.ref();
    }
}
