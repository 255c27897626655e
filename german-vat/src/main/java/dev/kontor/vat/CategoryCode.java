package dev.kontor.vat;

/** VAT category code of EN 16931 ({@code vat.md} section 16). */
public enum CategoryCode {
    /** Taxed at a rate above 0. */
    S,
    /** Zero rate. */
    Z,
    /** Exempt. */
    E,
    /** Reverse charge. */
    AE,
    /** Intra-Community supply. */
    K,
    /** Export. */
    G,
    /** Outside the scope of VAT. */
    O
}
