package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every route of the client, as it looks on the wire. */
class LexwareClientIT extends WireCase {

    @Test
    void introducesItselfOnEveryRequest() {
        client.profile();

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("GET /v1/profile");
        assertThat(request.headers())
                .containsEntry("Authorization", List.of("Bearer key-1"))
                .containsEntry("Accept", List.of("application/json"))
                .containsEntry("User-agent", List.of("shop/1.0"))
                .doesNotContainKey("Content-type")
                .doesNotContainKey("Upgrade");
    }

    @Test
    void readsTheProfile() {
        next =
                Said.of(
                        200,
                        "{\"organizationId\":\""
                                + OTHER
                                + "\",\"companyName\":\"Kontor\",\"taxType\":\"net\",\"smallBusiness\":true,\"created\":{\"userEmail\":\"a@b.example\"}}");

        Profile profile = client.profile().success().orElseThrow();

        assertThat(profile.organizationId()).isEqualTo(OTHER);
        assertThat(profile.taxType()).isEqualTo(TaxType.NET);
        assertThat(profile.smallBusiness()).isTrue();
    }

    @Test
    void readsTheCountries() {
        next =
                Said.of(
                        200,
                        "[{\"countryCode\":\"ES_CN\",\"countryNameDE\":\"Kanaren\",\"countryNameEN\":\"Canaries\",\"taxClassification\":\"thirdPartyCountry\"},{\"taxClassification\":\"moon\"}]");

        List<Country> countries = client.countries().success().orElseThrow();

        assertThat(seen.remove().line()).isEqualTo("GET /v1/countries");
        assertThat(countries)
                .containsExactly(
                        new Country(
                                "ES_CN",
                                "Kanaren",
                                "Canaries",
                                Country.TaxClassification.THIRD_PARTY_COUNTRY),
                        new Country(null, null, null, Country.TaxClassification.UNRECOGNISED));
    }

    @Test
    void createsAFinalInvoice() {
        next = Said.of(201, CREATED);

        Answer<ActionResult> answer = client.invoices().create(invoice(), true);

        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(answer.success().orElseThrow().id()).isEqualTo(ID);
        assertThat(answer.success().orElseThrow().createdDate())
                .isEqualTo("2026-03-02T09:15:00.120+01:00");
        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/invoices?finalize=true");
        assertThat(request.headers()).containsEntry("Content-type", List.of("application/json"));
        assertThat(request.body()).isEqualTo(invoice().wireForm());
    }

