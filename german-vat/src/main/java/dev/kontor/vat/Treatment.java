package dev.kontor.vat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a supply is taxed and posted.
 *
 * @param taxType tax type of the document
 * @param subType refines it for consumers in other member states
 * @param rate per cent, without trailing zeros; 0 for every tax type that is not taxed
 * @param categoryCode category code of EN 16931
 * @param postingCategoryKind what it is posted to
 * @param note the text the document must carry
 */
public record Treatment(
        TaxType taxType,
        @Nullable TaxSubType subType,
        BigDecimal rate,
        CategoryCode categoryCode,
        PostingCategoryKind postingCategoryKind,
        @Nullable Note note) {

    public Treatment {
        if (rate.signum() < 0 || (!taxType.taxed() && rate.signum() != 0)) {
            throw new IllegalArgumentException(
                    "Tax type " + taxType.lexwareName() + " cannot carry the rate " + rate + " %.");
        }
    }
}
