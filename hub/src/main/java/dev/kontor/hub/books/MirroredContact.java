package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.lexware.Contact;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact of the account as last seen.
 *
 * @param matchName the name in the form in which names are compared
 * @param billing whether it has a billing address
 * @param emails lower case, contact persons' included
 */
record MirroredContact(
        UUID id,
        int version,
        String name,
        String matchName,
        boolean company,
        boolean customer,
        boolean billing,
        @Nullable String vatId,
        List<String> emails,
        @Nullable String zip,
        boolean archived) {

    MirroredContact {
        emails = List.copyOf(emails);
    }

    /** A contact as it was sent, before Lexware was asked for it; any version it has is newer. */
    static MirroredContact made(UUID id, Party party) {
        String name = Objects.requireNonNullElse(party.name(), "");
        PostalAddress address = party.address();
        return new MirroredContact(
                id,
                -1,
                name,
                ContactMatching.matchName(name),
                party.business(),
                true,
                address != null,
                ContactMatching.vatId(party.vatId()),
                party.email() == null ? List.of() : List.of(party.email().toLowerCase(Locale.ROOT)),
                address == null ? null : address.zip(),
                false);
    }

    /**
     * Whether a document may name it: a customer with a billing address (lexware-office-api.md
     * 6.2).
     */
    boolean invoiceable() {
        return customer && billing;
    }

    static Optional<MirroredContact> of(Contact contact) {
        UUID id = contact.id();
        if (id == null) {
            return Optional.empty();
        }
        Contact.Company company = contact.company();
        String vatId = company == null ? null : company.vatRegistrationId();
        Stream<String> persons =
                company == null
                        ? Stream.empty()
                        : company.contactPersons().stream()
                                .flatMap(person -> Stream.ofNullable(person.emailAddress()));
        return Optional.of(
                new MirroredContact(
                        id,
                        contact.version(),
                        contact.displayName(),
                        ContactMatching.matchName(contact.displayName()),
                        company != null,
                        contact.roles().customer() != null,
                        !contact.addresses().billing().isEmpty(),
                        ContactMatching.vatId(vatId),
                        Stream.concat(contact.emailAddresses().all().stream(), persons)
                                .map(email -> email.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                        contact.addresses().billing().stream()
                                .flatMap(address -> Stream.ofNullable(address.zip()))
                                .findFirst()
                                .orElse(null),
                        contact.archived()));
    }
}
