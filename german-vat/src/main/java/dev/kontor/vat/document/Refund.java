package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money given back for an order. All amounts are what the customer gets back: VAT included, EUR,
 * positive.
 *
 * @param items pieces taken back
 * @param charges shipping and fees given back
 * @param furtherAmount an amount given back without naming lines; 0 if there is none
 * @param total what the customer got back in all; null if only the parts are known
 */
public record Refund(
        List<Item> items,
        List<Charge> charges,
        BigDecimal furtherAmount,
        @Nullable BigDecimal total) {

    /**
     * Pieces of one line.
     *
     * @param lineId id of the cart line
     * @param quantity how many pieces; above 0
     * @param amount what was given back for them; null for their share of what was paid
     */
    public record Item(String lineId, BigDecimal quantity, @Nullable BigDecimal amount) {
        public Item {
            if (quantity.signum() <= 0) {
                throw new IllegalArgumentException(
                        "Refund of line "
                                + lineId
                                + " needs a quantity above 0, got "
                                + quantity
                                + ".");
            }
        }
    }

    /**
     * A charge given back.
     *
     * @param chargeId id of the cart's charge; null for all charges together
     * @param amount what was given back; null for all that is left
     */
    public record Charge(@Nullable String chargeId, @Nullable BigDecimal amount) {}

    public Refund {
        items = List.copyOf(items);
        charges = List.copyOf(charges);
    }

    /** A refund of pieces. */
    public static Refund ofItems(List<Item> items) {
        return new Refund(items, List.of(), Amounts.ZERO, null);
    }

    /** A refund of an amount without naming lines. */
    public static Refund ofAmount(BigDecimal amount) {
        return new Refund(List.of(), List.of(), amount, amount);
    }

    /** The same refund with shipping given back, whatever charge it was. */
    public Refund withShipping(BigDecimal amount) {
        return new Refund(items, List.of(new Charge(null, amount)), furtherAmount, total);
    }

    /** The same refund with what the customer got back in all. */
    public Refund withTotal(@Nullable BigDecimal newTotal) {
        return new Refund(items, charges, furtherAmount, newTotal);
    }
}
