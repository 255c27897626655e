package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** State of a document or voucher (lexware-office-api.md 6.5 and 7.19). */
public enum VoucherStatus {
    /** Made, not finalised. */
    @JsonProperty("draft")
    DRAFT,
    /** Finalised, not (fully) paid. */
    @JsonProperty("open")
    OPEN,
    /** Open and due in the past; computed, appears in the voucherlist only. */
    @JsonProperty("overdue")
    OVERDUE,
    /** Paid. */
    @JsonProperty("paid")
    PAID,
    /** A credit note that is settled. */
    @JsonProperty("paidoff")
    PAIDOFF,
    /** Cancelled in the app. */
    @JsonProperty("voided")
    VOIDED,
    /** Transferred to the bank. */
    @JsonProperty("transferred")
    TRANSFERRED,
    /** Handed over as SEPA direct debit. */
    @JsonProperty("sepadebit")
    SEPADEBIT,
    /** A quotation that was accepted. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** A quotation that was rejected. */
    @JsonProperty("rejected")
    REJECTED,
    /** An uploaded receipt that nobody has checked. */
    @JsonProperty("unchecked")
    UNCHECKED,
    /** An uploaded receipt that is being recognised. */
    @JsonProperty("blank")
    BLANK,
    /** A word that this version does not know; only ever read. */
    @JsonEnumDefaultValue
    UNRECOGNISED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
