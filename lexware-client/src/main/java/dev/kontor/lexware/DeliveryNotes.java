package dev.kontor.lexware;

import java.util.UUID;

/**
 * Delivery notes (lexware-office-api.md 7.5). There is no list but the {@link Voucherlist}, no
 * update and no delete.
 */
public final class DeliveryNotes {

    private final SalesDocuments documents;

    DeliveryNotes(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.DELIVERY_NOTE);
    }

    /**
     * Makes a delivery note. Never send it again after {@link Answer.Unknown} before having looked
     * for it in the voucherlist: there is no idempotency key and no undo.
     *
     * @param finalise true makes it open and immutable at once; false leaves a draft, which only a
     *     person can finalise, in the app
     */
    public Answer<ActionResult> create(NewDeliveryNote deliveryNote, boolean finalise) {
        return documents.create(deliveryNote, finalise, null);
    }

    /**
     * Makes a delivery note that follows a quotation, order confirmation or invoice, which must not
     * be a draft (lexware-office-api.md 6.6). Nothing is copied from it. What holds for {@link
     * #create} holds here.
     *
     * @throws FieldRefused if a delivery note cannot follow a document of that kind
     */
    public Answer<ActionResult> pursue(
            Predecessor preceding, NewDeliveryNote deliveryNote, boolean finalise) {
        return documents.pursue(preceding, deliveryNote, finalise);
    }

    /** Reads a delivery note. May be repeated. */
    public Answer<DeliveryNote> get(UUID id) {
        return documents.get(id, DeliveryNote.class);
    }

    /**
     * Reads the rendered delivery note. A draft has none: {@link Reason.Code#DRAFT}. May be
     * repeated.
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
