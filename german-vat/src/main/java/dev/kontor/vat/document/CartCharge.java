package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shipping, a fee or another amount of an order that is no line of goods ({@code vat.md} section
 * 9). Amounts are in the cart's price basis and currency, after discounts.
 *
 * @param id the shop's own id; corrections name it
 * @param kind what it is for
 * @param name what is printed
 * @param amount what the shop charged for it
 * @param portions the shop's own split over rates; empty if it gives none
 * @param lineIds the lines it belongs to; empty for all
 */
public record CartCharge(
        String id,
        Kind kind,
        String name,
        BigDecimal amount,
        List<Portion> portions,
        List<String> lineIds) {

    /** What a charge is for. */
    public enum Kind {
        /** Shipping, packing, express, cash on delivery. */
        SHIPPING(Nature.FOLLOWS_GOODS),
        /** Customs and import duties passed on. */
        DUTY(Nature.FOLLOWS_GOODS),
        /** A deposit on bottles and crates: the rate of their content. */
        PACKAGING_DEPOSIT(Nature.FOLLOWS_GOODS),
        /** Payment and other fees of the seller. */
        FEE(Nature.FOLLOWS_SUPPLIES),
        /** A tip to the owner: part of the price. */
        TIP_TO_OWNER(Nature.FOLLOWS_SUPPLIES),
        /** A pallet or another independent transport aid. */
        TRANSPORT_AID(Nature.OWN_GOODS),
        /** A voluntary tip to the staff: no turnover, outside the document. */
        TIP_TO_STAFF(Nature.OUTSIDE),
        /** A tip of which nobody said who receives it: held. */
        TIP(Nature.OUTSIDE),
        /** Damages or the price for a right: held. */
        CANCELLATION_FEE(Nature.OUTSIDE),
        /** A donation: no supply, a document of its own, held. */
        DONATION(Nature.NO_SUPPLY),
        /** A deposit that is given back: no supply, a document of its own, held. */
        SECURITY_DEPOSIT(Nature.NO_SUPPLY),
        /** Damages, dunning fees, default interest: no supply, a document of its own, held. */
        DAMAGES(Nature.NO_SUPPLY);

        private final Nature nature;

        Kind(Nature nature) {
            this.nature = nature;
        }

        Nature nature() {
            return nature;
        }

        /** Whether it is a price for something, and not money that is no turnover. */
        public boolean isPartOfTheOrder() {
            return nature != Nature.OUTSIDE && nature != Nature.NO_SUPPLY;
        }
    }

    /** What becomes of a charge. */
    enum Nature {
        /** Ancillary to the goods that are sent; to everything sold if nothing is sent. */
        FOLLOWS_GOODS,
        /** Ancillary to everything sold. */
        FOLLOWS_SUPPLIES,
        /** Taxed as goods of its own. */
        OWN_GOODS,
        /** No turnover and on no document. */
        OUTSIDE,
        /** No turnover, on a document of its own. */
        NO_SUPPLY
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
        lineIds = List.copyOf(lineIds);
        BigDecimal sum = Amounts.sum(portions.stream().map(Portion::amount).toList());
        if (!portions.isEmpty() && sum.compareTo(amount) != 0) {
            throw new IllegalArgumentException(
                    "The portions of '" + name + "' add up to " + sum + ", not to " + amount + ".");
        }
    }

    /** A charge for all lines. */
    public CartCharge(
            String id, Kind kind, String name, BigDecimal amount, List<Portion> portions) {
        this(id, kind, name, amount, portions, List.of());
    }

    /** A charge of which the shop gives no split. */
    public static CartCharge of(String id, Kind kind, String name, BigDecimal amount) {
        return new CartCharge(id, kind, name, amount, List.of());
    }

    /** Shipping of which the shop gives no split: it follows the goods. */
    public static CartCharge shipping(String id, String name, BigDecimal amount) {
        return of(id, Kind.SHIPPING, name, amount);
    }

    /** A fee of which the shop gives no split: it follows what was sold. */
    public static CartCharge fee(String id, String name, BigDecimal amount) {
        return of(id, Kind.FEE, name, amount);
    }

    /** The same charge, wholly taxed by the shop at one rate. */
    public CartCharge withRate(BigDecimal rate, @Nullable BigDecimal shopTax) {
        return withPortions(List.of(new Portion(rate, amount, shopTax)));
    }

    /** The same charge with the shop's own split. */
    public CartCharge withPortions(List<Portion> newPortions) {
        return new CartCharge(id, kind, name, amount, newPortions, lineIds);
    }

    /** The same charge, for some lines only. */
    public CartCharge forLines(List<String> newLineIds) {
        return new CartCharge(id, kind, name, amount, portions, newLineIds);
    }

    boolean isFree() {
        return amount.signum() == 0;
    }
}
