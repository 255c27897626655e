package dev.kontor.lexware;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quotation as read (lexware-office-api.md 6.2 and 7.17). It is accepted or rejected only in the
 * app. To write one, see {@link NewQuotation}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param voucherStatus draft, open, accepted or rejected
 * @param voucherNumber the number; drafts carry one already
 * @param voucherDate its date
 * @param expirationDate until when the offer stands
 * @param address addressee
 * @param lineItems lines with their alternatives
 * @param totalPrice totals without optional and alternative lines
 * @param taxAmounts tax by rate
 * @param taxConditions tax type
 * @param paymentConditions payment term
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId absent in drafts
 * @param relatedVouchers documents linked by pursuing
 * @param electronicDocumentProfile always {@code NONE}
 * @param files deprecated by the vendor
 */
public record Quotation(
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
        @Nullable OffsetDateTime expirationDate,
        @Nullable Address address,
        List<Line> lineItems,
        @Nullable TotalPrice totalPrice,
        List<TaxAmount> taxAmounts,
        @Nullable TaxConditions taxConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        List<RelatedVoucher> relatedVouchers,
        @Nullable String electronicDocumentProfile,
        @Nullable RenderedFile files) {

    /** Makes absent lists empty. */
    public Quotation {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
        relatedVouchers = Lists.present(relatedVouchers);
    }

    /**
     * One line of a quotation.
     *
     * @param id the article behind a material or service line
     * @param type kind of the line
     * @param name name or, in text lines, heading
     * @param description text below the name
     * @param quantity up to 4 decimals; null in text lines
     * @param unitName unit, free text
     * @param unitPrice null in text lines
     * @param discountPercentage 20 means 20 %
     * @param lineItemAmount line total, net or gross by the tax type
     * @param optional true if the customer may leave it out; it counts nothing in the totals
     * @param alternative true if it stands for another line; it counts nothing in the totals
     * @param subItems the alternatives to this line
     */
    public record Line(
            @Nullable UUID id,
            LineItem.@Nullable Type type,
            @Nullable String name,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unitName,
            @Nullable UnitPrice unitPrice,
            @Nullable BigDecimal discountPercentage,
            @Nullable BigDecimal lineItemAmount,
            boolean optional,
            boolean alternative,
            List<Line> subItems) {

        /** Makes an absent list empty. */
        public Line {
            subItems = Lists.present(subItems);
        }
    }
}
