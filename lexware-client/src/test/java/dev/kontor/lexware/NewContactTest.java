package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.lexware.NewContact.AddressKind;
import dev.kontor.lexware.NewContact.EmailKind;
import dev.kontor.lexware.NewContact.PhoneKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rules of lexware-office-api.md 7.2. */
class NewContactTest {

    private static final NewContact MUSTERHOF =
            NewContact.ofCompany(NewContact.Company.of("Musterhof KG"));

    @Test
    void writesTheDocumentedForm() {
        NewContact contact =
                NewContact.ofCompany(
                                NewContact.Company.of("Musterhof KG")
                                        .withTaxIds(null, "DE123456789")
                                        .withTaxFreeInvoices(true)
                                        .withContactPerson(
                                                new NewContact.ContactPerson(
                                                        "Frau",
                                                        "Ina",
                                                        "Probe",
                                                        "ina@musterhof.example",
                                                        "0361 100")))
                        .withAddress(
                                AddressKind.BILLING,
                                NewContact.PostalAddress.of("Am Anger 3", "99084", "Erfurt", "DE"))
                        .withEmail(EmailKind.PERSONAL, "office@musterhof.example")
                        .withPhone(PhoneKind.BUSINESS, "0361 100")
                        .withXRechnung(new XRechnung("04011000-1", "70123"))
                        .withNote("Messe");

        assertThat(ContactWire.of(contact))
                .isEqualTo(
                        json(
                                """
                                {"version":0,"roles":{"customer":{}},"company":{"name":"Musterhof KG","vatRegistrationId":"DE123456789","allowTaxFreeInvoices":true,
                                 "contactPersons":[{"salutation":"Frau","firstName":"Ina","lastName":"Probe","primary":true,"emailAddress":"ina@musterhof.example","phoneNumber":"0361 100"}]},
                                 "addresses":{"billing":[{"street":"Am Anger 3","zip":"99084","city":"Erfurt","countryCode":"DE"}]},
                                 "emailAddresses":{"private":["office@musterhof.example"]},"phoneNumbers":{"business":["0361 100"]},
                                 "xRechnung":{"buyerReference":"04011000-1","vendorNumberAtCustomer":"70123"},"note":"Messe"}
                                """));
    }

    @Test
    void showsExactlyWhatItSends() {
        assertThat(MUSTERHOF.wireForm())
                .isEqualTo(
                        "{\"version\":0,\"roles\":{\"customer\":{}},\"company\":{\"name\":\"Musterhof KG\",\"allowTaxFreeInvoices\":false}}");
    }

    @Test
    void writesAPersonAsVendor() {
        NewContact contact =
                NewContact.ofPerson(new NewContact.Person(null, "Ina", "Probe"))
                        .withRoles(false, true);

        assertThat(ContactWire.of(contact))
                .isEqualTo(
                        json(
                                "{\"version\":0,\"roles\":{\"vendor\":{}},\"person\":{\"firstName\":\"Ina\",\"lastName\":\"Probe\"}}"));
    }

    @Test
    void holdsOneEntryOfAKind() {
        NewContact twice =
                MUSTERHOF
                        .withEmail(EmailKind.BUSINESS, "a@b.example")
                        .withEmail(EmailKind.BUSINESS, "c@d.example");

        assertThat(twice.emails()).containsExactly(Map.entry(EmailKind.BUSINESS, "c@d.example"));
    }

    @Test
    void needsARole() {
        refused("roles.customer or roles.vendor", () -> MUSTERHOF.withRoles(false, false));
    }

