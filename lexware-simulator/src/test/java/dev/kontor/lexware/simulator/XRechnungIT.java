package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 6.7 and 7.10. */
class XRechnungIT extends SimulatorCase {

    @Test
    void anInvoiceOfAnXRechnungContactIsValidXml() throws IOException {
        String id = created(FINAL_INVOICES, invoice());

        JsonNode shown = read(INVOICES + "/" + id);
        assertThat(shown.path("electronicDocumentProfile").stringValue()).isEqualTo("XRechnung");
        SimulatorClient.Reply xml = client.get(INVOICES + "/" + id + "/file", "*/*");
        assertThat(xml.header("Content-Type")).isEqualTo("application/xml");
        assertThat(xml.header("Content-Disposition")).contains("Rechnung_RE0001.xml");
        assertThat(xml.text()).contains("04011000-12345-34", "70123456", "RE0001", "Musterhof KG");
        valid(xml);
    }

    @Test
    void discountsSeveralRatesAndPeriodsAreValidToo() throws IOException {
        ObjectNode body = invoice();
        body.putArray("lineItems")
                .add(Bodies.line("custom", "100.00", 19).put("discountPercentage", 12.5))
                .add(Bodies.line("custom", "33.3333", 7).put("quantity", 3))
                .add(Bodies.line("custom", "-10.00", 19))
                .add(Bodies.line("custom", "5.00", 0));
        body.withObject("totalPrice").put("totalDiscountAbsolute", 7.77);
        body.putObject("shippingConditions")
                .put("shippingType", "serviceperiod")
                .put("shippingDate", "2026-01-01T00:00:00.000+01:00")
                .put("shippingEndDate", "2026-02-28T00:00:00.000+01:00");
        String id = created(FINAL_INVOICES, body);

        valid(client.get(INVOICES + "/" + id + "/file", "application/xml"));
    }

    @Test
    void aCreditNoteIsOneToo() throws IOException {
        String contact = created("/v1/contacts", Bodies.authority());
        String invoice = created(FINAL_INVOICES, Bodies.invoiceFor(contact));
        ObjectNode body = Bodies.creditNote();
        body.putObject("address").put("contactId", contact);
        String id =
                created("/v1/credit-notes?finalize=true&precedingSalesVoucherId=" + invoice, body);

        SimulatorClient.Reply xml =
                client.get("/v1/credit-notes/" + id + "/file", "application/xml");
        assertThat(xml.text()).contains(">381<", "RE0001");
        valid(xml);
    }

    @Test
    void answersByWhatIsAccepted() throws IOException {
        String path = INVOICES + "/" + created(FINAL_INVOICES, invoice());

        assertThat(client.get(path + "/file", "application/pdf").text()).startsWith("%PDF");
        assertThat(client.get(path + "/file", "image/png").status()).isEqualTo(406);
        String file = read(path + "/document").path("documentFileId").stringValue();
        assertThat(client.get("/v1/files/" + file, "*/*").text()).startsWith("%PDF");
        assertThat(client.get("/v1/files/" + file, "application/xml").text()).startsWith("<?xml");
    }

    @Test
    void anEmptyBuyerReferenceMakesAnOrdinaryInvoice() throws IOException {
        ObjectNode body = invoice();
        body.putObject("xRechnung").put("buyerReference", "");
        String path = INVOICES + "/" + created(FINAL_INVOICES, body);

        assertThat(read(path).path("electronicDocumentProfile").stringValue()).isEqualTo("NONE");
        assertThat(client.get(path + "/file", "*/*").text()).startsWith("%PDF");
        assertThat(client.get(path + "/file", "application/xml").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatCannotBeOne() throws IOException {
        ObjectNode gross = invoice();
        gross.withObject("taxConditions").put("taxType", "gross");
        ((ObjectNode) gross.path("lineItems").path(0).path("unitPrice")).put("grossAmount", 12.5);
        refuses(gross, "INVALID", "taxConditions.taxType");

        ObjectNode plain = Bodies.invoiceFor(created("/v1/contacts", Bodies.company()));
        plain.putObject("xRechnung").put("buyerReference", "04011000-12345-34");
        refuses(plain, "INVALID", "xRechnung.buyerReference");

        ObjectNode homeless = Bodies.authority();
        ((ObjectNode) homeless.path("addresses").path("billing").path(0)).remove("zip");
        refuses(Bodies.invoiceFor(created("/v1/contacts", homeless)), "INVALID", "address.zip");
    }

    private ObjectNode invoice() throws IOException {
        return Bodies.invoiceFor(created("/v1/contacts", Bodies.authority()));
    }

    private static void valid(SimulatorClient.Reply xml) {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(xml.response().body(), "factur-x.xml");
        assertThat(validator.wasCompletelyValid()).as(report + "\n" + xml.text()).isTrue();
        assertThat(report).contains("xrechnung_3.0");
    }
}
