package dev.kontor.hub.books;

import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.NewContact;
import java.util.List;
import java.util.Objects;

/** Puts a party into the form of a Lexware contact. */
final class ContactWriter {

    private ContactWriter() {}

    /**
     * A new contact with our marker in its note.
     *
     * @throws Held if Lexware's documented limits would refuse it
     */
    static NewContact contact(Party party, String token) {
        try {
            NewContact contact = named(party);
            PostalAddress address = party.address();
            if (address != null && address.country() != null) {
                contact =
                        contact.withAddress(
                                NewContact.AddressKind.BILLING,
                                new NewContact.PostalAddress(
                                        address.supplement(),
                                        address.street(),
                                        address.zip(),
                                        address.city(),
                                        address.country()));
            }
            if (party.email() != null) {
                contact =
                        contact.withEmail(
                                party.business()
                                        ? NewContact.EmailKind.BUSINESS
                                        : NewContact.EmailKind.PERSONAL,
                                party.email());
            }
            return contact.withNote("Kontor " + token);
        } catch (FieldRefused refused) {
            throw new Held(
                    new Outcome.Problem(
                            "contact-data",
                            new Words(
                                    "Der Kontakt kann so nicht angelegt werden: "
                                            + refused.getMessage(),
                                    "The contact cannot be created like this: "
                                            + refused.getMessage()),
                            List.of(
                                    new Outcome.Answer(
                                            Problems.TRY_AGAIN,
                                            new Words("Erneut versuchen", "Try again")))));
        }
    }

    private static NewContact named(Party party) {
        String vatId = ContactMatching.vatId(party.vatId());
        // Lexware keeps VAT ids with companies only; somebody who has one trades under his name.
        String company = vatId == null ? party.company() : party.name();
        if (company != null) {
            return NewContact.ofCompany(
                    NewContact.Company.of(company)
                            .withTaxIds(null, vatId)
                            .withTaxFreeInvoices(VatApplied.abroad(party.address())));
        }
        String last = party.lastName() != null ? party.lastName() : party.firstName();
        return NewContact.ofPerson(
                new NewContact.Person(
                        null,
                        Objects.equals(last, party.firstName()) ? null : party.firstName(),
                        Objects.requireNonNullElse(last, "")));
    }
}