    @Test
    void createsADraftThatFollowsAnotherDocument() {
        next = Said.of(201, CREATED);

        client.invoices().create(invoice(), false);
        client.invoices().pursue(OTHER, invoice(), false);
        client.invoices().pursue(OTHER, invoice(), true);

        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "POST /v1/invoices",
                        "POST /v1/invoices?precedingSalesVoucherId=" + OTHER,
                        "POST /v1/invoices?precedingSalesVoucherId=" + OTHER + "&finalize=true");
    }

    @Test
    void createsAndReadsCreditNotes() {
        next = Said.of(201, CREATED);
        NewCreditNote creditNote =
                NewCreditNote.of(
                        LexwareTime.startOf(LocalDate.of(2026, 3, 2)),
                        Recipient.contact(OTHER),
                        List.of(line()),
                        TaxConditions.of(TaxType.NET));
        client.creditNotes().create(creditNote, false);
        client.creditNotes().pursue(OTHER, creditNote, true);
        next =
                Said.of(
                        200,
                        "{\"voucherStatus\":\"paidoff\",\"relatedVouchers\":[{\"id\":\""
                                + OTHER
                                + "\",\"voucherNumber\":\"RE1\",\"voucherType\":\"invoice\"}]}");

        CreditNote read = client.creditNotes().get(ID).success().orElseThrow();

        assertThat(read.voucherStatus()).isEqualTo(VoucherStatus.PAIDOFF);
        assertThat(read.relatedVouchers())
                .containsExactly(new RelatedVoucher(OTHER, "RE1", VoucherType.INVOICE));
        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "POST /v1/credit-notes",
                        "POST /v1/credit-notes?precedingSalesVoucherId=" + OTHER + "&finalize=true",
                        "GET /v1/credit-notes/" + ID);
    }

    @Test
    void fetchesTheFileOfADocument() {
        next =
                new Said(
                        200,
                        Map.of(
                                "Content-Type",
                                "application/pdf",
                                "Content-Disposition",
                                "attachment; filename=\"Rechnung_RE0042.pdf\""),
                        "%PDF-1.7 \u00ff");

        DocumentFile file = client.invoices().file(ID, FileFormat.PDF).success().orElseThrow();

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("GET /v1/invoices/" + ID + "/file");
        assertThat(request.headers()).containsEntry("Accept", List.of("application/pdf"));
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(file.fileName()).isEqualTo("Rechnung_RE0042.pdf");
        assertThat(file.content())
                .isEqualTo("%PDF-1.7 \u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(file.toString()).doesNotContain("PDF-1.7");
    }

    @Test
    void takesNoFolderFromASuggestedFileName() {
        assertThat(suggested("attachment; filename=\"../../etc/passwd\"")).isEqualTo("passwd");
        assertThat(suggested("attachment; filename=a.pdf; filename*=UTF-8''Rechnung%20%C3%84.pdf"))
                .isEqualTo("Rechnung Ä.pdf");
        assertThat(suggested("attachment; filename*=UTF-8''..%2F..")).isNull();
        assertThat(suggested("inline")).isNull();
    }

    @Test
    void asksForXmlOrTheOriginal() {
        next = new Said(404, Map.of(), "");
        Answer<DocumentFile> none = client.creditNotes().file(ID, FileFormat.XML);
        client.creditNotes().file(ID, FileFormat.ORIGINAL);

        assertThat(none)
                .isEqualTo(
                        new Answer.Rejected<>(
                                404, List.of(Reason.of(Reason.Code.NOT_FOUND)), null));
        assertThat(seen.remove().headers()).containsEntry("Accept", List.of("application/xml"));
        assertThat(seen.remove().headers()).containsEntry("Accept", List.of("*/*"));
    }

    @Test
    void createsContacts() {
        next = Said.of(201, CREATED);

        assertThat(
                        client.contacts()
                                .create(
                                        NewContact.ofCompany(
                                                NewContact.Company.of("Müller & Söhne")))
                                .success())
                .isPresent();

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/contacts");
        assertThat(utf8(request.body())).contains("\"name\":\"Müller & Söhne\"", "\"version\":0");
    }

    @Test
    void readsChangesAndWritesAContactWithoutLosingWhatItDoesNotKnow() {
        next =
                Said.of(
                        200,
                        "{\"id\":\""
                                + ID
                                + "\",\"version\":7,\"roles\":{\"customer\":{\"number\":10307}},\"company\":{\"name\":\"Musterhof KG\",\"shiny\":1.50}}");
        Contact contact = client.contacts().get(ID).success().orElseThrow();
        next = Said.of(200, CREATED);

        client.contacts().update(contact.edit().withNote("Messe"));

        assertThat(contact.displayName()).isEqualTo("Musterhof KG");
        assertThat(contact.roles().customer().number()).isEqualTo(10307);
        assertThat(seen.remove().line()).isEqualTo("GET /v1/contacts/" + ID);
        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("PUT /v1/contacts/" + ID);
        assertThat(request.body())
                .isEqualTo(
                        "{\"id\":\""
                                + ID
                                + "\",\"version\":7,\"roles\":{\"customer\":{\"number\":10307}},\"company\":{\"name\":\"Musterhof KG\",\"shiny\":1.50},\"note\":\"Messe\"}");
    }

    @Test
    void callsAStaleContactStaleWhateverTheStatus() {
        next = Said.of(200, "{\"id\":\"" + ID + "\",\"version\":7}");
        ContactEdit edit = client.contacts().get(ID).success().orElseThrow().edit();
        next =
                Said.of(
                        406,
                        "{\"IssueList\":[{\"i18nKey\":\"invalid_value\",\"source\":\"version\",\"type\":\"validation_failure\"}]}");
        Answer<ActionResult> measured = client.contacts().update(edit);
        next = Said.of(409, "{\"status\":409,\"message\":\"conflict\"}");
        Answer<ActionResult> documented = client.contacts().update(edit);

        assertThat(List.of(measured, documented))
                .allSatisfy(it ->
                        assertThat(
                                        ((Answer.Rejected<ActionResult>) it)
                                                .because(Reason.Code.STALE_VERSION))
                                .isTrue());
    }

    @Test
    void searchesContacts() {
        next =
                Said.of(
                        200,
                        "{\"content\":[{\"id\":\""
                                + ID
                                + "\"}],\"first\":true,\"last\":false,\"totalPages\":41,\"totalElements\":10000,\"numberOfElements\":1,\"size\":250,\"number\":0}");

        Page<Contact> page =
                client.contacts()
                        .search(new ContactFilter("a@b", "tom & co", 10307L, true, false))
                        .success()
                        .orElseThrow();
        client.contacts().page(ContactFilter.all(), 3, 25);

        assertThat(page.content()).extracting(Contact::id).containsExactly(ID);
        assertThat(page.last()).isFalse();
        assertThat(page.totalPages()).isEqualTo(41);
        assertThat(page.windowReached()).isTrue();
        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "GET /v1/contacts?email=a%40b&name=tom%20%26amp%3B%20co&number=10307&customer=true&vendor=false&page=0&size=250",
                        "GET /v1/contacts?page=3&size=25");
    }

    @Test
    void readsAPageOfTheVoucherlist() {
        next =
                Said.of(
                        200,
                        "{\"content\":[{\"id\":\""
                                + ID
                                + "\",\"voucherType\":\"invoice\",\"voucherStatus\":\"overdue\",\"voucherNumber\":\"RE1\",\"totalAmount\":78.5,\"openAmount\":\"78.50\",\"contactId\":null}],\"last\":true,\"totalPages\":1,\"totalElements\":1,\"size\":250,\"number\":0}");

        VoucherlistRow row =
                client.voucherlist()
                        .page(VoucherlistQuery.any().withTypes(VoucherType.INVOICE))
                        .success()
                        .orElseThrow()
                        .content()
                        .getFirst();

        assertThat(row.voucherStatus()).isEqualTo(VoucherStatus.OVERDUE);
        assertThat(row.totalAmount()).isEqualByComparingTo(row.openAmount());
        assertThat(seen.remove().line())
                .isEqualTo(
                        "GET /v1/voucherlist?voucherType=invoice&voucherStatus=any&page=0&size=250");
    }

    @Test
    void keepsEventSubscriptions() {
        EventSubscriptions subscriptions = client.eventSubscriptions();
        next = Said.of(201, CREATED);
        subscriptions.create(
                EventType.INVOICE_STATUS_CHANGED, URI.create("https://hub.example/in/1"));
        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/event-subscriptions");
        assertThat(request.body())
                .isEqualTo(
                        "{\"eventType\":\"invoice.status.changed\",\"callbackUrl\":\"https://hub.example/in/1\"}");

        next =
                Said.of(
                        200,
                        "{\"content\":[{\"subscriptionId\":\""
                                + ID
                                + "\",\"eventType\":\"invoice.status.changed\",\"callbackUrl\":\"https://hub.example/in/1\"}]}");
        assertThat(subscriptions.list().success().orElseThrow())
                .extracting(EventSubscription::subscriptionId)
                .containsExactly(ID);

        next =
                Said.of(
                        200,
                        "{\"subscriptionId\":\""
                                + ID
                                + "\",\"eventType\":\"invoice.status.changed\"}");
        assertThat(subscriptions.get(ID).success().orElseThrow().type())
                .contains(EventType.INVOICE_STATUS_CHANGED);

        next = new Said(204, Map.of(), "");
        assertThat(subscriptions.delete(ID)).isEqualTo(new Answer.Done<>(new Deleted(ID), 204));

        next = Said.of(409, "");
        assertThat(
                        ((Answer.Rejected<ActionResult>)
                                        subscriptions.create(
                                                EventType.CONTACT_CHANGED,
                                                URI.create("https://hub.example")))
                                .because(Reason.Code.DUPLICATE))
                .isTrue();
        assertThatThrownBy(() ->
                        subscriptions.create(
                                EventType.CONTACT_CHANGED, URI.create("mailto:a@b.example")))
                .isInstanceOf(FieldRefused.class);
    }

    @Test
    void followsNoRedirect() {
        next = new Said(307, Map.of("Location", "http://127.0.0.1:1/"), "");

        assertThat(client.invoices().create(invoice(), true)).isInstanceOf(Answer.Unknown.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void masksTheKeyAndRefusesOptionsThatCannotWork() {
        LexwareOptions options = LexwareOptions.of(new ApiKey("topsecret"));

        assertThat(options.toString()).doesNotContain("topsecret");
        assertThat(options.requestTimeout()).isGreaterThan(Duration.ofSeconds(30));
        assertThatThrownBy(() -> new ApiKey("two\nlines"))
                .isInstanceOf(FieldRefused.class)
                .hasMessageNotContaining("lines\n");
        assertThatThrownBy(() -> new ApiKey("")).isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> options.withBaseUri(URI.create("ftp://x")))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> options.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> options.withUserAgent("a\r\nb")).isInstanceOf(FieldRefused.class);
    }

    private String suggested(String disposition) {
        next = new Said(200, Map.of("Content-Disposition", disposition), "x");
        return client.invoices().file(ID, FileFormat.ORIGINAL).success().orElseThrow().fileName();
    }

    private static NewInvoice invoice() {
        return NewInvoice.of(
                LexwareTime.startOf(LocalDate.of(2026, 3, 2)),
                Recipient.oneTime("Musterhof KG", "DE"),
                List.of(line()),
                TaxConditions.of(TaxType.NET),
                ShippingConditions.none());
    }

    private static NewLineItem.Priced line() {
        return NewLineItem.custom(
                "Beratung",
                BigDecimal.ONE,
                "Stunde",
                NewUnitPrice.net(new BigDecimal("12.50"), new BigDecimal(19)));
    }
}
