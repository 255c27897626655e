package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 7.13. */
class PaymentIT extends SimulatorCase {

    @Test
    void showsWhatWasPaidAndWhatIsOpen() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());
        control(
                "POST",
                "/documents/" + id + "/pay",
                "{\"amount\":15.70,\"type\":\"partPaymentFinancialTransaction\",\"date\":\"2026-03-09\"}");

        JsonNode part = read("/v1/payments/" + id);
        assertThat(part.path("openAmount").decimalValue()).isEqualByComparingTo("20.00");
        assertThat(part.path("paymentStatus").stringValue()).isEqualTo("openRevenue");
        assertThat(part.path("voucherType").stringValue()).isEqualTo("invoice");
        assertThat(part.has("paidDate")).isFalse();
        JsonNode item = part.path("paymentItems").path(0);
        assertThat(item.path("postingDate").stringValue())
                .isEqualTo("2026-03-09T00:00:00.000+01:00");

        control("POST", "/documents/" + id + "/pay", "{\"date\":\"2026-03-12\"}");

        JsonNode paid = read("/v1/payments/" + id);
        assertThat(paid.path("paymentStatus").stringValue()).isEqualTo("balanced");
        assertThat(paid.path("voucherStatus").stringValue()).isEqualTo("paid");
        assertThat(paid.path("paidDate").stringValue()).startsWith("2026-03-12");
    }

    @Test
    void aCreditNoteIsAPaymentOfItsInvoiceAndHasNone() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        String note =
                created(
                        "/v1/credit-notes?finalize=true&precedingSalesVoucherId=" + invoice,
                        Bodies.creditNote());

        assertThat(client.get("/v1/payments/" + note).status()).isEqualTo(406);
        JsonNode payments = read("/v1/payments/" + invoice);
        assertThat(payments.path("paymentItems").path(0).path("paymentItemType").stringValue())
                .isEqualTo("partPaymentCreditNote");
        String alone = created("/v1/credit-notes?finalize=true", Bodies.creditNote());
        assertThat(read("/v1/payments/" + alone).path("paymentStatus").stringValue())
                .isEqualTo("openRevenue");
    }

    @Test
    void refusesWhatHasNoPayments() throws IOException {
        String draft = created(INVOICES, Bodies.invoice());
        String quotation = created("/v1/quotations?finalize=true", Bodies.quotation());
        byte[] pdf = {'%', 'P', 'D', 'F'};
        String unchecked =
                client.upload("/v1/files", "a.pdf", pdf, "voucher")
                        .json()
                        .path("voucherId")
                        .stringValue();

        for (String id : new String[] {draft, quotation, unchecked}) {
            assertThat(client.get("/v1/payments/" + id).status()).isEqualTo(406);
        }
        assertThat(client.get("/v1/payments/" + access.organizationId()).status()).isEqualTo(404);
    }

    @Test
    void aPurchaseIsAnExpense() throws IOException {
        String id = created("/v1/vouchers", Bodies.voucher().put("type", "purchaseinvoice"));
        assertThat(read("/v1/payments/" + id).path("paymentStatus").stringValue())
                .isEqualTo("openExpense");

        control("POST", "/vouchers/" + id + "/pay", "");

        JsonNode paid = read("/v1/payments/" + id);
        assertThat(paid.path("voucherStatus").stringValue()).isEqualTo("paid");
        assertThat(paid.path("openAmount").decimalValue()).isEqualByComparingTo("0");
    }
}
