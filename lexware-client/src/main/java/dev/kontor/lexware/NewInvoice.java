package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.10). Number, due date and totals are Lexware's; a document cannot
 * be changed after creation, not even a draft.
 *
 * @param voucherDate date of the invoice, usually {@link LexwareTime#startOf}
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines
 * @param taxConditions tax type; decides which side of the prices counts
 * @param shippingConditions date of supply; decides which rates are valid
 * @param paymentConditions payment term; null takes the contact's or organisation's
 * @param totalDiscount discount on the whole; null takes the contact's default
 * @param presentation texts and looks
 * @param buyerReference Leitweg-ID of an XRechnung; empty forces an ordinary invoice; null takes
 *     the contact's
 */
public record NewInvoice(
        OffsetDateTime voucherDate,
        Recipient recipient,
        List<NewLineItem> lineItems,
        TaxConditions taxConditions,
        ShippingConditions shippingConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable TotalDiscount totalDiscount,
        Presentation presentation,
        @Nullable String buyerReference)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewInvoice {
        lineItems = List.copyOf(lineItems);
        DocumentRules.check(voucherDate, recipient, lineItems, taxConditions, shippingConditions);
        DocumentRules.check(shippingConditions);
        if (paymentConditions != null) {
            DocumentRules.check(paymentConditions);
        }
        if (buyerReference != null && !buyerReference.isEmpty()) {
            DocumentRules.checkXRechnung(recipient, taxConditions);
        }
    }

    /** An invoice with the organisation's default texts and terms. */
    public static NewInvoice of(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<? extends NewLineItem> lineItems,
            TaxConditions taxConditions,
            ShippingConditions shippingConditions) {
        return new NewInvoice(
                voucherDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                shippingConditions,
                null,
                null,
                Presentation.DEFAULT,
                null);
    }

    /** The same with this payment term. */
    public NewInvoice withPaymentConditions(PaymentConditions conditions) {
        return new NewInvoice(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                conditions,
                totalDiscount,
                presentation,
                buyerReference);
    }

    /** The same with this discount on the whole. */
    public NewInvoice withTotalDiscount(TotalDiscount discount) {
        return new NewInvoice(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                discount,
                presentation,
                buyerReference);
    }

    /** The same with these texts and looks. */
    public NewInvoice withPresentation(Presentation other) {
        return new NewInvoice(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                totalDiscount,
                other,
                buyerReference);
    }

    /** The same with this Leitweg-ID; empty forces an ordinary invoice. */
    public NewInvoice withBuyerReference(String reference) {
        return new NewInvoice(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                totalDiscount,
                presentation,
                reference);
    }

    /** The totals that Lexware will compute (see {@link DocumentTotals}). */
    public DocumentTotals totals() {
        return DocumentTotals.of(lineItems, taxConditions, totalDiscount);
    }
}
