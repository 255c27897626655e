package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** lexware-office-api.md 6.7 and 7.9. */
class FileIT extends SimulatorCase {

    private static final String FILES = "/v1/files";
    private static final byte[] PDF = ascii("%PDF-1.4 Beleg 17");

    @Test
    void anUploadBecomesAVoucherThatIsRecognisedLater() throws IOException {
        control("PATCH", "/settings", "{\"recognitionDelay\":60000,\"voucherDelay\":2000}");
        simulator.clock().freeze();
        SimulatorClient.Reply uploaded = client.upload(FILES, "beleg.pdf", PDF, "voucher");
        String voucher = "/v1/vouchers/" + uploaded.json().path("voucherId").stringValue();

        assertThat(uploaded.status()).isEqualTo(202);
        assertThat(client.get(voucher).status()).isEqualTo(404);
        simulator.clock().advance(Duration.ofSeconds(2));
        JsonNode blank = read(voucher);
        assertThat(blank.path("voucherStatus").stringValue()).isEqualTo("blank");
        assertThat(blank.path("type").stringValue()).isEqualTo("purchaseinvoice");
        assertThat(blank.path("files").path(0).stringValue()).isEqualTo(uploaded.id());

        simulator.clock().advance(Duration.ofMinutes(1));
        SimulatorClient.await(
                "recognition",
                () -> {
                    try {
                        return read(voucher)
                                .path("voucherStatus")
                                .stringValue()
                                .equals("unchecked");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    void theSameContentAgainIsTheSameFile() throws IOException {
        SimulatorClient.Reply first = client.upload(FILES, "beleg.pdf", PDF, "voucher");
        SimulatorClient.Reply second = client.upload(FILES, "anders.pdf", PDF, "voucher");

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(control("/vouchers")).hasSize(1);
    }

    @Test
    void refusesWhatIsNoReceipt() throws IOException {
        assertThat(client.upload(FILES, "beleg.pdf", PDF, "").status()).isEqualTo(400);
        assertThat(client.upload(FILES, "beleg.pdf", PDF, "attachment").status()).isEqualTo(400);
        assertThat(client.upload(FILES, "", PDF, "voucher").status()).isEqualTo(500);
        refuses("beleg.txt", PDF, "inacceptable_file_extension");
        refuses("beleg.pdf", ascii("Beleg"), "inacceptable_file_extension");
        refuses("beleg.png", PDF, "image_conversion_error");
        refuses("beleg.xml", ascii("<a/>"), "invalid_xrechnung");
        refuses("beleg.pdf", ascii("%PDF /JavaScript"), "voucher_upload_toxic_pdf");
        refuses("beleg.pdf", large(5 * 1024 * 1024 + 1), "max_file_size_exceeded");
        assertThat(client.upload(FILES, "beleg.pdf", large(5 * 1024 * 1024), "voucher").status())
                .isEqualTo(202);
        assertThat(client.post(FILES, "{}").status()).isEqualTo(415);
    }

    @Test
    void answersByWhatIsAccepted() throws IOException {
        String pdf = FILES + "/" + client.upload(FILES, "b.pdf", PDF, "voucher").id();
        SimulatorClient.Reply image = client.get(pdf, "image/*");
        assertThat(image.response().body()).isEqualTo(PDF);
        assertThat(image.header("Content-Disposition")).startsWith("inline; filename=");
        assertThat(client.get(pdf, "application/xml").status()).isEqualTo(404);
        assertThat(client.get(pdf, "application/json").status()).isEqualTo(406);

        byte[] invoice = ascii("<Invoice xmlns=\"urn:x\"><ID>17</ID></Invoice>");
        String xml = FILES + "/" + client.upload(FILES, "b.xml", invoice, "voucher").id();
        assertThat(client.get(xml, "application/xml").response().body()).isEqualTo(invoice);
        assertThat(client.get(xml, "application/pdf").text()).startsWith("%PDF");
        assertThat(client.get(FILES + "/" + access.organizationId(), "*/*").status())
                .isEqualTo(404);
    }

    @Test
    void aDocumentsPdfOpensAndCarriesItsData() throws IOException {
        String id = created(FINAL_INVOICES, Bodies.invoice());
        SimulatorClient.Reply file = client.get(INVOICES + "/" + id + "/file", "*/*");

        assertThat(file.header("Content-Disposition")).contains("Rechnung_RE0001.pdf");
        try (var pdf = Loader.loadPDF(file.response().body())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Probe GmbH", "Musterhof KG", "RE0001", "Beratung", "30.00 EUR")
                    .contains("Gesamt: 35.70 EUR", "14 Tage netto", "IBAN");
        }
        String fileId =
                read(INVOICES + "/" + id + "/document").path("documentFileId").stringValue();
        assertThat(client.get(FILES + "/" + fileId, "application/pdf").text()).startsWith("%PDF");
        assertThat(client.get(INVOICES + "/" + id + "/file", "application/xml").status())
                .isEqualTo(404);
        assertThat(client.get(INVOICES + "/" + id + "/file", "text/html").status()).isEqualTo(406);
    }

    private void refuses(String name, byte[] content, String key) throws IOException {
        SimulatorClient.Reply reply = client.upload(FILES, name, content, "voucher");
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
        assertThat(reply.json().path("IssueList").path(0).path("i18nKey").stringValue())
                .isEqualTo(key);
    }

    private static byte[] large(int size) {
        byte[] content = new byte[size];
        System.arraycopy(PDF, 0, content, 0, PDF.length);
        return content;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
