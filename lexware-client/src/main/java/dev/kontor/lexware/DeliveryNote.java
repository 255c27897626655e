package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery note as read (lexware-office-api.md 6.2 and 7.5): no totals, no discounts, no payment
 * term, and perhaps no prices. To write one, see {@link NewDeliveryNote}.
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
 * @param lineItems lines, up to 300, without line totals
 * @param taxConditions tax type
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
public record DeliveryNote(
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
        @Nullable TaxConditions taxConditions,
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
    public DeliveryNote {
        lineItems = Lists.present(lineItems);
        relatedVouchers = Lists.present(relatedVouchers);
    }
}
