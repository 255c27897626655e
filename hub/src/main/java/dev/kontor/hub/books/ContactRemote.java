package dev.kontor.hub.books;

import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Contact;
import dev.kontor.lexware.NewContact;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The remote side of contacts. A doubt is looked into by searching the name and reading the notes:
 * the search covers all contacts, so that after the settle time "not seen" is "not there" if all
 * that was found is on one page.
 */
final class ContactRemote implements Remote {

    private final OrganisationId organisation;
    private final LexwareAccess lexware;
    private final ContactSearch search;
    private final Party party;
    private final Function<String, NewContact> writing;
    private final JsonMapper json;
    private final boolean attended;

    ContactRemote(
            OrganisationId organisation,
            LexwareAccess lexware,
            ContactSearch search,
            Party party,
            Function<String, NewContact> writing,
            JsonMapper json,
            boolean attended) {
        this.organisation = organisation;
        this.lexware = lexware;
        this.search = search;
        this.party = party;
        this.writing = writing;
        this.json = json;
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
        if (answer instanceof dev.kontor.lexware.Answer.Done<ActionResult> created) {
            search.made(organisation, created.value().id(), party);
        }
        return Refusals.of(
                answer,
                lexware.pauseAfter(answer),
                result -> lexware.ref(organisation, "contact", result.id().toString()),
                result -> "{}");
    }

    @Override
    public Finding look(Effect effect) {
        // By the name that was sent: the party may be called otherwise by now.
        Party sent = json.readValue(effect.sale(), Party.class);
        ContactSearch.Found searched = search.search(organisation, sent, true);
        Optional<Contact> found =
                searched.content().stream()
                        .filter(contact -> bears(contact, effect.token()))
                        .findFirst();
        return found.isPresent() && found.get().id() != null
                ? new Finding.There(
                        lexware.ref(organisation, "contact", String.valueOf(found.get().id())),
                        "{}")
                : new Finding.NotSeen(
                        searched.complete(),
                        searched.complete()
                                ? "no contact bears the marker"
                                : "there are more contacts of that name than one page shows");
    }

    private static boolean bears(Contact contact, String token) {
        String note = contact.note();
        return note != null && Markers.find(note).filter(token::equals).isPresent();
    }
}
