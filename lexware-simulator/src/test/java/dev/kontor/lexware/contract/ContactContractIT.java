package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.lexware.Contact;
import dev.kontor.lexware.ContactFilter;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.XRechnung;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.2; refusals have the legacy shape. */
@Resource("contacts")
class ContactContractIT extends ContractCase {

    private static final NewContact.PostalAddress ADDRESS =
            NewContact.PostalAddress.of("Am Anger 3", "99084", "Erfurt", "DE");

    private static NewContact company() {
        return NewContact.ofCompany(NewContact.Company.of("Musterhof KG"))
                .withAddress(NewContact.AddressKind.BILLING, ADDRESS)
                .withEmail(NewContact.EmailKind.BUSINESS, "office@musterhof.example")
                .withPhone(NewContact.PhoneKind.BUSINESS, "0361 100")
                .withNote("Messe");
    }

    private Contact get(UUID id) {
        return done(client.contacts().get(id));
    }

    private UUID contact() {
        return made(client.contacts().create(company()));
    }

    private Raw.Reply posted(Consumer<ObjectNode> change) {
        return raw.post(path(), changed(company().wireForm(), change));
    }

    @Writing(route = "POST", facts = "7.2")
    void getsItsNumbersFromLexware() {
        UUID id = made(client.contacts().create(company().withRoles(true, true)));

        assertThat(get(id).roles().customer().number()).isPositive();
        assertThat(get(id).roles().vendor().number()).isPositive();
    }

    @Writing(route = "POST", facts = "7.2")
    void startsFromVersionZero() {
        apiRefuses("version", posted(body -> body.put("version", 3)));
    }

    @Writing(route = "POST", facts = "7.2")
    void isCustomerOrVendor() {
        bothRefuse(
                "roles.customer or roles.vendor",
                () -> company().withRoles(false, false),
                posted(body -> body.putObject("roles")));
    }

    @Writing(route = "POST", facts = "7.2")
    void isACompanyOrAPerson() {
        bothRefuse(
                "company and person",
                () -> of(NewContact.Company.of("x"), new NewContact.Person(null, null, "Probe")),
                posted(body -> body.putObject("person").put("lastName", "Probe")));
        bothRefuse(
                "company or person", () -> of(null, null), posted(body -> body.remove("company")));
    }

    private static NewContact of(NewContact.Company company, NewContact.Person person) {
        return new NewContact(
                true, false, company, person, Map.of(), Map.of(), Map.of(), null, null);
    }

    @Writing(route = "POST", facts = "7.2")
    void needsAName() {
        bothRefuse(
                "company.name",
                () -> NewContact.Company.of(" "),
                posted(body -> body.withObject("company").remove("name")));
        bothRefuse(
                "person.lastName",
                () -> new NewContact.Person(null, "Ina", ""),
                posted(body -> {
                    body.remove("company");
                    body.putObject("person").put("firstName", "Ina");
                }));
    }

    @Writing(route = "POST", facts = "7.2")
    void takesOneEntryOfEachKind() {
        apiRefuses(
                "addresses.billing.size",
                posted(body ->
                        body.withObject("addresses")
                                .withArray("billing")
                                .addObject()
                                .put("countryCode", "DE")));
        apiRefuses(
                "emailAddresses.business.size",
                posted(body ->
                        body.withObject("emailAddresses")
                                .withArray("business")
                                .add("zwei@musterhof.example")));
    }

