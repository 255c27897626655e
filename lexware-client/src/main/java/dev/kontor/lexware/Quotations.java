package dev.kontor.lexware;

import java.util.UUID;

/**
 * Quotations (lexware-office-api.md 7.17). There is no list but the {@link Voucherlist}, no update,
 * no delete; they are accepted and rejected only in the app, and follow no other document.
 */
public final class Quotations {

    private final SalesDocuments documents;

    Quotations(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.QUOTATION);
    }

    /**
     * Makes a quotation. Never send it again after {@link Answer.Unknown} before having looked for
     * it in the voucherlist: there is no idempotency key and no undo.
     *
     * @param finalise true makes it open and immutable at once; false leaves a draft, which only a
     *     person can finalise, in the app
     */
    public Answer<ActionResult> create(NewQuotation quotation, boolean finalise) {
        return documents.create(quotation, finalise, null);
    }

    /** Reads a quotation. May be repeated. */
    public Answer<Quotation> get(UUID id) {
        return documents.get(id, Quotation.class);
    }

    /**
     * Reads the rendered quotation. A draft has none: {@link Reason.Code#DRAFT}. May be repeated.
     */
    public Answer<DocumentFile> file(UUID id, FileFormat format) {
        return documents.file(id, format);
    }

    /**
     * The id under which {@link Files#download} has the rendered file. Deprecated by the vendor
     * since 13.08.2025: use {@link #file}. May be repeated.
     */
    public Answer<RenderedFile> rendered(UUID id) {
        return documents.rendered(id);
    }
}
