package dev.kontor.hub.model;

import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shipping or a fee of the same seller: ancillary to the goods ({@code vat.md} section 9).
 *
 * @param amount after discounts; gross or net as {@link Sale#pricesIncludeTax()} says
 * @param taxShares what the source says about its VAT; empty if it says nothing
 */
public record SaleCharge(String id, String name, Money amount, List<TaxShare> taxShares) {

    public SaleCharge {
        taxShares = List.copyOf(taxShares);
    }

    /**
     * The VAT of one rate on a charge.
     *
     * @param rate in percent
     * @param tax the VAT amount; null if the source only states the rate
     */
    public record TaxShare(BigDecimal rate, @Nullable Money tax) {}
}
