package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dunning as read (lexware-office-api.md 6.2 and 7.7). It has no number and no due date, stays a
 * draft for good, and no list holds it: keep its id, or find it among the invoice's related
 * vouchers. To write one, see {@link NewDunning}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param voucherStatus always draft
 * @param voucherDate its date
 * @param address addressee
 * @param lineItems lines, up to 300
 * @param totalPrice totals
 * @param taxAmounts tax by rate
 * @param taxConditions tax type
 * @param shippingConditions date of supply
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId absent in drafts
 * @param relatedVouchers the invoice it demands
 * @param electronicDocumentProfile always {@code NONE}
 * @param files deprecated by the vendor
 */
public record Dunning(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        int version,
        @Nullable String language,
        boolean archived,
        @Nullable VoucherStatus voucherStatus,
        @Nullable OffsetDateTime voucherDate,
        @Nullable Address address,
        List<LineItem> lineItems,
        @Nullable TotalPrice totalPrice,
        List<TaxAmount> taxAmounts,
        @Nullable TaxConditions taxConditions,
        @Nullable ShippingConditions shippingConditions,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        List<RelatedVoucher> relatedVouchers,
        @Nullable String electronicDocumentProfile,
        @Nullable RenderedFile files) {

    /** Makes absent lists empty. */
    public Dunning {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
        relatedVouchers = Lists.present(relatedVouchers);
    }
}
