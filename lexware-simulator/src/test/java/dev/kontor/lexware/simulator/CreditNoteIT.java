package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 6.6 and 7.4. */
class CreditNoteIT extends SimulatorCase {

    private static final String NOTES = "/v1/credit-notes";

    @Test
    void staysOpenWithoutAnInvoice() throws IOException {
        JsonNode note = read(NOTES + "/" + created(NOTES + "?finalize=true", Bodies.creditNote()));

        assertThat(note.path("voucherStatus").stringValue()).isEqualTo("open");
        assertThat(note.path("voucherNumber").stringValue()).isEqualTo("GS0001");
        assertThat(note.has("shippingConditions") || note.has("paymentConditions")).isFalse();
        assertThat(note.has("dueDate")).isFalse();
    }

    @Test
    void isPaidOffAtOnceWhenLinkedAndLowersTheInvoice() throws IOException {
        ObjectNode two = Bodies.invoice();
        two.withArray("lineItems").add(Bodies.line("custom", "100.00", 19));
        String invoice = created(FINAL_INVOICES, two);

        String note = created(pursued(invoice), Bodies.creditNote());

        JsonNode shown = read(NOTES + "/" + note);
        assertThat(shown.path("voucherStatus").stringValue()).isEqualTo("paidoff");
        assertThat(shown.path("version").intValue()).isEqualTo(1);
        JsonNode row = voucherlist("voucherType=invoice&voucherStatus=any").path("content").path(0);
        assertThat(row.path("openAmount").decimalValue()).isEqualByComparingTo("119.00");
        assertThat(row.path("totalAmount").decimalValue()).isEqualByComparingTo("154.70");
    }

    @Test
    void paysAnInvoiceThatItCoversAsAWhole() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        created(pursued(invoice), Bodies.creditNote());

        assertThat(read(INVOICES + "/" + invoice).path("voucherStatus").stringValue())
                .isEqualTo("paid");
    }

    @Test
    void standsInTheRelatedVouchersOfBoth() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        String note = created(pursued(invoice), Bodies.creditNote());

        assertThat(read(INVOICES + "/" + invoice).path("relatedVouchers").toString())
                .isEqualTo(
                        "[{\"id\":\""
                                + note
                                + "\",\"voucherNumber\":\"GS0001\",\"voucherType\":\"creditnote\"}]");
        assertThat(
                        read(NOTES + "/" + note)
                                .path("relatedVouchers")
                                .path(0)
                                .path("id")
                                .stringValue())
                .isEqualTo(invoice);
    }

    @Test
    void isPossibleOnlyOncePerInvoice() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        String first = created(pursued(invoice), Bodies.creditNote());

        refused(pursued(invoice));

        client.delete("/_simulator/documents/" + first);
        created(pursued(invoice), Bodies.creditNote());
    }

    @Test
    void isNotPossibleForADraftOrAnUnknownInvoice() throws IOException {
        refused(pursued(created(INVOICES, Bodies.invoice())));
        refused(pursued(access.organizationId().toString()));
        refused(pursued(created(NOTES, Bodies.creditNote())));
        assertThat(client.post(pursued("nonsense"), Bodies.creditNote().toString()).status())
                .isEqualTo(400);
    }

    @Test
    void asADraftLeavesTheInvoiceOpenUntilItIsFinalised() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        String note = created(NOTES + "?precedingSalesVoucherId=" + invoice, Bodies.creditNote());
        assertThat(read(INVOICES + "/" + invoice).path("voucherStatus").stringValue())
                .isEqualTo("open");

        control("POST", "/documents/" + note + "/finalize", "");

        assertThat(read(INVOICES + "/" + invoice).path("voucherStatus").stringValue())
                .isEqualTo("paid");
    }

    @Test
    void refusesToPursueAnInvoiceFromAnInvoice() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        assertThat(
                        client.post(
                                        INVOICES + "?precedingSalesVoucherId=" + invoice,
                                        Bodies.invoice().toString())
                                .status())
                .isEqualTo(406);
    }

    private void refused(String path) throws IOException {
        SimulatorClient.Reply reply = client.post(path, Bodies.creditNote().toString());
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.json().path("message").stringValue()).contains("precedingSalesVoucherId");
    }

    private static String pursued(String invoice) {
        return NOTES + "?finalize=true&precedingSalesVoucherId=" + invoice;
    }
}
