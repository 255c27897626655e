package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid on an invoice, down-payment invoice, credit note or bookkeeping voucher
 * (lexware-office-api.md 7.13). Read-only: payments are entered in the app or by the bank feed.
 *
 * @param openAmount what is left, never negative; 0 for voided ones
 * @param currency {@code EUR}
 * @param paymentStatus which way money is still to flow
 * @param voucherType kind of the document
 * @param voucherStatus open, paid, paidoff, voided, transferred or sepadebit
 * @param paidDate only if paid or paid off
 * @param paymentItems what reduced the open amount
 */
public record VoucherPayments(
        @Nullable BigDecimal openAmount,
        @Nullable String currency,
        @Nullable Status paymentStatus,
        @Nullable VoucherType voucherType,
        @Nullable VoucherStatus voucherStatus,
        @Nullable OffsetDateTime paidDate,
        List<Item> paymentItems) {

    /** Makes an absent list empty. */
    public VoucherPayments {
        paymentItems = Lists.present(paymentItems);
    }

    /** Which way money is still to flow, seen from the kind of document. */
    public enum Status {
        /** Nothing is open. */
        @JsonProperty("balanced")
        BALANCED,
        /** Open on the sales side; an open sales credit note is here, too. */
        @JsonProperty("openRevenue")
        OPEN_REVENUE,
        /** Open on the purchase side; an open purchase credit note is here, too. */
        @JsonProperty("openExpense")
        OPEN_EXPENSE,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }

    /**
     * One thing that reduced the open amount.
     *
     * @param paymentItemType what it was
     * @param postingDate when it was booked
     * @param amount how much
     * @param currency of the amount
     */
    public record Item(
            @Nullable Type paymentItemType,
            @Nullable OffsetDateTime postingDate,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** What reduced the open amount. */
    public enum Type {
        /** A bank transaction. */
        @JsonProperty("partPaymentFinancialTransaction")
        FINANCIAL_TRANSACTION,
        /** A credit note. */
        @JsonProperty("partPaymentCreditNote")
        CREDIT_NOTE,
        /** Cash. */
        @JsonProperty("partPaymentCashBox")
        CASH_BOX,
        /** Entered by hand. */
        @JsonProperty("manualPayment")
        MANUAL,
        /** Cash discount. */
        @JsonProperty("cashDiscount")
        CASH_DISCOUNT,
        /** Costs of dunning. */
        @JsonProperty("dunningCosts")
        DUNNING_COSTS,
        /** A difference by exchange rates. */
        @JsonProperty("currencyConversion")
        CURRENCY_CONVERSION,
        /** Written off. */
        @JsonProperty("irrecoverableReceivable")
        IRRECOVERABLE,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }
}
