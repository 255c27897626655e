package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.FileUpload;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.UploadedFile;
import dev.kontor.lexware.Voucher;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** lexware-office-api.md 7.9; refusals have the legacy shape. */
@Resource("files")
class FileContractIT extends ContractCase {

    /** A PDF that no other test uploads: the same bytes would be the same file. */
    private static FileUpload pdf() {
        String text =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n% "
                        + UUID.randomUUID()
                        + "\n%%EOF\n";
        return new FileUpload("beleg.pdf", text.getBytes(StandardCharsets.US_ASCII));
    }

    private Raw.Reply form(String parts) {
        return raw.send(
                raw.request(path())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    private static String file(String name) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\nhello\r\n";
    }

    private static String type(String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + value + "\r\n";
    }

    @Writing(route = "POST", facts = "7.9")
    void becomesABookkeepingVoucherToBeChecked() {
        UploadedFile file = done(client.files().upload(pdf()));

        eventually(
                "the voucher is recognised",
                () ->
                        client.vouchers()
                                .get(file.voucherId())
                                .success()
                                .map(Voucher::voucherStatus)
                                .filter(VoucherStatus.UNCHECKED::equals)
                                .isPresent());
        Voucher voucher = done(client.vouchers().get(file.voucherId()));
        assertThat(voucher.type()).isEqualTo(VoucherType.PURCHASE_INVOICE);
        assertThat(voucher.files()).containsExactly(file.id());
    }

    @Writing(route = "POST", facts = "7.9")
    void isKeptOnceHoweverOftenItIsUploaded() {
        FileUpload pdf = pdf();
        UploadedFile first = done(client.files().upload(pdf));

        assertThat(done(client.files().upload(pdf))).isEqualTo(first);
    }

    @Writing(route = "POST", facts = "7.9")
    void isNamedByItsType() {
        assertThat(form(file("a.pdf")).status()).isEqualTo(400);
        assertThat(form(type("letter") + file("a.pdf")).status()).isEqualTo(400);
    }

    @Writing(route = "POST", facts = "7.9")
    void isPdfJpgPngOrXml() {
        assertThat(form(type("voucher") + file("a.docx")).status()).isEqualTo(406);
        clientRefuses("file", () -> new FileUpload("a.docx", new byte[1]));
    }

    @Writing(route = "POST", facts = "7.9")
    void isAtMostFiveMebibytes() {
        clientRefuses("file", () -> new FileUpload("a.pdf", new byte[FileUpload.LARGEST + 1]));
        byte[] body =
                (type("voucher")
                                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\n"
                                + "x".repeat(FileUpload.LARGEST)
                                + "\r\n--b--\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        Raw.Reply reply =
                raw.send(
                        raw.request(path())
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }

    @Writing(route = "GET /{id}", facts = "7.9")
    void comesBackByteByByte() {
        FileUpload pdf = pdf();
        UploadedFile file = done(client.files().upload(pdf));

        DocumentFile read = done(client.files().download(file.id(), FileFormat.ORIGINAL));

        assertThat(read.content()).isEqualTo(pdf.content());
        assertThat(read.contentType()).startsWith("application/pdf");
        assertThat(read.fileName()).isEqualTo(file.id() + ".pdf");
    }

    @Writing(route = "GET /{id}", facts = "7.9")
    void hasNoXmlUnlessItIsOne() {
        UploadedFile file = done(client.files().upload(pdf()));

        rejected(Reason.Code.NOT_FOUND, 404, client.files().download(file.id(), FileFormat.XML));
        assertThat(raw.get(path(file.id()), "text/html").status()).isEqualTo(406);
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.files().download(NOBODY, FileFormat.PDF));
    }

    @Reading(route = "GET", facts = "9")
    void cannotBeListed() {
        assertThat(raw.get(path()).status()).isIn(403, 404, 405);
    }

    @Writing(route = "DELETE /{id}", facts = "9")
    void cannotBeDeleted() {
        UploadedFile file = done(client.files().upload(pdf()));

        assertThat(raw.delete(path(file.id())).status()).isIn(403, 404, 405);
    }

    @Reading(route = "GET /{id}/status", facts = "7.9")
    void tellsItsStateToPartnersOnly() {
        assertThat(client.files().status(NOBODY).success()).isEmpty();
        assertThat(raw.get(path(NOBODY) + "/status").status()).isIn(403, 404);
    }
}
