package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order confirmation as read (lexware-office-api.md 6.2 and 7.11). To write one, see {@link
 * NewOrderConfirmation}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param voucherStatus draft or open
 * @param voucherNumber the number; drafts carry one already
 * @param voucherDate its date
 * @param address addressee
 * @param lineItems lines, up to 300
 * @param totalPrice totals
 * @param taxAmounts tax by rate
 * @param taxConditions tax type
 * @param paymentConditions payment term
 * @param shippingConditions date of supply
 * @param deliveryTerms terms of delivery
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId absent in drafts
 * @param relatedVouchers documents linked by pursuing
 * @param electronicDocumentProfile always {@code NONE}
 * @param files deprecated by the vendor
 */
public record OrderConfirmation(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        int version,
        @Nullable String language,
        boolean archived,
        @Nullable VoucherStatus voucherStatus,
        @Nullable String voucherNumber,
        @Nullable OffsetDateTime voucherDate,
        @Nullable Address address,
        List<LineItem> lineItems,
        @Nullable TotalPrice totalPrice,
        List<TaxAmount> taxAmounts,
        @Nullable TaxConditions taxConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable ShippingConditions shippingConditions,
        @Nullable String deliveryTerms,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        List<RelatedVoucher> relatedVouchers,
        @Nullable String electronicDocumentProfile,
        @Nullable RenderedFile files) {

    /** Makes absent lists empty. */
    public OrderConfirmation {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
        relatedVouchers = Lists.present(relatedVouchers);
    }
}
