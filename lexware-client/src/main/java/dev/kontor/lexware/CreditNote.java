package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as read (lexware-office-api.md 6.2 and 7.4). Linked to an invoice and finalised it
 * is {@code paidoff} at once; unlinked it stays open until somebody assigns a payment. To write
 * one, see {@link NewCreditNote}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param voucherStatus draft, open, paidoff or voided
 * @param voucherNumber the number; drafts carry one already
 * @param voucherDate date of the credit note
 * @param address addressee
 * @param lineItems lines, up to 300
 * @param totalPrice totals, positive
 * @param taxAmounts tax by rate
 * @param taxConditions tax type
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId absent in drafts
 * @param relatedVouchers the invoice it belongs to, if any
 * @param electronicDocumentProfile {@code NONE}, {@code EN16931} or {@code XRechnung}
 * @param files deprecated by the vendor
 */
public record CreditNote(
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
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        List<RelatedVoucher> relatedVouchers,
        @Nullable String electronicDocumentProfile,
        @Nullable RenderedFile files) {

    /** Makes absent lists empty. */
    public CreditNote {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
        relatedVouchers = Lists.present(relatedVouchers);
    }
}
