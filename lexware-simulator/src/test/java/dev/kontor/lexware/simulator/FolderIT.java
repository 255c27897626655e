package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What a simulator with a folder still knows after its end. */
class FolderIT extends SimulatorCase {

    @TempDir private Path folder;

    @Override
    SimulatorOptions options() {
        return super.options().withFolder(folder.resolve("lexware"));
    }

    @Test
    void answersAfterARestartAsBefore() throws IOException {
        Map<String, byte[]> before = new LinkedHashMap<>();
        for (String path : everything()) {
            before.put(path, client.get(path, "*/*").response().body());
        }

        restart();

        for (Map.Entry<String, byte[]> each : before.entrySet()) {
            SimulatorClient.Reply after = client.get(each.getKey(), "*/*");
            assertThat(after.status()).as(each.getKey()).isEqualTo(200);
            if (!each.getKey().endsWith("/file")) {
                assertThat(after.response().body()).as(each.getKey()).isEqualTo(each.getValue());
            }
        }
        assertThat(created(FINAL_INVOICES, Bodies.invoice())).isNotEmpty();
        assertThat(control("/documents").toString()).contains("RE0003");
        assertThat(control("POST", "/reset", "")).isNotNull();
        restart();
        assertThat(client.get("/v1/profile").status()).isEqualTo(401);
    }

    @Test
    void forgetsWhatWasDeleted() throws IOException {
        String article = created("/v1/articles", Bodies.article());
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        client.delete("/v1/articles/" + article);
        client.delete("/_simulator/documents/" + invoice);

        restart();

        assertThat(client.get("/v1/articles/" + article).status()).isEqualTo(404);
        assertThat(client.get(INVOICES + "/" + invoice).status()).isEqualTo(404);
        assertThat(control("/documents?deleted=true")).hasSize(1);
    }

    @Test
    void overlooksHalfALineOfAKilledProcess() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        client.close();
        simulator.close();
        Files.writeString(
                folder.resolve("lexware").resolve("journal.jsonl"),
                "{\"key\":\"DOCUMENT",
                StandardOpenOption.APPEND);
        again();

        assertThat(client.get(INVOICES + "/" + invoice).status()).isEqualTo(200);
    }

    @Test
    void sharesItsFolderWithNobody() {
        assertThatThrownBy(() -> LexwareSimulator.start(options()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another simulator uses the folder");
    }

    private void restart() {
        client.close();
        simulator.close();
        again();
    }

    private void again() {
        simulator = LexwareSimulator.start(options());
        client = clientOf(access);
    }

    private List<String> everything() throws IOException {
        String contact = created("/v1/contacts", Bodies.authority());
        String invoice = created(FINAL_INVOICES, Bodies.invoiceFor(contact));
        String note =
                created(
                        "/v1/credit-notes?finalize=true&precedingSalesVoucherId=" + invoice,
                        Bodies.creditNote());
        String draft = created(INVOICES, Bodies.invoice());
        control("POST", "/documents/" + invoice + "/pay", "{\"amount\":1.00}");
        String voucher = created("/v1/vouchers", Bodies.voucher());
        byte[] pdf = {'%', 'P', 'D', 'F', '-', '1'};
        String file = client.upload("/v1/files", "a.pdf", pdf, "voucher").id();
        String article = created("/v1/articles", Bodies.article());
        ObjectNode template = Bodies.invoiceFor(contact);
        template.putObject("recurringTemplateSettings").put("startDate", "2099-01-01");
        control(
                "POST",
                "/recurring-templates?organisation=" + access.organizationId(),
                template.toString());
        return List.of(
                "/v1/profile",
                "/v1/contacts",
                "/v1/contacts/" + contact,
                "/v1/invoices/" + invoice,
                "/v1/invoices/" + invoice + "/file",
                "/v1/invoices/" + draft,
                "/v1/credit-notes/" + note,
                "/v1/payments/" + invoice,
                "/v1/vouchers/" + voucher,
                "/v1/vouchers?voucherNumber=SHOP-2026-0107",
                "/v1/files/" + file,
                "/v1/articles/" + article,
                "/v1/recurring-templates",
                "/v1/voucherlist?voucherType=any&voucherStatus=any&sort=createdDate,ASC");
    }
}
