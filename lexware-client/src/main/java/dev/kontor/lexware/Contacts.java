package dev.kontor.lexware;

import java.util.UUID;

/** Customers and vendors (lexware-office-api.md 7.2). They cannot be deleted. */
public final class Contacts {

    private static final String PATH = "/v1/contacts";

    private final Transport transport;

    Contacts(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a contact. After {@link Answer.Unknown} look for it by name or e-mail before sending it
     * again. A new contact may not be usable in the next call for some 100 ms
     * (lexware-office-api.md 3). {@link Reason.Code#NUMBER_RACE}: the same again after seconds.
     */
    public Answer<ActionResult> create(NewContact contact) {
        return transport.send(
                Call.post(PATH, "", Json.write(ContactWire.of(contact)), Reason.Code.UNSPECIFIED),
                SalesDocuments::actionResult);
    }

    /**
     * Reads a contact. May be repeated. {@link Reason.Code#UNMAPPABLE_CONTACT} may come within
     * {@link Answer.Unknown}.
     */
    public Answer<Contact> get(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id, ""), reply -> Contact.read(Json.tree(reply.body())));
    }

    /**
     * Writes a contact that was read and edited: {@code update(contact.edit().withNote("…"))}.
     * {@link Reason.Code#STALE_VERSION} if somebody changed it meanwhile: read and edit again.
     * After {@link Answer.Unknown} read it and compare; sending it twice cannot do harm, since the
     * version has moved.
     *
     * @throws FieldRefused if the contact holds more than one entry of a kind, which the API cannot
     *     write
     */
    public Answer<ActionResult> update(ContactEdit edit) {
        return transport.send(
                Call.put(PATH + "/" + edit.id(), Json.write(edit.toJson())),
                SalesDocuments::actionResult);
    }

    /** The first page of 250 contacts that match, by name. May be repeated. */
    public Answer<Page<Contact>> search(ContactFilter filter) {
        return page(filter, 0, Page.LARGEST);
    }

    /**
     * One page of contacts that match, by name ascending. May be repeated. Entries beyond 10,000
     * cannot be reached.
     *
     * @param page from 0
     * @param size 1 to 250
     */
    public Answer<Page<Contact>> page(ContactFilter filter, int page, int size) {
        Page.check(page, size);
        String query =
                new Query()
                        .withSearch("email", filter.email())
                        .withSearch("name", filter.name())
                        .with("number", filter.number())
                        .with("customer", filter.customer())
                        .with("vendor", filter.vendor())
                        .with("page", page)
                        .with("size", size)
                        .toString();
        return transport.send(
                Call.get(PATH, query), reply -> Page.read(reply.body(), Contact::read));
    }

    /** All contacts that match, page by page as they are taken. */
    public Listing<Contact> all(ContactFilter filter) {
        return Listing.of(new WindowWalk<>(page -> page(filter, page, Page.LARGEST)));
    }
}
