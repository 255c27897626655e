package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 6.6, 7.5, 7.6, 7.7, 7.11 and 7.17. */
class PursuitIT extends SimulatorCase {

    @Test
    void allowsThePairsOfTheChainAndNoOther() throws IOException {
        for (DocumentKind target : DocumentKind.values()) {
            if (!target.has(DocumentKind.Trait.WRITABLE)) {
                continue;
            }
            for (DocumentKind source : DocumentKind.values()) {
                String preceding = byHand(source);
                SimulatorClient.Reply reply = pursue(target, preceding);
                boolean allowed = target.predecessors().contains(source);
                assertThat(reply.status())
                        .as(source + " -> " + target + ": " + reply.text())
                        .isEqualTo(allowed ? 201 : 406);
            }
        }
    }

    @Test
    void linksBothSides() throws IOException {
        String quotation = created("/v1/quotations?finalize=true", Bodies.quotation());
        String confirmation = pursue(DocumentKind.ORDER_CONFIRMATION, quotation).id();

        JsonNode shown = read("/v1/order-confirmations/" + confirmation);
        assertThat(shown.path("relatedVouchers").path(0).path("id").stringValue())
                .isEqualTo(quotation);
        assertThat(shown.path("voucherNumber").stringValue()).isEqualTo("AB0001");
        JsonNode back = read("/v1/quotations/" + quotation).path("relatedVouchers").path(0);
        assertThat(back.path("voucherType").stringValue()).isEqualTo("orderconfirmation");
    }

