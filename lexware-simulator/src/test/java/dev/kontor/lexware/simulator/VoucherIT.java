package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.20. */
class VoucherIT extends SimulatorCase {

    private static final String VOUCHERS = "/v1/vouchers";

    @Test
    void takesTheSampleAndShowsDatesWithTimes() throws IOException {
        String id = created(VOUCHERS, Bodies.voucher());

        JsonNode voucher = read(VOUCHERS + "/" + id);
        assertThat(voucher.path("voucherStatus").stringValue()).isEqualTo("open");
        assertThat(voucher.path("voucherDate").stringValue())
                .isEqualTo("2026-03-02T00:00:00.000+01:00");
        assertThat(voucher.path("version").intValue()).isEqualTo(1);
        JsonNode row =
                voucherlist("voucherType=salesinvoice&voucherStatus=any").path("content").path(0);
        assertThat(row.path("id").stringValue()).isEqualTo(id);
        assertThat(row.path("contactName").stringValue()).isEqualTo("Webshop Kunde");
        assertThat(row.path("openAmount").decimalValue()).isEqualByComparingTo("59.50");
        assertThat(row.path("voucherStatus").stringValue()).isEqualTo("overdue");
    }

    @Test
    void refusesOneIssueAtATimeInTheLegacyShape() throws IOException {
        refuses(body -> body.remove("type"), "missing_entity", "type");
        refuses(body -> body.remove("voucherNumber"), "missing_entity", "voucherNumber");
        refuses(body -> body.put("taxType", "vatfree"), "invalid_value", "taxType");
        refuses(body -> body.put("useCollectiveContact", false), "Missing_ContactId", "contactId");
        refuses(
                body -> body.put("totalGrossAmount", 59.51),
                "invalid_total_amount",
                "totalGrossAmount");
        refuses(
                body -> item(body).put("taxAmount", 9.70),
                "invalid_taxamount",
                "voucherItems[0].taxAmount");
        refuses(
                body -> item(body).put("taxRatePercent", 18),
                "invalid_value",
                "voucherItems[0].taxRatePercent");
        refuses(body -> body.put("voucherStatus", "paid"), "invalid_value", "voucherStatus");
        refuses(body -> body.put("voucherStatus", "unchecked"), "invalid_value", "voucherStatus");
    }

    @Test
    void toleratesNumericStringsAndFullDates() throws IOException {
        ObjectNode body = Bodies.voucher().put("totalGrossAmount", "59.50");
        body.put("voucherDate", "2026-03-02T00:00:00.000+01:00");

        created(VOUCHERS, body);
    }

    @Test
    void findsByNumberWhichIsNotUnique() throws IOException {
        created(VOUCHERS, Bodies.voucher());
        created(VOUCHERS, Bodies.voucher());

        assertThat(client.get(VOUCHERS).status()).isEqualTo(400);
        assertThat(read(VOUCHERS + "?voucherNumber=SHOP-2026-0107").path("content")).hasSize(2);
        assertThat(read(VOUCHERS + "?voucherNumber=X").path("content")).isEmpty();
    }

    @Test
    void replacesByVersionAndDropsTheFilesLeftOut() throws IOException {
        String path = VOUCHERS + "/" + created(VOUCHERS, Bodies.voucher());
        byte[] pdf = "%PDF-1.4 beleg".getBytes(StandardCharsets.US_ASCII);
        SimulatorClient.Reply attached = client.upload(path + "/files", "beleg.pdf", pdf, "");
        assertThat(attached.status()).as(attached.text()).isEqualTo(202);
        assertThat(client.upload(path + "/files", "gleich.pdf", pdf, "").id())
                .isEqualTo(attached.id());
        assertThat(client.get("/v1/files/" + attached.id(), "*/*").status()).isEqualTo(200);

        ObjectNode body = Bodies.voucher().put("version", 1);
        assertThat(client.put(path, body.toString()).status()).isEqualTo(409);
        assertThat(client.put(path, body.put("version", 2).toString()).status()).isEqualTo(200);

        assertThat(read(path).path("files")).isEmpty();
        assertThat(client.get("/v1/files/" + attached.id(), "*/*").status()).isEqualTo(404);
    }

    @Test
    void booksAnUncheckedVoucherByItsOneAllowedChangeOfStatus() throws IOException {
        SimulatorClient.Reply uploaded =
                client.upload("/v1/files", "beleg.pdf", new byte[] {'%', 'P', 'D', 'F'}, "voucher");
        String path = VOUCHERS + "/" + uploaded.json().path("voucherId").stringValue();
        ObjectNode body = Bodies.voucher().put("type", "purchaseinvoice").put("version", 2);
        body.putArray("files").add(uploaded.id());

        assertThat(read(path).path("voucherStatus").stringValue()).isEqualTo("unchecked");
        body.put("voucherStatus", "paid");
        assertThat(client.put(path, body.toString()).status()).isEqualTo(406);
        body.put("voucherStatus", "open");
        assertThat(client.put(path, body.toString()).status()).isEqualTo(200);

        assertThat(read(path).path("voucherStatus").stringValue()).isEqualTo("open");
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(client.get(path + "/files").status()).isEqualTo(404);
    }

    @Test
    void believesTheVendorsTextByASwitch() throws IOException {
        control("PATCH", "/settings", "{\"switches\":\"documented\"}");

        ObjectNode body = Bodies.voucher().put("voucherStatus", "unchecked");
        body.remove("voucherNumber");
        body.remove("voucherItems");
        body.remove("totalGrossAmount");
        body.remove("totalTaxAmount");
        String path = VOUCHERS + "/" + created(VOUCHERS, body);

        assertThat(client.get(path + "/files").status()).isEqualTo(200);
        ObjectNode update = Bodies.voucher().put("version", 1);
        assertThat(client.put(path, update.toString()).status()).isEqualTo(406);
        assertThat(client.put(path, update.put("voucherStatus", "open").toString()).status())
                .isEqualTo(200);
    }

    private static ObjectNode item(ObjectNode body) {
        return (ObjectNode) body.path("voucherItems").path(0);
    }

    private void refuses(Consumer<ObjectNode> change, String key, String source)
            throws IOException {
        ObjectNode body = Bodies.voucher();
        change.accept(body);
        SimulatorClient.Reply reply = client.post(VOUCHERS, body.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
        JsonNode issue = reply.json().path("IssueList").path(0);
        assertThat(issue.path("i18nKey").stringValue()).isEqualTo(key);
        assertThat(issue.path("source").stringValue()).isEqualTo(source);
    }
}