    @Test
    void isACompanyOrAPerson() {
        refused(
                "company or person",
                () ->
                        new NewContact(
                                true, false, null, null, Map.of(), Map.of(), Map.of(), null, null));
        refused(
                "company and person",
                () ->
                        new NewContact(
                                true,
                                false,
                                NewContact.Company.of("a"),
                                new NewContact.Person(null, null, "b"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                null,
                                null));
    }

    @Test
    void needsNames() {
        refused("company.name", () -> NewContact.Company.of(" "));
        refused("person.lastName", () -> new NewContact.Person(null, "Ina", ""));
        refused(
                "company.contactPersons[0].lastName",
                () -> new NewContact.ContactPerson(null, "Ina", " ", null, null));
    }

    @Test
    void keepsToTheLengths() {
        refused("note", () -> MUSTERHOF.withNote("x".repeat(1001)));
        refused("person.salutation", () -> new NewContact.Person("x".repeat(26), null, "a"));
        refused(
                "company.contactPersons[0].salutation",
                () -> new NewContact.ContactPerson("x".repeat(26), null, "a", null, null));
        assertThat(MUSTERHOF.withNote("x".repeat(1000)).note()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody", "a@", "@b", "a b@c.example"})
    void refusesWhatIsNoEmailAddress(String email) {
        refused("emailAddresses.business", () -> MUSTERHOF.withEmail(EmailKind.BUSINESS, email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "call me", "0361-100-x", "1234567890123456789012345678901"})
    void refusesWhatIsNoPhoneNumber(String phone) {
        refused("phoneNumbers.private", () -> MUSTERHOF.withPhone(PhoneKind.PERSONAL, phone));
    }

    @Test
    void needsBothValuesOfAnXRechnung() {
        refused(
                "xRechnung.vendorNumberAtCustomer",
                () -> MUSTERHOF.withXRechnung(new XRechnung("04011000-1", null)));
        refused(
                "xRechnung.buyerReference",
                () -> MUSTERHOF.withXRechnung(new XRechnung(null, "70123")));
        refused("countryCode", () -> NewContact.PostalAddress.of("a", "b", "c", "Germany"));
    }

    @Test
    void doesNotPrintPersonalData() {
        NewContact contact =
                NewContact.ofPerson(new NewContact.Person(null, "Ina", "Probe"))
                        .withEmail(EmailKind.OTHER, "ina@b.example");

        assertThat(contact.toString()).doesNotContain("Ina", "Probe", "ina@");
    }

    @Nested
    class Edit {

        private static final String READ =
                """
                {"id":"77aa0000-0000-4000-8000-000000000001","organizationId":"3b1e0000-0000-4000-8000-000000000001","version":7,
                 "roles":{"customer":{"number":10307,"level":"gold"}},"shiny":{"a":[1.50]},
                 "company":{"name":"Musterhof KG","legalForm":"KG","contactPersons":[{"lastName":"Probe","primary":true,"nickname":"Ini"}]},
                 "addresses":{"billing":[{"street":"Am Anger 3","zip":"99084","city":"Erfurt","countryCode":"DE","geo":"x"}]},
                 "emailAddresses":{"business":["office@musterhof.example"]},"note":"Messe","archived":false}
                """;

        @Test
        void sendsBackWhatItDoesNotTouch() {
            assertThat(contact(READ).edit().toJson()).isEqualTo(json(READ));
        }

        @Test
        void changesOnlyWhatItMeansTo() {
            ContactEdit edit =
                    contact(READ)
                            .edit()
                            .withNote(null)
                            .withCompanyName("Musterhof GmbH")
                            .withTaxIds(null, "DE123456789")
                            .withContactPerson(
                                    new NewContact.ContactPerson(null, "Ina", "Probe", null, null))
                            .withAddress(
                                    AddressKind.BILLING,
                                    new NewContact.PostalAddress(
                                            null, "Neue Str. 1", "99084", null, "DE"))
                            .withEmail(EmailKind.BUSINESS, null)
                            .withEmail(EmailKind.OFFICE, "neu@musterhof.example")
                            .withPhone(PhoneKind.FAX, "0361 101")
                            .asVendor();

            assertThat(edit.toJson())
                    .isEqualTo(
                            json(
                                    """
                                    {"id":"77aa0000-0000-4000-8000-000000000001","organizationId":"3b1e0000-0000-4000-8000-000000000001","version":7,
                                     "roles":{"customer":{"number":10307,"level":"gold"},"vendor":{}},"shiny":{"a":[1.50]},
                                     "company":{"name":"Musterhof GmbH","legalForm":"KG","vatRegistrationId":"DE123456789",
                                     "contactPersons":[{"firstName":"Ina","lastName":"Probe","primary":true,"nickname":"Ini"}]},
                                     "addresses":{"billing":[{"street":"Neue Str. 1","zip":"99084","countryCode":"DE","geo":"x"}]},
                                     "emailAddresses":{"office":["neu@musterhof.example"]},"phoneNumbers":{"fax":["0361 101"]},"archived":false}
                                    """));
            assertThat(edit.version()).isEqualTo(7);
        }

        @Test
        void leavesTheEditItCameFromAlone() {
            ContactEdit first = contact(READ).edit();

            ContactEdit second = first.withNote("neu");

            assertThat(first.toJson()).isEqualTo(json(READ));
            assertThat(second.toJson().path("note").stringValue()).isEqualTo("neu");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"addresses\":{\"billing\":[{},{}]}}",
                    "{\"emailAddresses\":{\"other\":[\"a@b\",\"c@d\"]}}",
                    "{\"phoneNumbers\":{\"fax\":[\"1\",\"2\"]}}",
                    "{\"company\":{\"contactPersons\":[{},{}]}}"
                })
        void refusesAContactWithSeveralEntriesInAList(String read) {
            assertThatThrownBy(() -> contact(read).edit().withNote("a").toJson())
                    .isInstanceOf(FieldRefused.class)
                    .hasMessageContaining("has at most one entry")
                    .hasMessageContaining("app");
        }

        @Test
        void keepsTheRulesOfNewContacts() {
            ContactEdit edit = contact(READ).edit();

            refused("note", () -> edit.withNote("x".repeat(1001)));
            refused("company.name", () -> edit.withCompanyName(" "));
            refused("emailAddresses.other", () -> edit.withEmail(EmailKind.OTHER, "nobody"));
            refused("phoneNumbers.fax", () -> edit.withPhone(PhoneKind.FAX, "call me"));
        }

        @Test
        void cannotStartFromAContactThatWasNotRead() {
            Contact madeUp = Json.read(READ.getBytes(StandardCharsets.UTF_8), Contact.class);

            assertThatThrownBy(madeUp::edit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("get(id)");
        }

        private static Contact contact(String read) {
            return Contact.read(json(read));
        }
    }

    private static void refused(String field, ThrowingCallable building) {
        assertThatThrownBy(building)
                .isInstanceOfSatisfying(
                        FieldRefused.class, it -> assertThat(it.field()).isEqualTo(field));
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
