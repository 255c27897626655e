package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * How a document is taxed (lexware-office-api.md 6.3).
 *
 * @param taxType null only if Lexware left it out
 * @param taxSubType null except for distance sales
 * @param taxTypeNote the sentence printed for tax-free documents; null takes the organisation's
 *     default
 */
public record TaxConditions(
        @Nullable TaxType taxType, @Nullable TaxSubType taxSubType, @Nullable String taxTypeNote) {

    /** Conditions with the organisation's default note. */
    public static TaxConditions of(TaxType taxType) {
        return new TaxConditions(taxType, null, null);
    }

    /** The same for distance sales or electronic services to consumers in other EU states. */
    public TaxConditions with(TaxSubType subType) {
        return new TaxConditions(taxType, subType, taxTypeNote);
    }

    /** The same with a sentence of its own. */
    public TaxConditions withNote(String note) {
        return new TaxConditions(taxType, taxSubType, note);
    }
}
