package dev.kontor.lexware;

import java.util.Set;

/**
 * The kinds of sales documents, and which may follow which (lexware-office-api.md 6.6). Closing
 * invoices are {@link #INVOICE} here, but can neither follow nor be followed.
 */
public enum SalesDocumentKind {
    /** Offer; follows nothing. */
    QUOTATION("quotations", VoucherType.QUOTATION),
    /** Confirmation of an order. */
    ORDER_CONFIRMATION("order-confirmations", VoucherType.ORDER_CONFIRMATION),
    /** Delivery note. */
    DELIVERY_NOTE("delivery-notes", VoucherType.DELIVERY_NOTE),
    /** Invoice. */
    INVOICE("invoices", VoucherType.INVOICE),
    /** Credit note; may also follow nothing. */
    CREDIT_NOTE("credit-notes", VoucherType.CREDIT_NOTE),
    /** Made in the app only; follows nothing. */
    DOWN_PAYMENT_INVOICE("down-payment-invoices", VoucherType.DOWN_PAYMENT_INVOICE),
    /** Reminder; must follow something. */
    DUNNING("dunnings", VoucherType.DUNNING);

    private final String resource;
    private final VoucherType voucherType;

    SalesDocumentKind(String resource, VoucherType voucherType) {
        this.resource = resource;
        this.voucherType = voucherType;
    }

    /** The word in the path, such as {@code credit-notes}. */
    public String resource() {
        return resource;
    }

    /** The same kind in the voucherlist and among related vouchers. */
    public VoucherType voucherType() {
        return voucherType;
    }

    /** The kinds that a document of this kind may follow; empty for none. */
    public Set<SalesDocumentKind> predecessors() {
        return switch (this) {
            case QUOTATION, DOWN_PAYMENT_INVOICE -> Set.of();
            case ORDER_CONFIRMATION -> Set.of(QUOTATION);
            case DELIVERY_NOTE -> Set.of(QUOTATION, ORDER_CONFIRMATION, INVOICE);
            case INVOICE -> Set.of(QUOTATION, ORDER_CONFIRMATION, DELIVERY_NOTE);
            case CREDIT_NOTE -> Set.of(INVOICE);
            case DUNNING -> Set.of(INVOICE, DOWN_PAYMENT_INVOICE);
        };
    }

    /** True if a document of this kind may follow one of that kind. */
    public boolean mayFollow(SalesDocumentKind preceding) {
        return predecessors().contains(preceding);
    }
}
