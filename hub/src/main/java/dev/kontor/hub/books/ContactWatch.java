package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.Contact;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the mirror of contacts fresh: reads a contact that Lexware says has changed. */
@Component
class ContactWatch implements WorkHandler {

    static final String KIND = "contact";

    private final LexwareAccess lexware;
    private final ContactMirror mirror;
    private final Links links;
    private final Transactions transactions;
    private final InstantSource clock;

    ContactWatch(
            LexwareAccess lexware,
            ContactMirror mirror,
            Links links,
            Transactions transactions,
            InstantSource clock) {
        this.lexware = lexware;
        this.mirror = mirror;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Verdict work(Claim claim) {
        return look(claim.organisation(), claim.ref());
    }

    /** Reads one contact into the mirror. One call. */
    Verdict look(OrganisationId organisation, SourceRef ref) {
        UUID id = UUID.fromString(ref.id());
        try {
            Optional<Contact> found =
                    lexware.read(organisation, false, client -> client.contacts().get(id));
            found.flatMap(MirroredContact::of)
                    .ifPresentOrElse(
                            contact -> mirror.put(organisation, contact, clock.instant()),
                            () -> gone(organisation, ref, id));
            return new Verdict.Finished();
        } catch (LexwareUnavailable unavailable) {
            return new Verdict.LookAgain(unavailable.retryAt(), Priority.SIGNAL);
        }
    }

    private void gone(OrganisationId organisation, SourceRef ref, UUID id) {
        mirror.remove(organisation, id);
        transactions.runInOrganisation(
                organisation,
                () ->
                        links.to(organisation, ref)
                                .forEach(link ->
                                        links.put(
                                                organisation,
                                                new Link(
                                                        link.from(),
                                                        link.role(),
                                                        link.to(),
                                                        LinkState.GONE),
                                                clock.instant())));
    }
}
