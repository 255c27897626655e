package dev.kontor.hub.books;

import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.Contact;
import dev.kontor.lexware.NewContact;
import java.util.Optional;
import java.util.function.Function;

/**
 * The remote side of contacts. A doubt is looked into by searching the name and reading the notes:
 * the search covers all contacts, so that after the settle time "not seen" is "not there".
 */
final class ContactRemote implements Remote {

    private final OrganisationId organisation;
    private final LexwareAccess lexware;
    private final ContactSearch search;
    private final Party party;
    private final Function<String, NewContact> writing;
    private final boolean attended;

    ContactRemote(
            OrganisationId organisation,
            LexwareAccess lexware,
            ContactSearch search,
            Party party,
            Function<String, NewContact> writing,
            boolean attended) {
        this.organisation = organisation;
        this.lexware = lexware;
        this.search = search;
        this.party = party;
        this.writing = writing;
        this.attended = attended;
    }

    @Override
    public Permit permit() {
        return lexware.permit(organisation, attended);
    }

    @Override
    public Remote.Answer send(Effect effect, Deadline deadline) {
        NewContact contact = writing.apply(effect.token());
        var answer =
                lexware.send(organisation, deadline, client -> client.contacts().create(contact));
        return Refusals.of(
                answer,
                lexware.pauseAfter(answer),
                result -> lexware.ref(organisation, "contact", result.id().toString()),
                result -> "{}");
    }

    @Override
    public Finding look(Effect effect) {
        Optional<Contact> found =
                search.live(organisation, party, true).stream()
                        .filter(contact -> bears(contact, effect.token()))
                        .findFirst();
        return found.isPresent() && found.get().id() != null
                ? new Finding.There(
                        lexware.ref(organisation, "contact", String.valueOf(found.get().id())),
                        "{}")
                : new Finding.NotSeen(true, "no contact bears the marker");
    }

    private static boolean bears(Contact contact, String token) {
        String note = contact.note();
        return note != null && Markers.find(note).filter(token::equals).isPresent();
    }
}
