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
 * @param frozen what may be sent, where a person had to agree or might have had to; null: anything
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
        Set<SourceRef> over,
        @Nullable Frozen frozen) {

    public ActionContext {
        over = Set.copyOf(over);
    }

    /**
     * What was looked at before it is sent.
     *
     * @param at when; documents bear this date
     * @param bodies the only requests that may be sent, with the marker left open; null: any
     */
    public record Frozen(Instant at, @Nullable Set<String> bodies) {}

    /** The context of a step that may send anything. */
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
            boolean attended,
            @Nullable String answeredBy,
            Set<SourceRef> over) {
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
                answeredBy,
                over,
                null);
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
                over,
                frozen);
    }

    /** The same context, held to what was looked at. */
    public ActionContext frozen(Frozen held) {
        return new ActionContext(
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
                answeredBy,
                over,
                held);
    }

    /** The instant whose date a document made now bears. */
    public Instant documentInstant(Instant otherwise) {
        return frozen == null ? otherwise : frozen.at();
    }

    public SourceRef rootRef() {
        return root.ref();
    }
}
