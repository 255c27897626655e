package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.Contact;
import dev.kontor.lexware.ContactFilter;
import dev.kontor.lexware.Page;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks for contacts in Lexware itself, and keeps the mirror fresh on the way. */
@Component
class ContactSearch {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 128;

    private final LexwareAccess lexware;
    private final ContactMirror mirror;
    private final InstantSource clock;

    ContactSearch(LexwareAccess lexware, ContactMirror mirror, InstantSource clock) {
        this.lexware = lexware;
        this.mirror = mirror;
        this.clock = clock;
    }

    /**
     * Contacts whose name contains the party's, or that have its e-mail if it has no name that can
     * be searched. One call.
     */
    List<Contact> live(OrganisationId organisation, Party party, boolean attended) {
        return search(organisation, party, attended).content();
    }

    /** As {@link #live}, with whether that is all. */
    Found search(OrganisationId organisation, Party party, boolean attended) {
        Optional<Page<Contact>> page =
                lexware.read(
                        organisation, attended, client -> client.contacts().search(filter(party)));
        List<Contact> found = page.map(Page::content).orElse(List.of());
        found.stream()
                .flatMap(contact -> MirroredContact.of(contact).stream())
                .sorted(Comparator.comparing(MirroredContact::id))
                .forEach(contact -> mirror.put(organisation, contact, clock.instant()));
        return new Found(found, page.map(Page::last).orElse(true));
    }

    /**
     * What a search brought.
     *
     * @param complete false if there are more than one page shows
     */
    record Found(List<Contact> content, boolean complete) {}

    /** Knows a contact that was just created before Lexware's own search does. */
    void made(OrganisationId organisation, UUID id, Party party) {
        mirror.put(organisation, MirroredContact.made(id, party), clock.instant());
    }

    private static ContactFilter filter(Party party) {
        String name = party.name();
        if (name != null && name.length() >= SHORTEST) {
            String start = name.length() > LONGEST / 2 ? name.substring(0, LONGEST / 2) : name;
            return ContactFilter.byName(ContactFilter.literally(start));
        }
        String email = party.email();
        if (email != null && email.length() >= SHORTEST) {
            return ContactFilter.byEmail(ContactFilter.literally(email));
        }
        throw new Held(Problems.incompleteCustomer());
    }
}
