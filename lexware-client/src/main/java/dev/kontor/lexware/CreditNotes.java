package dev.kontor.lexware;

import java.util.UUID;

/**
 * Credit notes (lexware-office-api.md 7.4). There is no list but the {@link Voucherlist}, no update
 * and no delete.
 */
public final class CreditNotes {

    private final SalesDocuments documents;

    CreditNotes(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.CREDIT_NOTE);
    }

    /**
     * Makes a credit note without an invoice; it stays open until somebody assigns a payment. Never
     * send it again after {@link Answer.Unknown} before having looked for it in the voucherlist.
     *
     * @param finalise true makes it open and immutable at once; false leaves a draft, which only a
     *     person can finalise, in the app
     */
    public Answer<ActionResult> create(NewCreditNote creditNote, boolean finalise) {
        return documents.create(creditNote, finalise, null);
    }

    /**
     * Makes the one credit note that an invoice can have through the API. Finalised, it is paid off
     * at once and lowers what is open on the invoice. The invoice must not be a draft
     * (lexware-office-api.md 6.6). What holds for {@link #create} holds here.
     *
     * @param invoice id of the invoice
     */
    public Answer<ActionResult> pursue(UUID invoice, NewCreditNote creditNote, boolean finalise) {
        return documents.create(creditNote, finalise, invoice);
    }

    /**
     * The same, with the kind of the document it follows: an impossible pair is refused before a
     * call is spent.
     *
     * @throws FieldRefused if it is anything but an invoice
     */
    public Answer<ActionResult> pursue(
            Predecessor preceding, NewCreditNote creditNote, boolean finalise) {
        return documents.pursue(preceding, creditNote, finalise);
    }

    /** Reads a credit note. May be repeated. */
    public Answer<CreditNote> get(UUID id) {
        return documents.get(id, CreditNote.class);
    }

    /**
     * Reads the rendered credit note. A draft has none: {@link Reason.Code#DRAFT}. May be repeated.
     */
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
