package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 6 and 7.4). Amounts are positive. It has neither shipping nor payment
 * conditions.
 *
 * @param voucherDate date of the credit note; decides which rates are valid
 * @param recipient contact or one-time address
 * @param lineItems 1 to 300 lines
 * @param taxConditions tax type; decides which side of the prices counts
 * @param totalDiscount discount on the whole, or null
 * @param presentation texts and looks
 */
public record NewCreditNote(
        OffsetDateTime voucherDate,
        Recipient recipient,
        List<NewLineItem> lineItems,
        TaxConditions taxConditions,
        @Nullable TotalDiscount totalDiscount,
        Presentation presentation)
        implements NewSalesDocument {

    /** Refuses what the API would refuse. */
    public NewCreditNote {
        lineItems = List.copyOf(lineItems);
        DocumentRules.check(voucherDate, recipient, lineItems, taxConditions, null);
    }

    /** A credit note with the organisation's default texts. */
    public static NewCreditNote of(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<? extends NewLineItem> lineItems,
            TaxConditions taxConditions) {
        return new NewCreditNote(
                voucherDate,
                recipient,
                List.copyOf(lineItems),
                taxConditions,
                null,
                Presentation.DEFAULT);
    }

    /** The same with this discount on the whole. */
    public NewCreditNote withTotalDiscount(TotalDiscount discount) {
        return new NewCreditNote(
                voucherDate, recipient, lineItems, taxConditions, discount, presentation);
    }

    /** The same with these texts and looks. */
    public NewCreditNote withPresentation(Presentation other) {
        return new NewCreditNote(
                voucherDate, recipient, lineItems, taxConditions, totalDiscount, other);
    }

    /** The totals that Lexware will compute (see {@link DocumentTotals}). */
    public DocumentTotals totals() {
        return DocumentTotals.of(lineItems, taxConditions, totalDiscount);
    }
}
