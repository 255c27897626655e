package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person does in the app, and the webhooks of it (lexware-office-api.md 7.8 and 9). */
class HandIT extends SimulatorCase {

    private WebhookReceiver receiver;

    @BeforeEach
    void subscribeToEverything() throws IOException {
        receiver = new WebhookReceiver();
        for (String type :
                List.of(
                        "invoice.created",
                        "invoice.changed",
                        "invoice.deleted",
                        "invoice.status.changed",
                        "payment.changed",
                        "contact.changed",
                        "contact.deleted")) {
            client.post(
                    "/v1/event-subscriptions",
                    "{\"eventType\":\"" + type + "\",\"callbackUrl\":\"" + receiver.url() + "\"}");
        }
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void deletingMakesADocumentUnknown() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());

        assertThat(client.delete("/_simulator/documents/" + id).status()).isEqualTo(204);

        assertThat(client.get(INVOICES + "/" + id).status()).isEqualTo(404);
        assertThat(voucherlist("voucherType=any&voucherStatus=any").path("content")).isEmpty();
        assertThat(control("/documents")).isEmpty();
        assertThat(control("/documents?deleted=true")).hasSize(1);
        fires("invoice.deleted");
    }

    @Test
    void settingBackToDraftMovesTheVersionAndHidesThePdf() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());

        JsonNode draft = control("POST", "/documents/" + id + "/draft", "");

        assertThat(draft.path("voucherStatus").stringValue()).isEqualTo("draft");
        assertThat(draft.path("version").intValue()).isEqualTo(2);
        assertThat(client.get(INVOICES + "/" + id + "/file", "*/*").status()).isEqualTo(409);
        fires("invoice.status.changed");
        fires("payment.changed");
    }

    @Test
    void voidingLeavesNothingOpen() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());

        control("POST", "/documents/" + id + "/void", "");

        JsonNode shown = control("/documents").path(0);
        assertThat(shown.path("status").stringValue()).isEqualTo("voided");
        assertThat(shown.path("open").decimalValue()).isEqualByComparingTo("0");
        fires("invoice.status.changed");
    }

    @Test
    void payingInPartsEndsAsPaid() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());

        control("POST", "/documents/" + id + "/pay", "{\"amount\":15.70}");
        assertThat(control("/documents").path(0).path("open").decimalValue())
                .isEqualByComparingTo("20.00");
        JsonNode paid = control("POST", "/documents/" + id + "/pay", "");

        assertThat(paid.path("voucherStatus").stringValue()).isEqualTo("paid");
        fires("payment.changed");
        fires("invoice.status.changed");
    }

    @Test
    void editingADocumentComputesItAnew() throws IOException {
        String id = created(INVOICES, Bodies.invoice());

        JsonNode edited =
                control(
                        "PATCH",
                        "/documents/" + id,
                        "{\"remark\":\"geändert\",\"lineItems\":["
                                + Bodies.line("custom", "10.00", 19)
                                + "]}");

        assertThat(edited.path("remark").stringValue()).isEqualTo("geändert");
        assertThat(edited.path("totalPrice").path("totalGrossAmount").decimalValue())
                .isEqualByComparingTo("11.90");
        assertThat(edited.path("version").intValue()).isEqualTo(2);
        fires("invoice.changed");
    }

    @Test
    void creatingByHandTakesTheNextNumber() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());

        control(
                "POST",
                "/documents?organisation=" + access.organizationId() + "&finalize=true",
                Bodies.invoice().toString());

        JsonNode second = control("/documents").path(1);
        assertThat(second.path("number").stringValue()).isEqualTo("RE0002");
        assertThat(second.path("executedBy").stringValue()).isEqualTo("hand");
        fires("invoice.created");
    }

    @Test
    void editingAContactMovesItsVersion() throws IOException {
        String id = created("/v1/contacts", Bodies.company());

        control("PATCH", "/contacts/" + id, "{\"company\":{\"name\":\"Neuhof KG\"}}");

        JsonNode contact = read("/v1/contacts/" + id);
        assertThat(contact.path("version").intValue()).isEqualTo(2);
        assertThat(contact.path("company").path("name").stringValue()).isEqualTo("Neuhof KG");
        fires("contact.changed");
        control("POST", "/contacts/" + id + "/archive", "");
        assertThat(read("/v1/contacts/" + id).path("archived").booleanValue()).isTrue();
        client.delete("/_simulator/contacts/" + id);
        assertThat(client.get("/v1/contacts/" + id).status()).isEqualTo(404);
        fires("contact.deleted");
    }

    private void fires(String type) {
        SimulatorClient.await(
                type,
                () ->
                        receiver.received().stream()
                                .anyMatch(hook ->
                                        hook.body().contains("\"eventType\":\"" + type + "\"")));
    }
}
