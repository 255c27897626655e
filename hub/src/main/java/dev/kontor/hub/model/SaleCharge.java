package dev.kontor.hub.model;

import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source charged beside the goods: ancillary to them, but for tips ({@code vat.md} section
 * 9).
 *
 * @param amount after discounts; gross or net as {@link Sale#pricesIncludeTax()} says
 * @param taxShares what the source says about its VAT; empty if it says nothing
 * @param kind what it is for
 */
public record SaleCharge(
        String id, String name, Money amount, List<TaxShare> taxShares, Kind kind) {

    /** What a charge is for. */
    public enum Kind {
        /** Shipping, packing, express. */
        SHIPPING,
        /** Payment and other fees of the seller, customs duties passed on. */
        FEE,
        /** Voluntary: part of the price or not, by who receives it. */
        TIP
    }

    @SuppressWarnings("ConstantValue") // charges stored before there were kinds have none
    public SaleCharge {
        taxShares = List.copyOf(taxShares);
        kind = kind == null ? Kind.SHIPPING : kind;
    }

    /** Shipping. */
    public SaleCharge(String id, String name, Money amount, List<TaxShare> taxShares) {
        this(id, name, amount, taxShares, Kind.SHIPPING);
    }

    /**
     * The VAT of one rate on a charge.
     *
     * @param rate in percent
     * @param tax the VAT amount; null if the source only states the rate
     */
    public record TaxShare(BigDecimal rate, @Nullable Money tax) {

        public TaxShare {
            Decimals.bounded(rate);
        }
    }
}
