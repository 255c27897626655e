package dev.kontor.vat;

/** Whether the shop's prices include VAT. */
public enum PriceBasis {
    /** Prices without VAT. */
    NET,
    /** Prices with VAT inside. */
    GROSS
}
