package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dunning to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.7). Recipient and tax type must be those of the invoice it
 * demands; see {@link #following}.
 *
 * @param voucherDate date of the document, usually {@link LexwareTime#startOf}
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines
 * @param taxConditions tax type; decides which side of the prices counts
 * @param shippingConditions date of supply; decides which rates are valid
 * @param totalDiscount discount on the whole; null takes the contact's default
 * @param presentation texts and looks
 */
public record NewDunning(
        OffsetDateTime voucherDate,
        Recipient recipient,
        List<NewLineItem> lineItems,
        TaxConditions taxConditions,
        ShippingConditions shippingConditions,
        @Nullable TotalDiscount totalDiscount,
        Presentation presentation)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewDunning {
        lineItems = List.copyOf(lineItems);
        DocumentRules.check(voucherDate, recipient, lineItems, taxConditions, shippingConditions);
        DocumentRules.check(shippingConditions);
    }

    /** A dunning with the organisation's default texts and terms. */
    public static NewDunning of(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<? extends NewLineItem> lineItems,
            TaxConditions taxConditions,
            ShippingConditions shippingConditions) {
        return new NewDunning(
                voucherDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                shippingConditions,
                null,
                Presentation.DEFAULT);
    }

    /** The same with this discount on the whole. */
    public NewDunning withTotalDiscount(TotalDiscount discount) {
        return new NewDunning(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                discount,
                presentation);
    }

    /** The same with these texts and looks. */
    public NewDunning withPresentation(Presentation other) {
        return new NewDunning(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                totalDiscount,
                other);
    }

    /** The totals that Lexware will compute (see {@link DocumentTotals}). */
    public DocumentTotals totals() {
        return DocumentTotals.of(lineItems, taxConditions, totalDiscount);
    }

    /**
     * Checks this dunning against the invoice it is to demand: same contact or both one-time, same
     * tax conditions, and no draft.
     *
     * @return the predecessor to give to {@link Dunnings#pursue}
     */
    public Predecessor following(Invoice invoice) {
        DocumentRules.checkDunning(
                recipient, taxConditions, invoice.address(), invoice.taxConditions());
        return Predecessor.of(invoice);
    }

    /** The same for a down-payment invoice. */
    public Predecessor following(DownPaymentInvoice invoice) {
        DocumentRules.checkDunning(
                recipient, taxConditions, invoice.address(), invoice.taxConditions());
        return Predecessor.of(invoice);
    }
}
