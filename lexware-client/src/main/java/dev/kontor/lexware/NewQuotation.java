package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quotation to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.17). Number and totals are Lexware's; it cannot be changed after
 * creation, and accepted or rejected only in the app.
 *
 * @param voucherDate date of the document, usually {@link LexwareTime#startOf}
 * @param expirationDate until when the offer stands
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines, each with its alternatives
 * @param taxConditions tax type; decides which side of the prices counts
 * @param paymentConditions payment term; null takes the contact's or organisation's
 * @param totalDiscount discount on the whole; null takes the contact's default
 * @param presentation texts and looks
 */
public record NewQuotation(
        OffsetDateTime voucherDate,
        OffsetDateTime expirationDate,
        Recipient recipient,
        List<Line> lineItems,
        TaxConditions taxConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable TotalDiscount totalDiscount,
        Presentation presentation)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewQuotation {
        lineItems = List.copyOf(lineItems);
        DocumentRules.checkQuotation(voucherDate, recipient, lineItems, taxConditions);
        if (paymentConditions != null) {
            DocumentRules.check(paymentConditions);
        }
    }

    /** A quotation with the organisation's default texts and terms. */
    public static NewQuotation of(
            OffsetDateTime voucherDate,
            OffsetDateTime expirationDate,
            Recipient recipient,
            List<Line> lineItems,
            TaxConditions taxConditions) {
        return new NewQuotation(
                voucherDate,
                expirationDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                null,
                null,
                Presentation.DEFAULT);
    }

    /** The same with this payment term. */
    public NewQuotation withPaymentConditions(PaymentConditions conditions) {
        return new NewQuotation(
                voucherDate,
                expirationDate,
                recipient,
                lineItems,
                taxConditions,
                conditions,
                totalDiscount,
                presentation);
    }

    /** The same with this discount on the whole. */
    public NewQuotation withTotalDiscount(TotalDiscount discount) {
        return new NewQuotation(
                voucherDate,
                expirationDate,
                recipient,
                lineItems,
                taxConditions,
                paymentConditions,
                discount,
                presentation);
    }

    /** The same with these texts and looks. */
    public NewQuotation withPresentation(Presentation other) {
        return new NewQuotation(
                voucherDate,
                expirationDate,
                recipient,
                lineItems,
                taxConditions,
                paymentConditions,
                totalDiscount,
                other);
    }

    /**
     * The totals that Lexware will compute (see {@link DocumentTotals}); optional and alternative
     * lines count nothing.
     */
    public DocumentTotals totals() {
        List<NewLineItem> counting =
                lineItems.stream().filter(line -> !line.optional()).map(Line::item).toList();
        return DocumentTotals.of(counting, taxConditions, totalDiscount);
    }

    /**
     * A line of a quotation.
     *
     * @param item what is offered
     * @param optional true if the customer may leave it out; such a line counts nothing in the
     *     totals
     * @param alternatives what may be taken instead; they count nothing in the totals
     */
    public record Line(NewLineItem item, boolean optional, List<NewLineItem.Priced> alternatives) {

        /** Refuses alternatives to a text, and options that have no price. */
        public Line {
            alternatives = List.copyOf(alternatives);
            if (item instanceof NewLineItem.Text && (optional || !alternatives.isEmpty())) {
                throw new FieldRefused(
                        "type",
                        "of an optional line or one with alternatives is not text",
                        "give it a price");
            }
        }

        /** A line that is part of the offer. */
        public static Line of(NewLineItem item) {
            return new Line(item, false, List.of());
        }

        /** A line that the customer may leave out. */
        public static Line optional(NewLineItem.Priced item) {
            return new Line(item, true, List.of());
        }

        /** The same with alternatives. */
        public Line withAlternatives(NewLineItem.Priced... instead) {
            return new Line(item, optional, List.of(instead));
        }
    }
}
