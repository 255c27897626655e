package dev.kontor.vat.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a correction whose price is still to be found.
 *
 * @param wanted name, quantity, rate and origin
 * @param gross what the customer got back for it, above 0
 * @param own the same in the prices of the invoice, if that is known: its share of a net line
 */
record GivenBack(UnitPrices.Wanted wanted, BigDecimal gross, @Nullable BigDecimal own) {

    Origin origin() {
        return wanted.origin();
    }
}
