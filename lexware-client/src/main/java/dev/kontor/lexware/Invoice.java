package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as read (lexware-office-api.md 6.2 and 7.10). Absent fields are null or empty; to
 * write one, see {@link NewInvoice}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param voucherStatus draft, open, paid or voided; never overdue
 * @param voucherNumber the number; drafts carry one already
 * @param voucherDate date of the invoice
 * @param dueDate absent in drafts
 * @param address addressee
 * @param lineItems lines, up to 300
 * @param totalPrice totals
 * @param taxAmounts tax by rate
 * @param taxConditions tax type
 * @param paymentConditions payment term
 * @param shippingConditions date of supply
 * @param closingInvoice true for a closing invoice
 * @param claimedGrossAmount gross less down payments
 * @param recurringTemplateId the template that made it
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId absent in drafts
 * @param relatedVouchers documents linked by pursuing
 * @param electronicDocumentProfile {@code NONE}, {@code EN16931} or {@code XRechnung}
 * @param xRechnung buyer reference
 * @param files deprecated by the vendor
 */
public record Invoice(
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
        @Nullable OffsetDateTime dueDate,
        @Nullable Address address,
        List<LineItem> lineItems,
        @Nullable TotalPrice totalPrice,
        List<TaxAmount> taxAmounts,
        @Nullable TaxConditions taxConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable ShippingConditions shippingConditions,
        boolean closingInvoice,
        @Nullable BigDecimal claimedGrossAmount,
        List<DownPaymentDeduction> downPaymentDeductions,
        @Nullable UUID recurringTemplateId,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        List<RelatedVoucher> relatedVouchers,
        @Nullable String electronicDocumentProfile,
        @JsonProperty("xRechnung") @Nullable XRechnung xRechnung,
        @Nullable RenderedFile files) {

    /** Makes absent lists empty. */
    public Invoice {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
        downPaymentDeductions = Lists.present(downPaymentDeductions);
        relatedVouchers = Lists.present(relatedVouchers);
    }

    /**
     * A down payment taken off a closing invoice.
     *
     * @param id id of the down-payment invoice
     * @param voucherType {@link VoucherType#DOWN_PAYMENT_INVOICE}
     * @param title its heading
     * @param voucherNumber its number
     * @param voucherDate its date
     * @param receivedGrossAmount paid gross
     * @param receivedNetAmount paid net
     * @param receivedTaxAmount tax in it
     * @param taxRatePercentage 19 means 19 %
     */
    public record DownPaymentDeduction(
            @Nullable UUID id,
            @Nullable VoucherType voucherType,
            @Nullable String title,
            @Nullable String voucherNumber,
            @Nullable OffsetDateTime voucherDate,
            @Nullable BigDecimal receivedGrossAmount,
            @Nullable BigDecimal receivedNetAmount,
            @Nullable BigDecimal receivedTaxAmount,
            @Nullable BigDecimal taxRatePercentage) {}
}
