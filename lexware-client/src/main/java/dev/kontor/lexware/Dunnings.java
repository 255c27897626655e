package dev.kontor.lexware;

import java.util.UUID;

/**
 * Dunnings (lexware-office-api.md 7.7). No list holds them, not even the voucherlist: keep the id,
 * or look among the related vouchers of the invoice. They stay drafts for good.
 */
public final class Dunnings {

    private final SalesDocuments documents;

    Dunnings(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.DUNNING);
    }

    /**
     * Makes a dunning for an invoice or a down-payment invoice. Recipient and tax conditions must
     * agree with it, see {@link NewDunning#following}. Never send it again after {@link
     * Answer.Unknown} before having looked among the related vouchers of the invoice.
     *
     * @throws FieldRefused if a dunning cannot follow a document of that kind
     */
    public Answer<ActionResult> pursue(Predecessor preceding, NewDunning dunning) {
        return documents.pursue(preceding, dunning, false);
    }

    /** Reads a dunning. May be repeated. */
    public Answer<Dunning> get(UUID id) {
        return documents.get(id, Dunning.class);
    }

    /** Reads the rendered dunning, although it is a draft. May be repeated. */
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
