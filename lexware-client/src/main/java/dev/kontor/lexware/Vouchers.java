package dev.kontor.lexware;

import java.util.UUID;

/**
 * Bookkeeping vouchers (lexware-office-api.md 7.20): sales and purchases documented elsewhere. They
 * cannot be deleted through the API and are listed by the {@link Voucherlist}.
 */
public final class Vouchers {

    private static final String PATH = "/v1/vouchers";

    private final Transport transport;

    Vouchers(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a voucher. The same number twice is accepted, so after {@link Answer.Unknown} look for
     * it by its number before sending it again.
     */
    public Answer<ActionResult> create(NewVoucher voucher) {
        return transport.send(
                Call.post(PATH, "", Json.write(voucher.toJson()), Reason.Code.UNSPECIFIED),
                SalesDocuments::actionResult);
    }

    /**
     * Reads a voucher. May be repeated. One made for an uploaded file may answer {@link
     * Reason.Code#NOT_FOUND} for some seconds (lexware-office-api.md 3).
     */
    public Answer<Voucher> get(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id, ""), reply -> Voucher.read(Json.tree(reply.body())));
    }

    /**
     * Writes a voucher that was read and edited: {@code update(voucher.edit().withRemark("…"))}.
     * {@link Reason.Code#STALE_VERSION} if somebody changed it meanwhile: read and edit again.
     * After {@link Answer.Unknown} read it and compare; sending it twice cannot do harm, since the
     * version has moved.
     */
    public Answer<ActionResult> update(VoucherEdit edit) {
        return transport.send(
                Call.put(PATH + "/" + edit.id(), Json.write(edit.toJson())),
                SalesDocuments::actionResult);
    }

    /**
     * Adds a file to a voucher; those it has stay. May be repeated, also after {@link
     * Answer.Unknown}: the same bytes are kept once.
     */
    public Answer<UploadedFile> attach(UUID id, FileUpload file) {
        return transport.send(
                Call.upload(PATH + "/" + id + "/files", new Multipart().file(file)),
                UploadedFile::read);
    }

    /**
     * The first page of 250 vouchers with this number, which need not be unique. Deprecated by the
     * vendor: {@link VoucherlistQuery#withVoucherNumber} finds all kinds, but lags behind. May be
     * repeated.
     */
    public Answer<Page<Voucher>> withNumber(String voucherNumber) {
        Rules.required("voucherNumber", voucherNumber);
        String query =
                new Query()
                        .withSearch("voucherNumber", voucherNumber)
                        .with("page", 0)
                        .with("size", Page.LARGEST)
                        .toString();
        return transport.send(
                Call.get(PATH, query), reply -> Page.read(reply.body(), Voucher::read));
    }
}
