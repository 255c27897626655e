package dev.kontor.lexware;

import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The document that a new one follows, with its kind, so that a pair which the API does not allow
 * is refused before a call is spent (lexware-office-api.md 6.6). Made from a document that was
 * read, it also refuses drafts, closing invoices and quotations with optional or alternative lines.
 *
 * @param kind its kind
 * @param id its id
 */
public record Predecessor(SalesDocumentKind kind, UUID id) {

    private static final String FIELD = "precedingSalesVoucherId";

    /** This quotation; its lines must be neither optional nor have alternatives. */
    public static Predecessor of(Quotation quotation) {
        boolean open =
                quotation.lineItems().stream()
                        .anyMatch(line ->
                                line.optional()
                                        || line.alternative()
                                        || !line.subItems().isEmpty());
        if (open) {
            throw new FieldRefused(
                    FIELD,
                    "is a quotation without optional and alternative lines",
                    "let the customer choose, and decide the lines in the app");
        }
        return of(SalesDocumentKind.QUOTATION, quotation.id(), quotation.voucherStatus());
    }

    /** This order confirmation. */
    public static Predecessor of(OrderConfirmation confirmation) {
        return of(
                SalesDocumentKind.ORDER_CONFIRMATION,
                confirmation.id(),
                confirmation.voucherStatus());
    }

    /** This delivery note. */
    public static Predecessor of(DeliveryNote note) {
        return of(SalesDocumentKind.DELIVERY_NOTE, note.id(), note.voucherStatus());
    }

    /** This invoice; not a closing invoice. */
    public static Predecessor of(Invoice invoice) {
        if (invoice.closingInvoice()) {
            throw new FieldRefused(
                    FIELD, "is not a closing invoice", "write the following document in the app");
        }
        return of(SalesDocumentKind.INVOICE, invoice.id(), invoice.voucherStatus());
    }

    /** This down-payment invoice. */
    public static Predecessor of(DownPaymentInvoice invoice) {
        return of(SalesDocumentKind.DOWN_PAYMENT_INVOICE, invoice.id(), invoice.voucherStatus());
    }

    /** Refuses a pair that is not in the vendor's chain. */
    UUID checkedFor(SalesDocumentKind target) {
        if (!target.mayFollow(kind)) {
            throw new FieldRefused(
                    FIELD,
                    "is "
                            + new TreeSet<>(target.predecessors())
                            + " for "
                            + target.resource()
                            + ", not "
                            + kind,
                    "follow another document, or none");
        }
        return id;
    }

    private static Predecessor of(
            SalesDocumentKind kind, @Nullable UUID id, @Nullable VoucherStatus status) {
        if (id == null) {
            throw new FieldRefused(FIELD, "is a document with an id", "read it first");
        }
        if (status == VoucherStatus.DRAFT) {
            throw new FieldRefused(
                    FIELD, "is not a draft", "finalise it in the app, or create it finalised");
        }
        return new Predecessor(kind, id);
    }
}
