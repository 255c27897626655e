package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 5 and 7.19. */
class VoucherlistIT extends SimulatorCase {

    private static final String ALL = "voucherType=any&voucherStatus=any";

    @Override
    SimulatorOptions options() {
        return super.options()
                .withClock(SimulatorClock.frozenAt(Instant.parse("2026-03-10T09:00:00Z")));
    }

    @Test
    void needsTypeAndStatus() throws IOException {
        refuses("voucherType=invoice", "voucherStatus");
        refuses("voucherStatus=any", "voucherType");
    }

    @Test
    void refusesUnknownTypesAndStatuses() throws IOException {
        refuses("voucherType=dunning&voucherStatus=any", "dunning");
        refuses("voucherType=any&voucherStatus=paymentordered", "paymentordered");
        refuses("voucherType=any&voucherStatus=open,overdue", "overdue");
        assertThat(numbers("voucherType=any&voucherStatus=blank")).isEmpty();
    }

    @Test
    void showsARowOfMetadata() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());

        JsonNode row = voucherlist(ALL).path("content").path(0);

        assertThat(row.path("voucherType").stringValue()).isEqualTo("invoice");
        assertThat(row.path("voucherStatus").stringValue()).isEqualTo("open");
        assertThat(row.path("voucherNumber").stringValue()).isEqualTo("RE0001");
        assertThat(row.path("voucherDate").stringValue())
                .isEqualTo("2026-03-02T00:00:00.000+01:00");
        assertThat(row.path("dueDate").stringValue()).isEqualTo("2026-03-16T00:00:00.000+01:00");
        assertThat(row.path("contactId").isNull()).isTrue();
        assertThat(row.path("contactName").stringValue()).isEqualTo("Musterhof KG");
        assertThat(row.path("totalAmount").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(row.path("openAmount").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(row.path("archived").booleanValue()).isFalse();
    }

    @Test
    void showsDraftsWithoutOpenAmount() throws IOException {
        created(INVOICES, Bodies.invoice());

        JsonNode row =
                voucherlist("voucherType=invoice&voucherStatus=draft").path("content").path(0);

        assertThat(row.path("openAmount").isNull()).isTrue();
        assertThat(row.path("dueDate").isNull()).isTrue();
    }

    @Test
    void namesPersonsLastNameFirst() throws IOException {
        String contact = created("/v1/contacts", Bodies.person("Max", "Beispiel"));
        created(FINAL_INVOICES, Bodies.invoiceFor(contact));

        JsonNode row = voucherlist(ALL + "&contactId=" + contact).path("content").path(0);

        assertThat(row.path("contactName").stringValue()).isEqualTo("Beispiel, Max");
        assertThat(row.path("contactId").stringValue()).isEqualTo(contact);
    }

    @Test
    void computesOverdueFromTheDueDate() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        assertThat(numbers("voucherType=invoice&voucherStatus=overdue")).isEmpty();

        simulator.clock().set(Instant.parse("2026-03-16T23:30:00Z"));

        assertThat(numbers("voucherType=invoice&voucherStatus=overdue")).containsExactly("RE0001");
        JsonNode open = voucherlist("voucherType=invoice&voucherStatus=open");
        assertThat(open.path("content").path(0).path("voucherStatus").stringValue())
                .isEqualTo("overdue");
    }

    @Test
    void filtersByWholeGermanDaysBothInclusive() throws IOException {
        simulator.clock().set(Instant.parse("2026-03-10T22:59:59Z"));
        created(FINAL_INVOICES, Bodies.invoice());
        simulator.clock().set(Instant.parse("2026-03-10T23:00:00Z"));
        created(FINAL_INVOICES, Bodies.invoice());

        assertThat(numbers(ALL + "&createdDateFrom=2026-03-10&createdDateTo=2026-03-10"))
                .containsExactly("RE0001");
        assertThat(numbers(ALL + "&createdDateFrom=2026-03-11")).containsExactly("RE0002");
        assertThat(numbers(ALL + "&voucherDateFrom=2026-03-02&voucherDateTo=2026-03-02"))
                .hasSize(2);
        assertThat(numbers(ALL + "&voucherDateTo=2026-03-01")).isEmpty();
        refuses(ALL + "&createdDateFrom=2026-03-10T00:00:00", "createdDateFrom");
    }

    @Test
    void sortsByTheNamedProperty() throws IOException {
        created(
                FINAL_INVOICES,
                Bodies.invoice().put("voucherDate", "2026-03-05T00:00:00.000+01:00"));
        created(
                FINAL_INVOICES,
                Bodies.invoice().put("voucherDate", "2026-03-01T00:00:00.000+01:00"));

        assertThat(numbers(ALL)).containsExactly("RE0001", "RE0002");
        assertThat(numbers(ALL + "&sort=voucherDate,ASC")).containsExactly("RE0002", "RE0001");
        assertThat(numbers(ALL + "&sort=voucherNumber,DESC")).containsExactly("RE0002", "RE0001");
        assertThat(voucherlist(ALL).path("sort").path(0).path("property").stringValue())
                .isEqualTo("voucherdate");
        refuses(ALL + "&sort=contactName,ASC", "sort");
    }

    @Test
    void pagesWithTheDocumentedLimits() throws IOException {
        for (int i = 0; i < 3; i++) {
            created(FINAL_INVOICES, Bodies.invoice());
        }

        JsonNode second = voucherlist(ALL + "&size=2&page=1&sort=voucherNumber,ASC");

        assertThat(second.path("content")).hasSize(1);
        assertThat(second.path("last").booleanValue()).isTrue();
        assertThat(second.path("first").booleanValue()).isFalse();
        assertThat(second.path("totalPages").intValue()).isEqualTo(2);
        assertThat(second.path("totalElements").intValue()).isEqualTo(3);
        assertThat(voucherlist(ALL + "&size=250").path("size").intValue()).isEqualTo(250);
        refuses(ALL + "&size=251", "size");
        assertThat(voucherlist(ALL + "&size=250&page=39").path("content")).isEmpty();
        refuses(ALL + "&size=250&page=40", "window");
    }

    @Test
    void findsANumber() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        created(FINAL_INVOICES, Bodies.invoice());

        assertThat(numbers(ALL + "&voucherNumber=RE0002")).containsExactly("RE0002");
    }

    @Test
    void lagsBehindByARandomTimePerRecord() throws IOException {
        control("PATCH", "/settings", "{\"voucherlistDelay\":{\"min\":0,\"max\":60000}}");
        for (int i = 0; i < 30; i++) {
            created(FINAL_INVOICES, Bodies.invoice());
        }
        int atOnce = numbers(ALL + "&size=100").size();
        simulator.clock().advance(Duration.ofSeconds(30));
        int halfway = numbers(ALL + "&size=100").size();
        simulator.clock().advance(Duration.ofSeconds(31));

        assertThat(halfway).isBetween(atOnce + 1, 29);
        assertThat(numbers(ALL + "&size=100")).hasSize(30);
    }

    @Test
    void showsTheOldStatusUntilTheChangeIsIndexed() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());
        control("PATCH", "/settings", "{\"voucherlistDelay\":5000}");

        control("POST", "/documents/" + id + "/void", "");

        assertThat(numbers("voucherType=invoice&voucherStatus=voided")).isEmpty();
        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(numbers("voucherType=invoice&voucherStatus=voided")).hasSize(1);
    }

    @Test
    void delaysNewContactsForInvoicesAndSearchButNotById() throws IOException {
        control(
                "PATCH",
                "/settings",
                "{\"contactUsableDelay\":\"PT2S\",\"contactSearchDelay\":\"PT3S\"}");
        String contact = created("/v1/contacts", Bodies.company());

        read("/v1/contacts/" + contact);
        assertThat(read("/v1/contacts?name=Musterhof").path("content")).isEmpty();
        refuses(Bodies.invoiceFor(contact), "INVALID", "address.contactId");

        simulator.clock().advance(Duration.ofSeconds(2));
        created(INVOICES, Bodies.invoiceFor(contact));
        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(read("/v1/contacts?name=Musterhof").path("content")).hasSize(1);
    }

    private void refuses(String query, String reason) throws IOException {
        SimulatorClient.Reply reply = client.get("/v1/voucherlist?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").stringValue()).contains(reason);
    }

    private List<String> numbers(String query) throws IOException {
        return StreamSupport.stream(voucherlist(query).path("content").spliterator(), false)
                .map(row -> row.path("voucherNumber").stringValue())
                .toList();
    }
}
