package dev.kontor.hub.books;

import dev.kontor.hub.books.DocumentMirror.IndexAge;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.ledger.Sightings;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The remote side of documents: how they are sent, and how a doubt is looked into. */
final class DocumentRemote implements Remote {

    private final OrganisationId organisation;
    private final Books books;
    private final Supplier<Permit> permit;
    private final Sender sender;

    /** Sends the frozen request of an effect. */
    @FunctionalInterface
    interface Sender {
        Answer send(Effect effect, Deadline deadline);
    }

    DocumentRemote(
            OrganisationId organisation, Books books, Supplier<Permit> permit, Sender sender) {
        this.organisation = organisation;
        this.books = books;
        this.permit = permit;
        this.sender = sender;
    }

    @Override
    public @Nullable Permit permit() {
        return permit.get();
    }

    @Override
    public Answer send(Effect effect, Deadline deadline) {
        return sender.send(effect, deadline);
    }

    /**
     * "Not seen" is conclusive if the index was read back to before the intent and not before it
     * had settled, every document of that kind was read that was created between the intent and
     * then, and something created after the last byte could leave is visible (ADR 0005). Those of
     * its total are read first: one of them almost always is it.
     */
    @Override
    public Finding look(Effect effect) {
        List<Sightings.Sighting> seen = books.sightings(organisation, effect.token());
        if (!seen.isEmpty()) {
            return there(seen.getFirst());
        }
        Instant intended = effect.intendedAt();
        Instant sendBefore = effect.sendBefore();
        if (intended == null || sendBefore == null) {
            throw new IllegalStateException("Effect " + effect.id() + " was never intended");
        }
        Instant since = intended.minus(DocumentIndex.SKEW);
        IndexAge age = books.index().refresh(organisation, since, true);
        books.index().readCandidates(organisation, List.of(effect), true);
        seen = books.sightings(organisation, effect.token());
        if (!seen.isEmpty()) {
            return there(seen.getFirst());
        }
        boolean reached = !age.reached().isAfter(since);
        boolean settled = !age.readAt().isBefore(books.settledAt(effect));
        boolean moved = books.mirror().shows(organisation, sendBefore);
        if (!reached) {
            return new Finding.NotSeen(false, "voucherlist does not reach back");
        }
        if (!moved) {
            return new Finding.NotSeen(false, "nothing later is visible in voucherlist yet");
        }
        return settled
                ? lookAtAll(effect, since)
                : new Finding.NotSeen(false, "voucherlist may not show it yet");
    }

    private Finding lookAtAll(Effect effect, Instant since) {
        boolean all =
                books.index()
                        .readAllOf(
                                organisation, kind(effect), since, books.settledAt(effect), true);
        List<Sightings.Sighting> seen = books.sightings(organisation, effect.token());
        if (!seen.isEmpty()) {
            return there(seen.getFirst());
        }
        return all
                ? new Finding.NotSeen(true, "not in voucherlist")
                : new Finding.NotSeen(false, "more documents have to be read");
    }

    private static DocumentKind kind(Effect effect) {
        return effect.key().role() == Role.CORRECTION
                ? DocumentKind.CREDIT_NOTE
                : DocumentKind.INVOICE;
    }

    private static Finding there(Sightings.Sighting sighting) {
        return new Finding.There(sighting.remote(), sighting.result());
    }
}
