package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery note to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.5). It shows neither totals nor discounts: those of its lines are
 * left out. Lines may be {@link NewLineItem.Unpriced}. A contact's shipping address is preferred.
 *
 * @param voucherDate date of the document, usually {@link LexwareTime#startOf}
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines
 * @param taxConditions tax type; decides which side of the prices counts
 * @param shippingConditions date of supply; decides which rates are valid
 * @param deliveryTerms terms of delivery, at most 255 characters; null for the default
 * @param presentation texts and looks
 */
public record NewDeliveryNote(
        OffsetDateTime voucherDate,
        Recipient recipient,
        List<NewLineItem> lineItems,
        TaxConditions taxConditions,
        ShippingConditions shippingConditions,
        @Nullable String deliveryTerms,
        Presentation presentation)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewDeliveryNote {
        lineItems = List.copyOf(lineItems);
        DocumentRules.checkDelivery(
                voucherDate, recipient, lineItems, taxConditions, shippingConditions);
        DocumentRules.check(shippingConditions);
        Rules.atMost("deliveryTerms", deliveryTerms, 255);
    }

    /** A delivery note with the organisation's default texts and terms. */
    public static NewDeliveryNote of(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<? extends NewLineItem> lineItems,
            TaxConditions taxConditions,
            ShippingConditions shippingConditions) {
        return new NewDeliveryNote(
                voucherDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                shippingConditions,
                null,
                Presentation.DEFAULT);
    }

    /** The same with these terms of delivery, at most 255 characters. */
    public NewDeliveryNote withDeliveryTerms(String terms) {
        return new NewDeliveryNote(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                terms,
                presentation);
    }

    /** The same with these texts and looks. */
    public NewDeliveryNote withPresentation(Presentation other) {
        return new NewDeliveryNote(
                voucherDate,
                recipient,
                lineItems,
                taxConditions,
                shippingConditions,
                deliveryTerms,
                other);
    }
}
