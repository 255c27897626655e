package dev.kontor.lexware.contract;

import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewContact.AddressKind;
import dev.kontor.lexware.NewContact.EmailKind;
import dev.kontor.lexware.NewContact.PhoneKind;
import dev.kontor.lexware.XRechnung;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The rules of contacts (lexware-office-api.md 7.2). */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum ContactViolation implements Violation<NewContact> {
    NO_ROLE(it -> it.withRoles(false, false), json -> json.putObject("roles")),
    COMPANY_AND_PERSON(
            it -> with(it, NewContact.Company.of("x"), new NewContact.Person(null, null, "y")),
            json -> {
                json.putObject("company").put("name", "x");
                json.putObject("person").put("lastName", "y");
            }),
    NEITHER_COMPANY_NOR_PERSON(
            it -> with(it, null, null),
            json -> json.remove(java.util.List.of("company", "person"))),
    COMPANY_WITHOUT_A_NAME(
            it -> it.company() != null,
            _ -> NewContact.Company.of(" "),
            json -> json.withObject("company").put("name", " ")),
    PERSON_WITHOUT_A_LAST_NAME(
            it -> it.person() != null,
            _ -> new NewContact.Person(null, "Ina", ""),
            json -> json.withObject("person").remove("lastName")),
    SALUTATION_TOO_LONG(
            it -> it.person() != null,
            _ -> new NewContact.Person("x".repeat(26), null, "Probe"),
            json -> json.withObject("person").put("salutation", "x".repeat(26))),
    CONTACT_PERSON_WITHOUT_A_LAST_NAME(
            it -> it.company() != null,
            _ -> new NewContact.ContactPerson(null, "Ina", " ", null, null),
            json ->
                    json.withObject("company")
                            .putArray("contactPersons")
                            .addObject()
                            .put("firstName", "Ina")),
    CONTACT_PERSON_WITH_A_LONG_SALUTATION(
            it -> it.company() != null,
            _ -> new NewContact.ContactPerson("x".repeat(26), null, "Probe", null, null),
            json ->
                    json.withObject("company")
                            .putArray("contactPersons")
                            .addObject()
                            .put("lastName", "Probe")
                            .put("salutation", "x".repeat(26))),
    COUNTRY_MISSING(
            it ->
                    it.withAddress(
                            AddressKind.SHIPPING, NewContact.PostalAddress.of("a", "b", "c", "")),
            json ->
                    json.withObject("addresses")
                            .putArray("shipping")
                            .addObject()
                            .put("street", "a")),
    COUNTRY_SPELT_OUT(
            it ->
                    it.withAddress(
                            AddressKind.BILLING,
                            NewContact.PostalAddress.of("a", "b", "c", "Germany")),
            json ->
                    json.withObject("addresses")
                            .putArray("billing")
                            .addObject()
                            .put("countryCode", "Germany")),
    EMAIL_EMPTY(
            it -> it.withEmail(EmailKind.OFFICE, ""),
            json -> json.withObject("emailAddresses").putArray("office").add("")),
    PHONE_WITH_LETTERS(
            it -> it.withPhone(PhoneKind.MOBILE, "call me"),
            json -> json.withObject("phoneNumbers").putArray("mobile").add("call me")),
    PHONE_TOO_LONG(
            it -> it.withPhone(PhoneKind.FAX, "1".repeat(31)),
            json -> json.withObject("phoneNumbers").putArray("fax").add("1".repeat(31))),
    LEITWEG_ID_ALONE(
            it -> it.withXRechnung(new XRechnung("04011000-12345-03", null)),
            json -> json.putObject("xRechnung").put("buyerReference", "04011000-12345-03")),
    VENDOR_NUMBER_ALONE(
            it -> it.withXRechnung(new XRechnung(null, "70123")),
            json -> json.putObject("xRechnung").put("vendorNumberAtCustomer", "70123")),
    NOTE_TOO_LONG(it -> it.withNote("x".repeat(1001)), json -> json.put("note", "x".repeat(1001)));

    private final Predicate<NewContact> applies;
    private final Consumer<NewContact> byClient;
    private final Consumer<ObjectNode> onTheWire;

    ContactViolation(Consumer<NewContact> byClient, Consumer<ObjectNode> onTheWire) {
        this(_ -> true, byClient, onTheWire);
    }

    ContactViolation(
            Predicate<NewContact> applies,
            Consumer<NewContact> byClient,
            Consumer<ObjectNode> onTheWire) {
        this.applies = applies;
        this.byClient = byClient;
        this.onTheWire = onTheWire;
    }

    boolean concerns(NewContact contact) {
        return applies.test(contact);
    }

    @Override
    public void build(NewContact valid) {
        byClient.accept(valid);
    }

    @Override
    public void write(ObjectNode valid) {
        onTheWire.accept(valid);
    }

    private static NewContact with(
            NewContact it, NewContact.Company company, NewContact.Person person) {
        return new NewContact(
                it.customer(),
                it.vendor(),
                company,
                person,
                it.addresses(),
                it.emails(),
                it.phones(),
                it.xRechnung(),
                it.note());
    }
}