    @Writing(route = "POST", facts = "7.2")
    void takesNotesUpToAThousandCharacters() {
        bothRefuse(
                "note",
                () -> company().withNote("x".repeat(1001)),
                posted(body -> body.put("note", "x".repeat(1001))));
        assertThat(client.contacts().create(company().withNote("x".repeat(1000))).success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "4.2")
    void refusesCountriesThatLexwareDoesNotKnow() {
        apiRefuses(
                "countryCode",
                posted(body ->
                        ((ObjectNode) body.path("addresses").path("billing").path(0))
                                .put("countryCode", "XX")));
    }

    @Writing(route = "POST", facts = "7.2")
    void needsBothValuesOfAnXRechnung() {
        clientRefuses(
                "xRechnung.vendorNumberAtCustomer",
                () -> company().withXRechnung(new XRechnung("04011000-12345-03", null)));
        assertThat(
                        posted(body ->
                                        body.putObject("xRechnung")
                                                .put("buyerReference", "04011000-12345-03"))
                                .status())
                .isEqualTo(406);
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void clearsWhatAnUpdateLeavesOut() {
        UUID id = contact();
        Raw.Reply reply =
                raw.put(
                        path(id),
                        changed(
                                company().wireForm(),
                                body -> body.put("version", get(id).version()).remove("note")));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(get(id).note()).isNull();
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void keepsEverythingElseWhenTheClientChangesOneThing() {
        UUID id = contact();

        made(client.contacts().update(get(id).edit().withCompanyName("Musterhof GmbH")));

        Contact read = get(id);
        assertThat(read.company().name()).isEqualTo("Musterhof GmbH");
        assertThat(read.note()).isEqualTo("Messe");
        assertThat(read.emailAddresses().business()).containsExactly("office@musterhof.example");
        assertThat(read.roles().customer().number()).isPositive();
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void refusesAStaleVersionWithEitherStatus() {
        Contact read = get(contact());
        made(client.contacts().update(read.edit().withNote("1")));

        dev.kontor.lexware.Answer<?> answer = client.contacts().update(read.edit().withNote("2"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        dev.kontor.lexware.Answer.Rejected.class,
                        it -> {
                            assertThat(it.status()).isIn(406, 409);
                            assertThat(it.because(Reason.Code.STALE_VERSION)).isTrue();
                        });
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void cannotBeArchivedFromOutside() {
        UUID id = contact();
        raw.put(
                path(id),
                changed(
                        company().wireForm(),
                        body -> body.put("version", get(id).version()).put("archived", true)));

        assertThat(get(id).archived()).isFalse();
    }

    @Simulated(route = "PUT /{id}", facts = "7.2")
    void cannotBeChangedOnceItHoldsMoreThanOneOfAKind() {
        UUID id = contact();
        hand(
                "PATCH",
                "/contacts/" + id,
                "{\"emailAddresses\":{\"business\":[\"eins@a.example\",\"zwei@a.example\"]}}");
        Contact read = get(id);

        clientRefuses("emailAddresses.business", () -> client.contacts().update(read.edit()));
        assertThat(
                        raw.put(
                                        path(id),
                                        changed(
                                                company().wireForm(),
                                                body -> {
                                                    body.put("version", read.version());
                                                    body.withObject("emailAddresses")
                                                            .withArray("business")
                                                            .add("zwei@a.example");
                                                }))
                                .fields())
                .contains("emailAddresses.business.size");
    }

    @Writing(route = "GET", facts = "7.2")
    void isFoundByPartsOfNameAndMailWhateverTheCase() {
        String word = UUID.randomUUID().toString().substring(0, 8);
        UUID id =
                made(
                        client.contacts()
                                .create(
                                        NewContact.ofCompany(NewContact.Company.of("Hof " + word))
                                                .withEmail(
                                                        NewContact.EmailKind.OFFICE,
                                                        word + "@hof.example")));

        eventually(
                "the contact is found",
                () ->
                        ids(ContactFilter.byName(word.toUpperCase(java.util.Locale.ROOT)))
                                .contains(id));
        assertThat(ids(ContactFilter.byEmail(word))).contains(id);
        assertThat(ids(ContactFilter.byName(word.substring(0, 4) + "_" + word.substring(5))))
                .contains(id);
        assertThat(ids(ContactFilter.byNumber(get(id).roles().customer().number())))
                .containsExactly(id);
    }

    @Writing(route = "GET", facts = "2")
    void isFoundByWordsWithAnAmpersand() {
        String name = "Tom & Co " + UUID.randomUUID();
        UUID id = made(client.contacts().create(NewContact.ofCompany(NewContact.Company.of(name))));

        eventually("the contact is found", () -> ids(ContactFilter.byName(name)).contains(id));
    }

    @Writing(route = "GET", facts = "7.2")
    void isListedByItsRole() {
        UUID vendor = made(client.contacts().create(company().withRoles(false, true)));

        assertThat(client.contacts().all(new ContactFilter(null, null, null, false, true)).stream())
                .extracting(Contact::id)
                .contains(vendor);
        assertThat(client.contacts().all(new ContactFilter(null, null, null, true, null)).stream())
                .extracting(Contact::id)
                .doesNotContain(vendor);
    }

    @Reading(route = "GET", facts = "7.2")
    void wantsThreeCharactersToSearchFor() {
        assertThatThrownBy(() -> ContactFilter.byName("ab")).isInstanceOf(FieldRefused.class);
        assertThat(raw.get(path() + "?name=ab").status()).isEqualTo(400);
        assertThat(raw.get(path() + "?email=ab").status()).isEqualTo(400);
        assertThat(raw.get(path() + "?number=x").status()).isEqualTo(400);
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.contacts().get(NOBODY));
    }

    @Writing(route = "DELETE /{id}", facts = "7.2")
    void cannotBeDeleted() {
        UUID id = contact();

        assertThat(raw.delete(path(id)).status()).isIn(403, 404, 405);
        assertThat(get(id).id()).isEqualTo(id);
    }

    private java.util.List<UUID> ids(ContactFilter filter) {
        return done(client.contacts().search(filter)).content().stream().map(Contact::id).toList();
    }
}
