package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is open of a payable document, and the status that follows ({@code lexware-office-api.md}
 * 7.4, 7.10, 7.13).
 *
 * @param items payments and credits, as the payments resource lists them
 */
record Settlement(BigDecimal open, DocumentStatus status, List<PaymentItem> items) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    /** The organisation's lock must be held. */
    static Settlement of(SalesDocument document) {
        BigDecimal payable = document.content().payable();
        if (document.isDraft()) {
            return new Settlement(payable, DocumentStatus.DRAFT, List.of());
        }
        List<PaymentItem> items = new ArrayList<>(document.payments());
        if (document.kind() == DocumentKind.INVOICE) {
            for (SalesDocument note : document.related(DocumentKind.CREDIT_NOTE)) {
                if (!note.isDraft() && note.status() != DocumentStatus.VOIDED) {
                    items.add(
                            new PaymentItem(
                                    PaymentItem.CREDIT_NOTE,
                                    Dates.dayOf(note.content().voucherDate()),
                                    note.content().totals().gross()));
                }
            }
        }
        if (document.status() == DocumentStatus.VOIDED) {
            return new Settlement(NOTHING, DocumentStatus.VOIDED, items);
        }
        BigDecimal open = payable.subtract(PaymentItem.sum(items));
        if (isLinkedCreditNote(document) || (open.signum() <= 0 && payable.signum() > 0)) {
            return new Settlement(
                    NOTHING,
                    document.kind() == DocumentKind.CREDIT_NOTE
                            ? DocumentStatus.PAIDOFF
                            : DocumentStatus.PAID,
                    items);
        }
        return new Settlement(open, DocumentStatus.OPEN, items);
    }

    /** A credit note that belongs to an invoice has no payments of its own. */
    static boolean isLinkedCreditNote(SalesDocument document) {
        return document.kind() == DocumentKind.CREDIT_NOTE
                && !document.related(DocumentKind.INVOICE).isEmpty();
    }
}
