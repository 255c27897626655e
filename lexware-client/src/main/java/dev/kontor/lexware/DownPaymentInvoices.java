package dev.kontor.lexware;

import java.util.UUID;

/**
 * Down-payment invoices (lexware-office-api.md 7.6): made in the app, read here. There is no list
 * but the {@link Voucherlist}.
 */
public final class DownPaymentInvoices {

    private final SalesDocuments documents;

    DownPaymentInvoices(Transport transport) {
        this.documents = new SalesDocuments(transport, SalesDocumentKind.DOWN_PAYMENT_INVOICE);
    }

    /** Reads a down-payment invoice. May be repeated. */
    public Answer<DownPaymentInvoice> get(UUID id) {
        return documents.get(id, DownPaymentInvoice.class);
    }

    /**
     * Reads the rendered down-payment invoice. A draft has none: {@link Reason.Code#DRAFT}. May be
     * repeated.
     */
    public Answer<DocumentFile> file(UUID id, FileFormat format) {
        return documents.file(id, format);
    }
}
