package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment term kept in the account (lexware-office-api.md 7.12). Documents do not take its id,
 * but its values: see {@link #terms()}.
 *
 * @param id id
 * @param organizationDefault true for exactly one
 * @param paymentTermLabelTemplate text with {@code {discountRange}}, {@code {discount}} and {@code
 *     {paymentRange}}
 * @param paymentTermDuration days
 * @param paymentDiscountConditions cash discount; null if none
 */
public record PaymentCondition(
        @Nullable UUID id,
        boolean organizationDefault,
        @Nullable String paymentTermLabelTemplate,
        @Nullable Integer paymentTermDuration,
        PaymentConditions.@Nullable Discount paymentDiscountConditions) {

    /** The same for a new document; Lexware fills the variables in the text. */
    public PaymentConditions terms() {
        return new PaymentConditions(
                paymentTermLabelTemplate, paymentTermDuration, paymentDiscountConditions, null);
    }
}
