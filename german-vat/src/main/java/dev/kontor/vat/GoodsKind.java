package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is supplied, as far as VAT cares ({@code vat.md} section 1, {@code product_kind}). {@link
 * #STANDARD} and {@link #REDUCED} stand for goods of which only the shop's own rate is known.
 */
public enum GoodsKind {
    /** Goods at the standard rate, known only by the rate the shop charged. */
    STANDARD,
    /** Goods at the reduced rate, known only by the rate the shop charged. */
    REDUCED,
    /** Goods without anything special. */
    GOODS,
    /** Printed books and papers, audio books on a carrier. */
    BOOK,
    /** Food of Anlage 2. */
    FOOD,
    /** Drinks. */
    DRINK,
    /** Works of art. */
    ART,
    /** Mobile phones, tablets, consoles, chips. */
    PHONE,
    /** Scrap and the other goods of § 13b Abs. 2 Nr. 7 to 11 UStG. */
    SCRAP,
    /** Solar modules, storage, components and their installation. */
    PHOTOVOLTAIC,
    /** Second-hand goods under the margin scheme. */
    USED_GOODS_MARGIN,
    /** New vehicles. */
    NEW_VEHICLE,
    /** Wine, beer, spirits, tobacco. */
    EXCISE_GOODS,
    /** Restaurant and catering meals, without drinks. */
    MEAL,
    /** Building services on land. */
    CONSTRUCTION,
    /** Downloads, software, memberships. */
    DIGITAL,
    /** E-books, e-papers, digital audio books. */
    EBOOK,
    /** Any other service. */
    SERVICE,
    /** A voucher of which place and rate are known when it is sold. */
    VOUCHER_SINGLE,
    /** A voucher of which place or rate is open: no supply when it is sold. */
    VOUCHER_MULTI;

    /** Whether the place follows the customer or the event, not a transport. */
    public boolean isService() {
        return switch (this) {
            case MEAL, CONSTRUCTION, DIGITAL, EBOOK, SERVICE -> true;
            case STANDARD,
                    REDUCED,
                    GOODS,
                    BOOK,
                    FOOD,
                    DRINK,
                    ART,
                    PHONE,
                    SCRAP,
                    PHOTOVOLTAIC,
                    USED_GOODS_MARGIN,
                    NEW_VEHICLE,
                    EXCISE_GOODS,
                    VOUCHER_SINGLE,
                    VOUCHER_MULTI ->
                    false;
        };
    }

    /** Whether goods and services cannot be told apart, because only the shop's rate is known. */
    boolean knownByRateOnly() {
        return this == STANDARD || this == REDUCED;
    }

    /** Whether there is neither transport nor place: a voucher is sold where the seller is. */
    boolean isVoucher() {
        return this == VOUCHER_SINGLE || this == VOUCHER_MULTI;
    }

    /**
     * Takes the shop's own rate as the class of the goods, if it is a German rate on the supply
     * date.
     *
     * @param rate per cent, for example 19 or 7.00; scale does not matter
     * @param supply the date of supply, which selects the rates (not the date of the order)
     * @return the class, or the question (R22) that names the shop's value and the German rates
     */
    public static ShopRate fromShopRate(BigDecimal rate, LocalDate supply) {
        return ShopRate.read(rate, supply);
    }
}
