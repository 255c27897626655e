package dev.kontor.lexware;

import java.util.UUID;

/**
 * Order confirmations (lexware-office-api.md 7.11). There is no list but the {@link Voucherlist},
 * no update and no delete.
 */
public final class OrderConfirmations {

    private final SalesDocuments documents;

    OrderConfirmations(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.ORDER_CONFIRMATION);
    }

    /**
     * Makes an order confirmation. Never send it again after {@link Answer.Unknown} before having
     * looked for it in the voucherlist: there is no idempotency key and no undo.
     *
     * @param finalise true makes it open and immutable at once; false leaves a draft, which only a
     *     person can finalise, in the app
     */
    public Answer<ActionResult> create(NewOrderConfirmation orderConfirmation, boolean finalise) {
        return documents.create(orderConfirmation, finalise, null);
    }

    /**
     * Makes an order confirmation that follows a quotation, which must not be a draft
     * (lexware-office-api.md 6.6). Nothing is copied from it. What holds for {@link #create} holds
     * here.
     *
     * @throws FieldRefused if an order confirmation cannot follow a document of that kind
     */
    public Answer<ActionResult> pursue(
            Predecessor preceding, NewOrderConfirmation orderConfirmation, boolean finalise) {
        return documents.pursue(preceding, orderConfirmation, finalise);
    }

    /** Reads an order confirmation. May be repeated. */
    public Answer<OrderConfirmation> get(UUID id) {
        return documents.get(id, OrderConfirmation.class);
    }

    /**
     * Reads the rendered order confirmation. A draft has none: {@link Reason.Code#DRAFT}. May be
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
