package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Kind of a row in the voucherlist or of a related document (lexware-office-api.md 7.19). */
public enum VoucherType {
    /** A sales document made in Lexware; never matches {@link #SALES_INVOICE}. */
    @JsonProperty("invoice")
    INVOICE("invoice"),
    /** A sales credit note made in Lexware. */
    @JsonProperty("creditnote")
    CREDIT_NOTE("creditnote"),
    /** Down-payment invoice. */
    @JsonProperty("downpaymentinvoice")
    DOWN_PAYMENT_INVOICE("downpaymentinvoice"),
    /** Order confirmation. */
    @JsonProperty("orderconfirmation")
    ORDER_CONFIRMATION("orderconfirmation"),
    /** Quotation. */
    @JsonProperty("quotation")
    QUOTATION("quotation"),
    /** Delivery note. */
    @JsonProperty("deliverynote")
    DELIVERY_NOTE("deliverynote"),
    /** Bookkeeping voucher of a sale made elsewhere. */
    @JsonProperty("salesinvoice")
    SALES_INVOICE("salesinvoice"),
    /** Bookkeeping voucher of a sales credit note made elsewhere. */
    @JsonProperty("salescreditnote")
    SALES_CREDIT_NOTE("salescreditnote"),
    /** Bookkeeping voucher of a purchase. */
    @JsonProperty("purchaseinvoice")
    PURCHASE_INVOICE("purchaseinvoice"),
    /** Bookkeeping voucher of a purchase credit note. */
    @JsonProperty("purchasecreditnote")
    PURCHASE_CREDIT_NOTE("purchasecreditnote"),
    /** Dunning; appears among related vouchers, never in the voucherlist. */
    @JsonProperty("dunning")
    DUNNING("dunning"),
    /** A word that this version does not know; only ever read. */
    @JsonEnumDefaultValue
    UNRECOGNISED("");

    private final String wire;

    VoucherType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }
}
