package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer or vendor as read (lexware-office-api.md 7.2). To make one, see {@link NewContact}; to
 * change one, {@link #edit()}.
 *
 * @param id id
 * @param organizationId the account
 * @param version must be the current one in an update
 * @param roles customer, vendor or both, with their numbers
 * @param company null for persons
 * @param person null for companies
 * @param addresses postal addresses
 * @param xRechnung what e-invoices to authorities need
 * @param emailAddresses e-mail addresses by kind
 * @param phoneNumbers phone numbers by kind
 * @param note internal note
 * @param archived set in the app; read-only
 * @param asRead everything as sent, for {@link #edit()}; null in a contact that was not read from
 *     Lexware
 */
public record Contact(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        int version,
        Roles roles,
        @Nullable Company company,
        @Nullable Person person,
        Addresses addresses,
        @JsonProperty("xRechnung") @Nullable XRechnung xRechnung,
        EmailAddresses emailAddresses,
        PhoneNumbers phoneNumbers,
        @Nullable String note,
        boolean archived,
        @JsonIgnore @Nullable AsRead asRead) {

    /** Makes absent groups empty. */
    public Contact {
        roles = Lists.orElse(roles, new Roles(null, null));
        addresses = Lists.orElse(addresses, new Addresses(List.of(), List.of()));
        emailAddresses =
                Lists.orElse(
                        emailAddresses,
                        new EmailAddresses(List.of(), List.of(), List.of(), List.of()));
        phoneNumbers =
                Lists.orElse(
                        phoneNumbers,
                        new PhoneNumbers(
                                List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /**
     * Starts a change of this contact that keeps everything it does not touch.
     *
     * @throws IllegalStateException if this contact was not read from Lexware
     */
    public ContactEdit edit() {
        return ContactEdit.of(AsRead.of(asRead, "contacts"));
    }

    /** The company's name, or "First Last"; empty if neither is there. */
    public String displayName() {
        if (company != null && company.name() != null) {
            return company.name();
        }
        if (person == null) {
            return "";
        }
        String first = person.firstName() == null ? "" : person.firstName();
        String last = person.lastName() == null ? "" : person.lastName();
        return (first + " " + last).strip();
    }

    static Contact read(JsonNode node) {
        if (!(node instanceof ObjectNode tree)) {
            throw new UnreadableAnswer("a JSON object is expected");
        }
        Contact it = Json.read(tree, Contact.class);
        return new Contact(
                it.id,
                it.organizationId,
                it.version,
                it.roles,
                it.company,
                it.person,
                it.addresses,
                it.xRechnung,
                it.emailAddresses,
                it.phoneNumbers,
                it.note,
                it.archived,
                new AsRead(tree));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Contact[id=" + id + ", version=" + version + "]";
    }

    /**
     * Which side the contact is on.
     *
     * @param customer null if it is no customer
     * @param vendor null if it is no vendor
     */
    public record Roles(@Nullable Role customer, @Nullable Role vendor) {}

    /**
     * One role.
     *
     * @param number customer or vendor number, given by Lexware
     */
    public record Role(@Nullable Long number) {}

    /**
     * A company.
     *
     * @param name its name
     * @param taxNumber German tax number
     * @param vatRegistrationId VAT id
     * @param allowTaxFreeInvoices whether tax-free documents may be written
     * @param contactPersons persons; more than one prevents updates through the API
     */
    public record Company(
            @Nullable String name,
            @Nullable String taxNumber,
            @Nullable String vatRegistrationId,
            boolean allowTaxFreeInvoices,
            List<ContactPerson> contactPersons) {

        /** Makes an absent list empty. */
        public Company {
            contactPersons = Lists.present(contactPersons);
        }
    }

    /**
     * A person at a company.
     *
     * @param salutation such as Frau
     * @param firstName first name
     * @param lastName last name
     * @param primary the one printed on documents
     * @param emailAddress e-mail
     * @param phoneNumber phone
     */
    public record ContactPerson(
            @Nullable String salutation,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean primary,
            @Nullable String emailAddress,
            @Nullable String phoneNumber) {}

    /**
     * A natural person.
     *
     * @param salutation such as Frau
     * @param firstName first name
     * @param lastName last name
     */
    public record Person(
            @Nullable String salutation, @Nullable String firstName, @Nullable String lastName) {}

    /**
     * Postal addresses by kind; more than one of a kind prevents updates through the API.
     *
     * @param billing for invoices
     * @param shipping for deliveries
     */
    public record Addresses(List<PostalAddress> billing, List<PostalAddress> shipping) {

        /** Makes absent lists empty. */
        public Addresses {
            billing = Lists.present(billing);
            shipping = Lists.present(shipping);
        }
    }

    /**
     * A postal address.
     *
     * @param supplement second line
     * @param street street and number
     * @param zip postal code
     * @param city city
     * @param countryCode country
     */
    public record PostalAddress(
            @Nullable String supplement,
            @Nullable String street,
            @Nullable String zip,
            @Nullable String city,
            @Nullable String countryCode) {}

    /**
     * E-mail addresses by kind.
     *
     * @param business business
     * @param office office
     * @param personal wire name {@code private}
     * @param other other
     */
    public record EmailAddresses(
            List<String> business,
            List<String> office,
            @JsonProperty("private") List<String> personal,
            List<String> other) {

        /** Makes absent lists empty. */
        public EmailAddresses {
            business = Lists.present(business);
            office = Lists.present(office);
            personal = Lists.present(personal);
            other = Lists.present(other);
        }

        /** All addresses, business first. */
        public List<String> all() {
            return java.util.stream.Stream.of(business, office, personal, other)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * Phone numbers by kind.
     *
     * @param business business
     * @param office office
     * @param mobile mobile
     * @param personal wire name {@code private}
     * @param fax fax
     * @param other other
     */
    public record PhoneNumbers(
            List<String> business,
            List<String> office,
            List<String> mobile,
            @JsonProperty("private") List<String> personal,
            List<String> fax,
            List<String> other) {

        /** Makes absent lists empty. */
        public PhoneNumbers {
            business = Lists.present(business);
            office = Lists.present(office);
            mobile = Lists.present(mobile);
            personal = Lists.present(personal);
            fax = Lists.present(fax);
            other = Lists.present(other);
        }
    }
}
