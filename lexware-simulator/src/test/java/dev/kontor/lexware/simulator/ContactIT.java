package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.2; the bodies of refusals are of the legacy shape. */
class ContactIT extends SimulatorCase {

    @Test
    void contactsCreatedAtTheSameTimeCollideByASetting() throws IOException {
        control("PATCH", "/settings", "{\"contactRace\":true,\"latency\":200}");
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.execute(() -> {
                    try {
                        statuses.add(
                                client.post("/v1/contacts", Bodies.company().toString()).status());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 406);
        assertThat(client.post("/v1/contacts", Bodies.company().toString()).status())
                .isEqualTo(201);
    }

    private static final String CONTACTS = "/v1/contacts";

    @Test
    void assignsRoleNumbersAndVersionOne() throws IOException {
        ObjectNode both = Bodies.company();
        both.withObject("roles").putObject("vendor");
        SimulatorClient.Reply reply = client.post(CONTACTS, both.toString());

        JsonNode contact = read(CONTACTS + "/" + reply.id());

        assertThat(reply.json().path("version").intValue()).isEqualTo(1);
        assertThat(reply.header("Location")).endsWith(CONTACTS + "/" + reply.id());
        assertThat(contact.path("roles").path("customer").path("number").intValue())
                .isEqualTo(10001);
        assertThat(contact.path("roles").path("vendor").path("number").intValue()).isEqualTo(70001);
        assertThat(contact.path("archived").booleanValue()).isFalse();
        assertThat(contact.path("note").stringValue()).isEqualTo("Messe");
    }

    @Test
    void refusesAStaleVersion() throws IOException {
        String path = CONTACTS + "/" + created(CONTACTS, Bodies.company());
        ObjectNode update = Bodies.company().put("version", 1);

        SimulatorClient.Reply first = client.put(path, update.toString());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("version").intValue()).isEqualTo(2);
        refused(client.put(path, update.toString()), "invalid_value", "version");
    }

    @Test
    void replacesAsAWholeButKeepsTheNumber() throws IOException {
        String path = CONTACTS + "/" + created(CONTACTS, Bodies.company());
        ObjectNode update = Bodies.company().put("version", 1).put("archived", true);
        update.remove("note");

        client.put(path, update.toString());

        JsonNode contact = read(path);
        assertThat(contact.has("note")).isFalse();
        assertThat(contact.path("archived").booleanValue()).isFalse();
        assertThat(contact.path("roles").path("customer").path("number").intValue())
                .isEqualTo(10001);
    }

    @Test
    void wantsACompanyOrAPersonButNotBoth() throws IOException {
        ObjectNode both = Bodies.company();
        both.putObject("person").put("lastName", "Probe");
        ObjectNode neither = Bodies.company();
        neither.remove("company");

        refused(post(both), "invalid_value", "company and person");
        refused(post(neither), "missing_entity", "company or person");
    }

    @Test
    void wantsNamesAndRoles() throws IOException {
        ObjectNode nameless = Bodies.company();
        nameless.withObject("company").remove("name");
        ObjectNode roleless = Bodies.company();
        roleless.putObject("roles");

        refused(post(nameless), "missing_entity", "company.name");
        refused(post(Bodies.person("Ina", "")), "missing_entity", "person.lastName");
        refused(post(roleless), "missing_entity", "roles.customer or roles.vendor");
        refused(post(Bodies.company().put("version", 3)), "invalid_value", "version");
    }

    @Test
    void takesAtMostOneOfEachList() throws IOException {
        ObjectNode addresses = Bodies.company();
        addresses.withObject("addresses").withArray("billing").addObject().put("countryCode", "DE");
        ObjectNode mails = Bodies.company();
        mails.withObject("emailAddresses").withArray("business").add("zwei@musterhof.example");

        refused(post(addresses), "invalid_value", "addresses.billing.size");
        refused(post(mails), "invalid_value", "emailAddresses.business.size");
    }

    @Test
    void cannotUpdateWhatHasMoreEntriesThanOne() throws IOException {
        String id = created(CONTACTS, Bodies.company());
        control(
                "PATCH",
                "/contacts/" + id,
                "{\"emailAddresses\":{\"business\":[\"eins@a.example\",\"zwei@a.example\"]}}");

        refused(
                client.put(CONTACTS + "/" + id, Bodies.company().put("version", 2).toString()),
                "invalid_value",
                "emailAddresses.business.size");
    }

    @Test
    void refusesUnknownCountries() throws IOException {
        ObjectNode body = Bodies.company();
        ((ObjectNode) body.path("addresses").path("billing").path(0)).put("countryCode", "XX");

        refused(post(body), "countrycode_is_not_valid", "countryCode");
    }

    @Test
    void refusesPhonesWithLettersAndEmptyMails() throws IOException {
        ObjectNode phone = Bodies.company();
        phone.putObject("phoneNumbers").putArray("business").add("Büro 12");
        ObjectNode mail = Bodies.company();
        mail.putObject("emailAddresses").putArray("business").add("");

        refused(post(phone), "invalid_value", "phoneNumbers.business");
        refused(post(mail), "invalid_value", "emailAddresses.business");
    }

    @Test
    void searchesByPartsOfNamesAndMails() throws IOException {
        created(CONTACTS, Bodies.company());
        created(CONTACTS, Bodies.person("Max", "Beispiel"));

        assertThat(names("name=USTERHO")).containsExactly("Musterhof KG");
        assertThat(names("name=Muster%25KG")).containsExactly("Musterhof KG");
        assertThat(names("name=M_sterhof")).containsExactly("Musterhof KG");
        assertThat(names("name=M%5C_sterhof")).isEmpty();
        assertThat(names("name=max%20beispiel")).containsExactly("Beispiel");
        assertThat(names("email=ina@muster")).containsExactly("Musterhof KG");
        assertThat(names("number=10002")).containsExactly("Beispiel");
        assertThat(names("vendor=true")).isEmpty();
        assertThat(names("customer=true")).containsExactly("Beispiel", "Musterhof KG");
    }

    @Test
    void findsAmpersandsOnlyWhenTheyAreHtmlEncoded() throws IOException {
        ObjectNode body = Bodies.company();
        body.withObject("company").put("name", "Tom & Co");
        created(CONTACTS, body);

        assertThat(names("name=" + SimulatorClient.encoded("tom &amp; co"))).hasSize(1);
        assertThat(names("name=" + SimulatorClient.encoded("tom & co"))).isEmpty();
    }

    @Test
    void refusesShortAndSenselessFilters() throws IOException {
        refused(client.get(CONTACTS + "?name=ab"), "bad_request_error", "name");
        refused(client.get(CONTACTS + "?email=ab"), "bad_request_error", "email");
        refused(client.get(CONTACTS + "?number=abc"), "invalid_value", "number");
    }

    @Test
    void acceptsPagesOf500ButNotOf1000() throws IOException {
        JsonNode page = read(CONTACTS + "?size=500");

        assertThat(page.path("size").intValue()).isEqualTo(500);
        assertThat(page.path("sort").path(0).path("property").stringValue()).isEqualTo("name");
        assertThat(client.get(CONTACTS + "?size=1000").status()).isEqualTo(400);
    }

    @Test
    void cannotBeDeletedByTheApi() throws IOException {
        String path = CONTACTS + "/" + created(CONTACTS, Bodies.company());
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(client.get(path).status()).isEqualTo(200);
    }

    private SimulatorClient.Reply post(ObjectNode body) throws IOException {
        return client.post(CONTACTS, body.toString());
    }

    private List<String> names(String query) throws IOException {
        return StreamSupport.stream(
                        read(CONTACTS + "?" + query).path("content").spliterator(), false)
                .map(contact ->
                        contact.has("company")
                                ? contact.path("company").path("name").stringValue()
                                : contact.path("person").path("lastName").stringValue())
                .toList();
    }

    private static void refused(SimulatorClient.Reply reply, String key, String source) {
        JsonNode issue = reply.json().path("IssueList").path(0);
        assertThat(issue.path("i18nKey").stringValue()).isEqualTo(key);
        assertThat(issue.path("source").stringValue()).startsWith(source);
        assertThat(reply.status()).isBetween(400, 406);
    }
}
