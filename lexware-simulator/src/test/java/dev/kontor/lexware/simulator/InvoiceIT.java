package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 6 and 7.10. */
class InvoiceIT extends SimulatorCase {

    @Test
    void answersACreationWithoutNumberAndTotalButWithLocation() throws IOException {
        SimulatorClient.Reply reply = client.post(FINAL_INVOICES, Bodies.invoice().toString());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "resourceUri", "createdDate", "updatedDate", "version");
        assertThat(reply.header("Location"))
                .isEqualTo(reply.json().path("resourceUri").stringValue())
                .endsWith("/v1/invoices/" + reply.id());
    }

    @Test
    void createsADraftUnlessFinalizeIsTrue() throws IOException {
        JsonNode draft = read(INVOICES + "/" + created(INVOICES, Bodies.invoice()));
        JsonNode open = read(INVOICES + "/" + created(FINAL_INVOICES, Bodies.invoice()));

        assertThat(draft.path("voucherStatus").stringValue()).isEqualTo("draft");
        assertThat(open.path("voucherStatus").stringValue()).isEqualTo("open");
    }

    @Test
    void givesDraftsANumberButNoDueDateLayoutOrFiles() throws IOException {
        ObjectNode body = Bodies.invoice().put("printLayoutId", access.organizationId().toString());

        JsonNode draft = read(INVOICES + "/" + created(INVOICES, body));
        JsonNode open = read(INVOICES + "/" + created(FINAL_INVOICES, body));

        assertThat(draft.path("voucherNumber").stringValue()).isEqualTo("RE0001");
        assertThat(draft.has("dueDate") || draft.has("files") || draft.has("printLayoutId"))
                .isFalse();
        assertThat(open.path("voucherNumber").stringValue()).isEqualTo("RE0002");
        assertThat(open.path("dueDate").stringValue()).isEqualTo("2026-03-16T00:00:00.000+01:00");
        assertThat(open.path("files").path("documentFileId").isString()).isTrue();
        assertThat(open.has("printLayoutId")).isTrue();
    }

    @Test
    void computesTheTotalsOfTheDocumentedExample() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.withArray("lineItems").add(Bodies.line("custom", "40.00", 7));

        JsonNode invoice = read(INVOICES + "/" + created(FINAL_INVOICES, body));

        JsonNode total = invoice.path("totalPrice");
        assertThat(total.path("totalNetAmount").decimalValue()).isEqualByComparingTo("70.00");
        assertThat(total.path("totalTaxAmount").decimalValue()).isEqualByComparingTo("8.50");
        assertThat(total.path("totalGrossAmount").decimalValue()).isEqualByComparingTo("78.50");
        assertThat(invoice.path("taxAmounts")).hasSize(2);
        assertThat(invoice.path("lineItems").path(0).path("lineItemAmount").decimalValue())
                .isEqualByComparingTo("30.00");
    }

    @Test
    void refusesDatesInAnyOtherForm() throws IOException {
        for (String date :
                new String[] {
                    "2026-03-02",
                    "2026-03-02T00:00:00+01:00",
                    "2026-03-02T00:00:00.000",
                    "2026-03-02T00:00:00.000000+01:00"
                }) {
            refuses(Bodies.invoice().put("voucherDate", date), "INVALID", "voucherDate");
        }
    }

    @Test
    void readsDatesBackInGermanTime() throws IOException {
        ObjectNode body = Bodies.invoice().put("voucherDate", "2026-07-01T00:00:00.000Z");

        JsonNode invoice = read(INVOICES + "/" + created(INVOICES, body));

        assertThat(invoice.path("voucherDate").stringValue())
                .isEqualTo("2026-07-01T02:00:00.000+02:00");
    }

    @Test
    void namesTheRequiredFieldThatIsMissing() throws IOException {
        for (String field :
                new String[] {
                    "voucherDate",
                    "address",
                    "lineItems",
                    "totalPrice",
                    "taxConditions",
                    "shippingConditions"
                }) {
            ObjectNode body = Bodies.invoice();
            body.remove(field);
            refuses(body, "NOTNULL", field);
        }
        ObjectNode line = Bodies.line("custom", "1.00", 19);
        ((ObjectNode) line.path("unitPrice")).remove("taxRatePercentage");
        refuses(Bodies.invoiceOf(line), "NOTNULL", "lineItems[0].unitPrice.taxRatePercentage");
    }

    @Test
    void refusesTextsThatAreTooLong() throws IOException {
        refuses(Bodies.invoice().put("title", "x".repeat(26)), "SIZE", "title");
        refuses(Bodies.invoice().put("introduction", "x".repeat(2001)), "SIZE", "introduction");
        refuses(Bodies.invoice().put("remark", "x".repeat(2001)), "SIZE", "remark");
        ObjectNode line = Bodies.line("custom", "1.00", 19).put("name", "x".repeat(256));
        refuses(Bodies.invoiceOf(line), "SIZE", "lineItems[0].name");
    }

    @Test
    void refusesMoreThanThreeHundredLines() throws IOException {
        ObjectNode[] lines = new ObjectNode[301];
        Arrays.fill(lines, Bodies.line("custom", "1.00", 19));

        refuses(Bodies.invoiceOf(lines), "SIZE", "lineItems");
        created(INVOICES, Bodies.invoiceOf(Arrays.copyOf(lines, 300)));
    }

    @Test
    void refusesTooManyDecimals() throws IOException {
        refuses(
                Bodies.invoiceOf(Bodies.line("custom", "1.00001", 19)),
                "DIGITS",
                "lineItems[0].unitPrice.netAmount");
    }

    @Test
    void refusesAnIdOnLinesThatAreNoArticle() throws IOException {
        ObjectNode line = Bodies.line("custom", "1.00", 19).put("id", "7a1e");
        refuses(Bodies.invoiceOf(line), "INVALID", "lineItems[0].id");
    }

    @Test
    void refusesPaymentConditionsWithoutALabel() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.putObject("paymentConditions").put("paymentTermDuration", 14);
        refuses(body, "NOTNULL", "paymentConditions.paymentTermLabel");
    }

    @Test
    void refusesAnAddressThatIsBothAContactAndOneTime() throws IOException {
        ObjectNode body = Bodies.invoiceFor(created("/v1/contacts", Bodies.company()));
        body.withObject("address").put("name", "Musterhof KG").put("countryCode", "DE");
        refuses(body, "INVALID", "address");
        ObjectNode neither = Bodies.invoice();
        neither.putObject("address").put("street", "Am Anger 3");
        refuses(neither, "NOTNULL", "address.name");
    }

    @Test
    void takesTheAddressOfTheContactUnlessItIsOverridden() throws IOException {
        String contact = created("/v1/contacts", Bodies.company());
        ObjectNode deviating = Bodies.invoiceFor(contact);
        deviating
                .withObject("address")
                .put("street", "Hof 1")
                .put("city", "Jena")
                .put("zip", "07743");

        JsonNode usual = read(INVOICES + "/" + created(INVOICES, Bodies.invoiceFor(contact)));
        JsonNode other = read(INVOICES + "/" + created(INVOICES, deviating));

        assertThat(usual.path("address").path("street").stringValue()).isEqualTo("Am Anger 3");
        assertThat(usual.path("address").path("name").stringValue()).isEqualTo("Musterhof KG");
        assertThat(usual.path("address").path("contactPerson").stringValue())
                .isEqualTo("Ina Probe");
        assertThat(other.path("address").path("city").stringValue()).isEqualTo("Jena");
    }

    @Test
    void refusesContactsThatAreNoCustomerOrHaveNoBillingAddress() throws IOException {
        ObjectNode vendor = Bodies.company();
        vendor.putObject("roles").putObject("vendor");
        ObjectNode homeless = Bodies.company();
        homeless.remove("addresses");

        refuses(Bodies.invoiceFor(created("/v1/contacts", vendor)), "INVALID", "address.contactId");
        refuses(
                Bodies.invoiceFor(created("/v1/contacts", homeless)),
                "INVALID",
                "address.contactId");
    }

    @Test
    void refusesToShowADraftAsPdf() throws IOException {
        String id = created(INVOICES, Bodies.invoice());

        assertThat(client.get(INVOICES + "/" + id + "/file", "*/*").status()).isEqualTo(409);
        assertThat(client.get(INVOICES + "/" + id + "/document").status()).isEqualTo(406);
    }

    @Test
    void showsAFinalisedDocumentAsPdfByEitherWay() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());

        SimulatorClient.Reply file = client.get(INVOICES + "/" + id + "/file", "*/*");
        String fileId =
                read(INVOICES + "/" + id + "/document").path("documentFileId").stringValue();
        SimulatorClient.Reply old = client.get("/v1/files/" + fileId, "application/pdf");

        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("Content-Disposition")).contains("Rechnung_RE0001.pdf");
        try (PDDocument pdf = Loader.loadPDF(file.response().body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("RE0001", "Musterhof KG", "Gesamt: 35.70 EUR");
        }
        assertThat(old.status()).isEqualTo(200);
        Loader.loadPDF(old.response().body()).close();
    }

    @Test
    void answersOtherKindsOfFilesByTheTable() throws IOException {
        String path = INVOICES + "/" + created(FINAL_INVOICES, Bodies.invoice()) + "/file";

        assertThat(client.get(path, "application/pdf").status()).isEqualTo(200);
        assertThat(client.get(path, "application/xml").status()).isEqualTo(404);
        assertThat(client.get(path, "application/json").status()).isEqualTo(406);
    }

    @Test
    void answersUnknownIdsAndForeignOnesWith404() throws IOException {
        String id = created(INVOICES, Bodies.invoice());
        OrganisationAccess other = simulator.addOrganisation(OrganisationSpec.named("Andere"));

        assertThat(client.get(INVOICES + "/" + access.organizationId()).status()).isEqualTo(404);
        assertThat(client.get("/v1/credit-notes/" + id).status()).isEqualTo(404);
        try (SimulatorClient stranger = clientOf(other)) {
            assertThat(stranger.get(INVOICES + "/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void ignoresReadOnlyFieldsAndUnknownParameters() throws IOException {
        ObjectNode body = Bodies.invoice().put("voucherNumber", "X-1").put("archived", true);
        body.withObject("totalPrice").put("totalGrossAmount", 1);

        JsonNode invoice = read(INVOICES + "/" + created(INVOICES + "?nonsense=1", body));

        assertThat(invoice.path("voucherNumber").stringValue()).isEqualTo("RE0001");
        assertThat(invoice.path("archived").booleanValue()).isFalse();
        assertThat(invoice.path("totalPrice").path("totalGrossAmount").decimalValue())
                .isEqualByComparingTo("35.70");
    }
}
