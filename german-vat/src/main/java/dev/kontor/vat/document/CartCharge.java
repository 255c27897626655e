package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shipping or a fee of the same seller: ancillary to the goods ({@code vat.md} section 9). Amounts
 * are in the cart's price basis, EUR, after discounts.
 *
 * @param id the shop's own id; corrections name it
 * @param kind what it is for
 * @param name what is printed
 * @param amount what the shop charged for it
 * @param portions the shop's own split over rates; empty if it gives none
 */
public record CartCharge(
        String id, Kind kind, String name, BigDecimal amount, List<Portion> portions) {

    /** What a charge is for. */
    public enum Kind {
        /** Shipping, packing, express. */
        SHIPPING,
        /** Cash on delivery, payment and other fees of the seller. */
        FEE,
        /** A tip: held until the receiver is known. */
        TIP
    }

    /**
     * The part of a charge the shop taxed at one rate.
     *
     * @param rate the shop's rate, per cent
     * @param amount in the cart's price basis
     * @param shopTax its tax if the shop states it
     */
    public record Portion(BigDecimal rate, BigDecimal amount, @Nullable BigDecimal shopTax) {}

    public CartCharge {
        portions = List.copyOf(portions);
        BigDecimal sum = Amounts.sum(portions.stream().map(Portion::amount).toList());
        if (!portions.isEmpty() && sum.compareTo(amount) != 0) {
            throw new IllegalArgumentException(
                    "The portions of '" + name + "' add up to " + sum + ", not to " + amount + ".");
        }
    }

    /** Shipping of which the shop gives no split: it follows the goods. */
    public static CartCharge shipping(String id, String name, BigDecimal amount) {
        return new CartCharge(id, Kind.SHIPPING, name, amount, List.of());
    }

    /** A fee of which the shop gives no split: it follows the goods. */
    public static CartCharge fee(String id, String name, BigDecimal amount) {
        return new CartCharge(id, Kind.FEE, name, amount, List.of());
    }

    /** The same charge, wholly taxed by the shop at one rate. */
    public CartCharge withRate(BigDecimal rate, @Nullable BigDecimal shopTax) {
        return new CartCharge(id, kind, name, amount, List.of(new Portion(rate, amount, shopTax)));
    }

    /** The same charge with the shop's own split. */
    public CartCharge withPortions(List<Portion> newPortions) {
        return new CartCharge(id, kind, name, amount, newPortions);
    }
}
