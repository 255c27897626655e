package dev.kontor.vat.document;

/**
 * What to do with a refund that names an amount but no lines. It may be a price reduction ({@code
 * vendors.md}, flow B: split by tax shares) or a compensation, which is none ({@code vat.md}
 * section 10: R18).
 */
public enum AmountRefundPolicy {
    /** Treat it as a price reduction, split by the invoice's shares per rate, with a remark. */
    SPLIT_BY_SHARES,
    /** Hold with R18 until a person said what it was for. */
    HOLD
}
