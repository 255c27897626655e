package dev.kontor.lexware;

import java.util.UUID;

/**
 * Invoices (lexware-office-api.md 7.10). There is no list but the {@link Voucherlist}, no update,
 * no delete, no sending and no later finalising.
 */
public final class Invoices {

    private final SalesDocuments documents;

    Invoices(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.INVOICE);
    }

    /**
     * Makes an invoice. Never send it again after {@link Answer.Unknown} before having looked for
     * it in the voucherlist: there is no idempotency key and no undo. The answer holds neither
     * number nor total.
     *
     * @param finalise true makes it open and immutable at once; false leaves a draft, which only a
     *     person can finalise, in the app
     */
    public Answer<ActionResult> create(NewInvoice invoice, boolean finalise) {
        return documents.create(invoice, finalise, null);
    }

    /**
     * Makes an invoice that follows a quotation, order confirmation or delivery note, which must
     * not be a draft (lexware-office-api.md 6.6). Nothing is copied from it. What holds for {@link
     * #create} holds here.
     *
     * @param preceding id of the document it follows
     */
    public Answer<ActionResult> pursue(UUID preceding, NewInvoice invoice, boolean finalise) {
        return documents.create(invoice, finalise, preceding);
    }

    /**
     * The same, with the kind of the document it follows: an impossible pair is refused before a
     * call is spent.
     *
     * @throws FieldRefused if an invoice cannot follow a document of that kind
     */
    public Answer<ActionResult> pursue(
            Predecessor preceding, NewInvoice invoice, boolean finalise) {
        return documents.pursue(preceding, invoice, finalise);
    }

    /** Reads an invoice. May be repeated. */
    public Answer<Invoice> get(UUID id) {
        return documents.get(id, Invoice.class);
    }

    /** Reads the rendered invoice. A draft has none: {@link Reason.Code#DRAFT}. May be repeated. */
    public Answer<DocumentFile> file(UUID id, FileFormat format) {
        return documents.file(id, format);
    }

    /**
     * The id under which {@link Files#download} has the rendered file; refused for drafts.
     * Deprecated by the vendor since 13.08.2025: use {@link #file}. May be repeated.
     */
    public Answer<RenderedFile> rendered(UUID id) {
        return documents.rendered(id);
    }
}
