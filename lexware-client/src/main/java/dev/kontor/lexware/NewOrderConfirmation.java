package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order confirmation to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.11). Number and totals are Lexware's; it cannot be changed after
 * creation, not even as a draft.
 *
 * @param voucherDate date of the document, usually {@link LexwareTime#startOf}
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines
 * @param taxConditions tax type; decides which side of the prices counts
 * @param shippingConditions date of supply; decides which rates are valid
 * @param paymentConditions payment term; null takes the contact's or organisation's
 * @param totalDiscount discount on the whole; null takes the contact's default
 * @param deliveryTerms terms of delivery, at most 255 characters; null for the default
 * @param presentation texts and looks
 */
public record NewOrderConfirmation(
        OffsetDateTime voucherDate,
        Recipient recipient,
        List<NewLineItem> lineItems,
        TaxConditions taxConditions,
        ShippingConditions shippingConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable TotalDiscount totalDiscount,
        @Nullable String deliveryTerms,
        Presentation presentation)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewOrderConfirmation {
        lineItems = List.copyOf(lineItems);
        DocumentRules.check(voucherDate, recipient, lineItems, taxConditions, shippingConditions);
        DocumentRules.check(shippingConditions);
        if (paymentConditions != null) {
            DocumentRules.check(paymentConditions);
        }
        Rules.atMost("deliveryTerms", deliveryTerms, 255);
    }

    /** An order confirmation with the organisation's default texts and terms. */
    public static NewOrderConfirmation of(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<? extends NewLineItem> lineItems,
            TaxConditions taxConditions,
            ShippingConditions shippingConditions) {
        return new NewOrderConfirmation(
                voucherDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                shippingConditions,
                null,
                null,
                null,
                Presentation.DEFAULT);
    }

    /** The same with this payment term. */
    public NewOrderConfirmation withPaymentConditions(PaymentConditions conditions) {
        return new NewOrderConfirmation(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                conditions,
                totalDiscount,
                deliveryTerms,
                presentation);
    }

    /** The same with this discount on the whole. */
    public NewOrderConfirmation withTotalDiscount(TotalDiscount discount) {
        return new NewOrderConfirmation(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                discount,
                deliveryTerms,
                presentation);
    }

    /** The same with these terms of delivery, at most 255 characters. */
    public NewOrderConfirmation withDeliveryTerms(String terms) {
        return new NewOrderConfirmation(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                totalDiscount,
                terms,
                presentation);
    }

    /** The same with these texts and looks. */
    public NewOrderConfirmation withPresentation(Presentation other) {
        return new NewOrderConfirmation(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                paymentConditions,
                totalDiscount,
                deliveryTerms,
                other);
    }

    /** The totals that Lexware will compute (see {@link DocumentTotals}). */
    public DocumentTotals totals() {
        return DocumentTotals.of(lineItems, taxConditions, totalDiscount);
    }
}
