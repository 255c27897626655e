package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.TaxSubType;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cart line or a part of a charge with its treatment and the amount that is left after all
 * discounts.
 *
 * @param amount in the cart's price basis, 0 or more
 * @param discount what was taken off
 * @param shopTax the shop's tax on exactly this amount, if it is known
 */
record SoldLine(
        UnitPrices.Wanted wanted,
        BigDecimal amount,
        BigDecimal discount,
        @Nullable BigDecimal shopTax,
        Decided decided) {

    boolean isFree() {
        return amount.signum() == 0;
    }

    BigDecimal rate() {
        return decided.treatment().rate();
    }

    Group group() {
        return new Group(decided.treatment().taxType(), decided.treatment().subType());
    }

    Share share() {
        return new Share(group(), rate().stripTrailingZeros());
    }

    /** What must not share a document with anything else ({@code vat.md} section 13). */
    record Group(TaxType taxType, @Nullable TaxSubType subType) {}

    /** What takes one share of a charge: a rate in a document. */
    record Share(Group group, BigDecimal rate) {}
}
