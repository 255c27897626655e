package dev.kontor.lexware;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be made (lexware-office-api.md 7.2). It holds at most one entry of a kind, since the
 * API refuses more. Lexware assigns the customer and vendor numbers. A contact cannot be deleted
 * through the API, and creating several at once races for numbers, so create one after the other.
 *
 * @param customer whether it is a customer
 * @param vendor whether it is a vendor; at least one of both
 * @param company the company, or null for a person
 * @param person the person, or null for a company; exactly one of both
 * @param addresses postal addresses by kind
 * @param emails e-mail addresses by kind
 * @param phones phone numbers by kind
 * @param xRechnung for e-invoices to authorities, both values together; null if none
 * @param note internal note, at most 1000 characters
 */
public record NewContact(
        boolean customer,
        boolean vendor,
        @Nullable Company company,
        @Nullable Person person,
        Map<AddressKind, PostalAddress> addresses,
        Map<EmailKind, String> emails,
        Map<PhoneKind, String> phones,
        @Nullable XRechnung xRechnung,
        @Nullable String note) {

    /** Refuses what the API would refuse. */
    public NewContact {
        ContactRules.checkNature(customer || vendor, company, person);
        addresses = Map.copyOf(addresses);
        emails = Map.copyOf(emails);
        phones = Map.copyOf(phones);
        emails.forEach(ContactRules::checkEmail);
        phones.forEach(ContactRules::checkPhone);
        if (xRechnung != null) {
            ContactRules.checkXRechnung(xRechnung);
        }
        Rules.atMost("note", note, 1000);
    }

    /** Kind of postal address. */
    public enum AddressKind {
        /** For invoices. */
        BILLING("billing"),
        /** For deliveries. */
        SHIPPING("shipping");

        private final String wire;

        AddressKind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** Kind of e-mail address. */
    public enum EmailKind {
        /** Business. */
        BUSINESS("business"),
        /** Office. */
        OFFICE("office"),
        /** Wire name {@code private}. */
        PERSONAL("private"),
        /** Other. */
        OTHER("other");

        private final String wire;

        EmailKind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** Kind of phone number. */
    public enum PhoneKind {
        /** Business. */
        BUSINESS("business"),
        /** Office. */
        OFFICE("office"),
        /** Mobile. */
        MOBILE("mobile"),
        /** Wire name {@code private}. */
        PERSONAL("private"),
        /** Fax. */
        FAX("fax"),
        /** Other. */
        OTHER("other");

        private final String wire;

        PhoneKind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /**
     * A company.
     *
     * @param name required
     * @param taxNumber German tax number or null
     * @param vatRegistrationId VAT id or null
     * @param allowTaxFreeInvoices whether tax-free documents may be written
     * @param contactPerson at most one through the API, or null
     */
    public record Company(
            String name,
            @Nullable String taxNumber,
            @Nullable String vatRegistrationId,
            boolean allowTaxFreeInvoices,
            @Nullable ContactPerson contactPerson) {

        /** Refuses a blank name. */
        public Company {
            Rules.required("company.name", name);
        }

        /** A company of which only the name is known. */
        public static Company of(String name) {
            return new Company(name, null, null, false, null);
        }

        /** The same with tax ids; null for one that is not known. */
        public Company withTaxIds(@Nullable String number, @Nullable String vatId) {
            return new Company(name, number, vatId, allowTaxFreeInvoices, contactPerson);
        }

        /** The same with leave for tax-free documents, or without. */
        public Company withTaxFreeInvoices(boolean allow) {
            return new Company(name, taxNumber, vatRegistrationId, allow, contactPerson);
        }

        /** The same with a person to talk to. */
        public Company withContactPerson(ContactPerson who) {
            return new Company(name, taxNumber, vatRegistrationId, allowTaxFreeInvoices, who);
        }
    }

    /**
     * A person at a company, always the primary one.
     *
     * @param salutation at most 25 characters, or null
     * @param firstName or null
     * @param lastName required
     * @param emailAddress or null
     * @param phoneNumber or null
     */
    public record ContactPerson(
            @Nullable String salutation,
            @Nullable String firstName,
            String lastName,
            @Nullable String emailAddress,
            @Nullable String phoneNumber) {

        /** Refuses a blank last name and what is too long. */
        public ContactPerson {
            Rules.atMost("company.contactPersons[0].salutation", salutation, 25);
            Rules.required("company.contactPersons[0].lastName", lastName);
        }
    }

    /**
     * A natural person.
     *
     * @param salutation at most 25 characters, or null
     * @param firstName or null
     * @param lastName required
     */
    public record Person(@Nullable String salutation, @Nullable String firstName, String lastName) {

        /** Refuses a blank last name and what is too long. */
        public Person {
            Rules.atMost("person.salutation", salutation, 25);
            Rules.required("person.lastName", lastName);
        }
    }

    /**
     * A postal address.
     *
     * @param supplement second line or null
     * @param street street and number or null
     * @param zip postal code or null
     * @param city city or null
     * @param countryCode required
     */
    public record PostalAddress(
            @Nullable String supplement,
            @Nullable String street,
            @Nullable String zip,
            @Nullable String city,
            String countryCode) {

        /** Refuses a country code of the wrong form. */
        public PostalAddress {
            Rules.countryCode("countryCode", countryCode);
        }

        /** An address without second line. */
        public static PostalAddress of(String street, String zip, String city, String countryCode) {
            return new PostalAddress(null, street, zip, city, countryCode);
        }
    }

    /** A company as customer. */
    public static NewContact ofCompany(Company company) {
        return new NewContact(true, false, company, null, Map.of(), Map.of(), Map.of(), null, null);
    }

    /** A person as customer. */
    public static NewContact ofPerson(Person person) {
        return new NewContact(true, false, null, person, Map.of(), Map.of(), Map.of(), null, null);
    }

    /** The same with these roles, at least one. */
    public NewContact withRoles(boolean isCustomer, boolean isVendor) {
        return new NewContact(
                isCustomer, isVendor, company, person, addresses, emails, phones, xRechnung, note);
    }

    /** The same with this address, replacing one of the same kind. */
    public NewContact withAddress(AddressKind kind, PostalAddress address) {
        return new NewContact(
                customer,
                vendor,
                company,
                person,
                with(AddressKind.class, addresses, kind, address),
                emails,
                phones,
                xRechnung,
                note);
    }

    /** The same with this e-mail address, replacing one of the same kind. */
    public NewContact withEmail(EmailKind kind, String email) {
        return new NewContact(
                customer,
                vendor,
                company,
                person,
                addresses,
                with(EmailKind.class, emails, kind, email),
                phones,
                xRechnung,
                note);
    }

    /**
     * The same with this phone number, at most 30 characters and no letters, replacing one of the
     * same kind.
     */
    public NewContact withPhone(PhoneKind kind, String phone) {
        return new NewContact(
                customer,
                vendor,
                company,
                person,
                addresses,
                emails,
                with(PhoneKind.class, phones, kind, phone),
                xRechnung,
                note);
    }

    /** The same with data for e-invoices to authorities. */
    public NewContact withXRechnung(XRechnung data) {
        return new NewContact(
                customer, vendor, company, person, addresses, emails, phones, data, note);
    }

    /** The same with an internal note of at most 1000 characters. */
    public NewContact withNote(String text) {
        return new NewContact(
                customer, vendor, company, person, addresses, emails, phones, xRechnung, text);
    }

    /**
     * The exact JSON that {@link Contacts#create} sends, for a plan or an approval that must show
     * and freeze it.
     */
    public String wireForm() {
        return new String(Json.write(ContactWire.of(this)), StandardCharsets.UTF_8);
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "NewContact[" + (company == null ? "person" : "company") + "]";
    }

    private static <K extends Enum<K>, V> Map<K, V> with(
            Class<K> kinds, Map<K, V> map, K kind, V value) {
        EnumMap<K, V> more = new EnumMap<>(kinds);
        more.putAll(map);
        more.put(kind, value);
        return more;
    }
}