    @Test
    void refusesDraftsAndChoices() throws IOException {
        String draft = created("/v1/quotations", Bodies.quotation());
        assertThat(pursue(DocumentKind.INVOICE, draft).status()).isEqualTo(406);

        ObjectNode choice = Bodies.quotation();
        ((ObjectNode) choice.path("lineItems").path(0)).put("optional", true);
        String quotation = created("/v1/quotations?finalize=true", choice);
        assertThat(pursue(DocumentKind.INVOICE, quotation).status()).isEqualTo(406);
        assertThat(
                        read("/v1/quotations/" + quotation)
                                .path("totalPrice")
                                .path("totalGrossAmount")
                                .decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void aDraftConfirmationMayBePursuedOnlyByASwitch() throws IOException {
        String draft = created("/v1/order-confirmations", Bodies.orderConfirmation());
        assertThat(pursue(DocumentKind.INVOICE, draft).status()).isEqualTo(406);

        control("PATCH", "/settings", "{\"switches\":{\"pursueDraft\":\"measured\"}}");

        assertThat(pursue(DocumentKind.INVOICE, draft).status()).isEqualTo(201);
    }

    @Test
    void aDunningNeedsItsInvoiceAndStaysADraft() throws IOException {
        SimulatorClient.Reply missing = client.post("/v1/dunnings", "{");
        assertThat(missing.status()).isEqualTo(400);
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        ObjectNode body = Bodies.dunning();
        body.withObject("address").put("name", "Anderer Name");
        String id = created("/v1/dunnings?finalize=true&precedingSalesVoucherId=" + invoice, body);

        JsonNode dunning = read("/v1/dunnings/" + id);
        assertThat(dunning.path("voucherStatus").stringValue()).isEqualTo("draft");
        assertThat(dunning.has("voucherNumber")).isFalse();
        assertThat(dunning.path("address").path("name").stringValue()).isEqualTo("Musterhof KG");
        assertThat(client.get("/v1/dunnings/" + id + "/file", "*/*").text()).startsWith("%PDF");
        assertThat(voucherlist("voucherType=any&voucherStatus=draft").path("content")).isEmpty();
        body.withObject("taxConditions").put("taxType", "gross");
        assertThat(
                        client.post(
                                        "/v1/dunnings?precedingSalesVoucherId=" + invoice,
                                        body.toString())
                                .status())
                .isEqualTo(406);
    }

    @Test
    void aDeliveryNoteShowsNoAmounts() throws IOException {
        String id = created("/v1/delivery-notes?finalize=true", Bodies.deliveryNote());

        JsonNode note = read("/v1/delivery-notes/" + id);
        assertThat(note.path("voucherStatus").stringValue()).isEqualTo("open");
        assertThat(note.has("totalPrice")).isFalse();
        assertThat(note.path("lineItems").path(0).has("lineItemAmount")).isFalse();
        assertThat(note.path("deliveryTerms").stringValue()).isEqualTo("Lieferung frei Haus");
    }

    @Test
    void aQuotationNeedsItsExpirationAndIsAnsweredByHand() throws IOException {
        ObjectNode body = Bodies.quotation();
        body.remove("expirationDate");
        assertThat(client.post("/v1/quotations", body.toString()).text())
                .contains("\"violation\":\"NOTNULL\",\"field\":\"expirationDate\"");
        String id = created("/v1/quotations?finalize=true", Bodies.quotation());

        control("POST", "/documents/" + id + "/accept", "");

        assertThat(read("/v1/quotations/" + id).path("voucherStatus").stringValue())
                .isEqualTo("accepted");
        assertThat(voucherlist("voucherType=quotation&voucherStatus=accepted").path("content"))
                .hasSize(1);
    }

    @Test
    void aClosingInvoiceClaimsWhatDownPaymentsLeft() throws IOException {
        String downPayment = byHand(DocumentKind.DOWN_PAYMENT_INVOICE);
        ObjectNode closing = Bodies.invoiceOf(Bodies.line("custom", "100.00", 19));
        closing.putArray("downPaymentDeductions").addObject().put("id", downPayment);
        String id = byHand(DocumentKind.INVOICE, closing);

        JsonNode invoice = read(INVOICES + "/" + id);
        assertThat(invoice.path("closingInvoice").booleanValue()).isTrue();
        assertThat(invoice.path("claimedGrossAmount").decimalValue()).isEqualByComparingTo("83.30");
        JsonNode paid = read("/v1/down-payment-invoices/" + downPayment);
        assertThat(paid.path("closingInvoiceId").stringValue()).isEqualTo(id);
        assertThat(read("/v1/payments/" + id).path("openAmount").decimalValue())
                .isEqualByComparingTo("83.30");
        assertThat(pursue(DocumentKind.CREDIT_NOTE, id).status()).isEqualTo(406);
    }

    private SimulatorClient.Reply pursue(DocumentKind target, String preceding) throws IOException {
        return client.post(
                "/v1/" + target.resource() + "?finalize=true&precedingSalesVoucherId=" + preceding,
                body(target).toString());
    }

    private String byHand(DocumentKind kind) throws IOException {
        if (kind == DocumentKind.DUNNING) {
            String invoice = created(FINAL_INVOICES, Bodies.invoice());
            return pursue(kind, invoice).id();
        }
        return byHand(kind, body(kind));
    }

    private String byHand(DocumentKind kind, ObjectNode body) throws IOException {
        return control(
                        "POST",
                        "/documents?finalize=true&type="
                                + kind.voucherType()
                                + "&organisation="
                                + access.organizationId(),
                        body.toString())
                .path("id")
                .stringValue();
    }

    private static ObjectNode body(DocumentKind kind) {
        Map<DocumentKind, ObjectNode> bodies = new EnumMap<>(DocumentKind.class);
        bodies.put(DocumentKind.INVOICE, Bodies.invoice());
        bodies.put(DocumentKind.CREDIT_NOTE, Bodies.creditNote());
        bodies.put(DocumentKind.QUOTATION, Bodies.quotation());
        bodies.put(DocumentKind.ORDER_CONFIRMATION, Bodies.orderConfirmation());
        bodies.put(DocumentKind.DELIVERY_NOTE, Bodies.deliveryNote());
        bodies.put(DocumentKind.DUNNING, Bodies.dunning());
        bodies.put(
                DocumentKind.DOWN_PAYMENT_INVOICE,
                Bodies.invoiceOf(Bodies.line("custom", "30.00", 19)));
        return bodies.get(kind);
    }
}
