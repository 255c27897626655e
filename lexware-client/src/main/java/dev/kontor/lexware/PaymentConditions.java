package dev.kontor.lexware;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Payment term of a document (lexware-office-api.md 6.2). The due date is the voucher date plus the
 * duration.
 *
 * @param paymentTermLabel the sentence printed; must be sent, since 406 is reported without it
 * @param paymentTermDuration days
 * @param paymentDiscountConditions cash discount; null if none
 * @param paymentTermLabelTemplate with {@code {discountRange}}, {@code {discount}}, {@code
 *     {paymentRange}}; only ever read
 */
public record PaymentConditions(
        @Nullable String paymentTermLabel,
        @Nullable Integer paymentTermDuration,
        @Nullable Discount paymentDiscountConditions,
        @Nullable String paymentTermLabelTemplate) {

    /**
     * Cash discount for early payment.
     *
     * @param discountPercentage 2 means 2 %, up to 2 decimals
     * @param discountRange days
     */
    public record Discount(
            @Nullable BigDecimal discountPercentage, @Nullable Integer discountRange) {}

    /** A term without cash discount, such as {@code of("14 Tage netto", 14)}. */
    public static PaymentConditions of(String label, int days) {
        return new PaymentConditions(label, days, null, null);
    }

    /** The same with cash discount. */
    public PaymentConditions withDiscount(BigDecimal percentage, int days) {
        return new PaymentConditions(
                paymentTermLabel,
                paymentTermDuration,
                new Discount(percentage, days),
                paymentTermLabelTemplate);
    }
}
