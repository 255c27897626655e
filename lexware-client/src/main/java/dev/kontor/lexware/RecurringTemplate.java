package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template that makes invoices by itself (lexware-office-api.md 7.18). Read-only; always for a
 * contact. Rows of {@link RecurringTemplates#page} hold only id, dates, title, addressee, totals,
 * payment term and settings. An invoice names its template, not the other way round.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version counts changes
 * @param language {@code de} or {@code en}
 * @param archived set in the app
 * @param address addressee
 * @param lineItems lines; empty in rows of a page
 * @param totalPrice totals
 * @param taxAmounts tax by rate; empty in rows of a page
 * @param taxConditions tax type
 * @param paymentConditions payment term
 * @param title heading
 * @param introduction text before the lines
 * @param remark text after the lines
 * @param printLayoutId print layout
 * @param recurringTemplateSettings when and how it makes invoices
 */
public record RecurringTemplate(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        int version,
        @Nullable String language,
        boolean archived,
        @Nullable Address address,
        List<LineItem> lineItems,
        @Nullable TotalPrice totalPrice,
        List<TaxAmount> taxAmounts,
        @Nullable TaxConditions taxConditions,
        @Nullable PaymentConditions paymentConditions,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId,
        @Nullable Settings recurringTemplateSettings) {

    /** Makes absent lists empty. */
    public RecurringTemplate {
        lineItems = Lists.present(lineItems);
        taxAmounts = Lists.present(taxAmounts);
    }

    /**
     * When and how a template makes invoices. Days are in Berlin; it runs nightly from 3:00.
     *
     * @param id id of the settings
     * @param startDate first day; null pauses it
     * @param endDate last day, or null
     * @param finalise true: the invoice is finalised and mailed to the customer; false: a draft
     * @param shippingType kind of supply written on the invoice
     * @param executionInterval how often
     * @param nextExecutionDate null if paused
     * @param lastExecutionDate when it ran last
     * @param lastExecutionFailed whether that failed
     * @param lastExecutionErrorMessage why
     * @param executionStatus whether it runs; there is no state for errors
     * @param retroactiveInvoice whether the invoice is for the past period
     */
    public record Settings(
            @Nullable UUID id,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @JsonProperty("finalize") boolean finalise,
            ShippingConditions.@Nullable Type shippingType,
            @Nullable Interval executionInterval,
            @Nullable LocalDate nextExecutionDate,
            @Nullable LocalDate lastExecutionDate,
            boolean lastExecutionFailed,
            @Nullable String lastExecutionErrorMessage,
            @Nullable Status executionStatus,
            boolean retroactiveInvoice) {}

    /** How often a template runs. */
    public enum Interval {
        /** Every week. */
        WEEKLY,
        /** Every second week. */
        BIWEEKLY,
        /** Every month. */
        MONTHLY,
        /** Every quarter. */
        QUARTERLY,
        /** Every half year. */
        BIANNUALLY,
        /** Every year. */
        ANNUALLY,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }

    /** Whether a template runs. */
    public enum Status {
        /** It runs. */
        ACTIVE,
        /** A person paused it. */
        PAUSED,
        /** Its last day is over. */
        ENDED,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }
}
