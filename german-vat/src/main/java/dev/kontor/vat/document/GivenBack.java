package dev.kontor.vat.document;

import java.math.BigDecimal;

/**
 * A line of a correction whose price is still to be found.
 *
 * @param wanted name, quantity, rate and origin
 * @param gross what the customer got back for it, above 0
 */
record GivenBack(UnitPrices.Wanted wanted, BigDecimal gross) {

    Origin origin() {
        return wanted.origin();
    }
}
