package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is supplied, as far as VAT cares ({@code vat.md} section 1, {@code product_kind}). {@link
 * #STANDARD} and {@link #REDUCED} stand for goods of which only the shop's own rate is known.
 */
public enum GoodsKind {
    /** Not stated; held (R01). */
    UNSTATED(Nature.GOODS),
    /** Goods or a service at the standard rate, known only by the rate the shop charged. */
    STANDARD(Nature.GOODS),
    /** Goods or a service at the reduced rate, known only by the rate the shop charged. */
    REDUCED(Nature.GOODS),
    /** Goods at the reduced rate of which nothing more is known. */
    REDUCED_GOODS(Nature.GOODS),
    /** Goods without anything special. */
    GOODS(Nature.GOODS),
    /** Printed books and papers, audio books on a carrier. */
    BOOK(Nature.GOODS),
    /** Food of Anlage 2, take-away food, coffee beans, plants, pet food. */
    FOOD(Nature.GOODS),
    /** Drinks. */
    DRINK(Nature.GOODS),
    /** Hygiene products of Anlage 2. */
    HYGIENE(Nature.GOODS),
    /** Works of art. */
    ART(Nature.GOODS),
    /** Mobile phones, tablets, consoles, chips (§ 13b Abs. 2 Nr. 10 UStG). */
    PHONE(Nature.GOODS),
    /** Scrap, gold, energy, emission rights (§ 13b Abs. 2 Nr. 5, 6, 7, 9 UStG). */
    SCRAP(Nature.GOODS),
    /** Metals of Anlage 4 (§ 13b Abs. 2 Nr. 11 UStG). */
    METAL(Nature.GOODS),
    /** Solar modules, storage, components and their installation. */
    PHOTOVOLTAIC(Nature.GOODS),
    /** Second-hand goods under the margin scheme. */
    USED_GOODS_MARGIN(Nature.GOODS),
    /** New vehicles. */
    NEW_VEHICLE(Nature.GOODS),
    /** Wine, beer, spirits, tobacco. */
    EXCISE_GOODS(Nature.GOODS),
    /** Restaurant and catering meals, without drinks. */
    MEAL(Nature.SERVICE_AT_A_PLACE),
    /** Building services on land. */
    CONSTRUCTION(Nature.SERVICE_AT_A_PLACE),
    /** Cleaning of buildings (§ 13b Abs. 2 Nr. 8 UStG). */
    BUILDING_CLEANING(Nature.SERVICE_AT_A_PLACE),
    /** Short lodging of guests. */
    LODGING(Nature.SERVICE_AT_A_PLACE),
    /** Passenger transport over a short distance. */
    LOCAL_TRANSPORT(Nature.SERVICE_AT_A_PLACE),
    /** Tickets for theatres and concerts. */
    CULTURE_TICKET(Nature.SERVICE_AT_A_PLACE),
    /** Downloads, software, memberships. */
    DIGITAL(Nature.SERVICE),
    /** E-books, e-papers, digital audio books. */
    EBOOK(Nature.SERVICE),
    /** Any other service. */
    SERVICE(Nature.SERVICE),
    /** Travel services in the seller's own name (§ 25 UStG). */
    TRAVEL(Nature.SERVICE),
    /** Services exempt under § 4 UStG, such as medical treatment. */
    EXEMPT_SERVICE(Nature.SERVICE),
    /** A voucher of which place and rate are known when it is sold. */
    VOUCHER_SINGLE(Nature.OF_THE_SELLER),
    /** A voucher of which place or rate is open: no supply when it is sold. */
    VOUCHER_MULTI(Nature.OF_THE_SELLER),
    /** A voluntary tip. */
    TIP(Nature.OF_THE_SELLER),
    /** Damages, cancellation and dunning fees, default interest, security deposits. */
    COMPENSATION(Nature.OF_THE_SELLER),
    /** A donation added in the cart. */
    DONATION(Nature.OF_THE_SELLER);

    private enum Nature {
        GOODS,
        SERVICE,
        SERVICE_AT_A_PLACE,
        OF_THE_SELLER
    }

    private final Nature nature;

    GoodsKind(Nature nature) {
        this.nature = nature;
    }

    /** Whether the place follows the customer or the event, not a transport. */
    public boolean isService() {
        return nature == Nature.SERVICE || nature == Nature.SERVICE_AT_A_PLACE;
    }

    /** Whether it is moved from one place to another. */
    boolean isMoved() {
        return nature == Nature.GOODS;
    }

    /** Whether the place of the service is where it happens, by its nature. */
    boolean boundToAPlace() {
        return nature == Nature.SERVICE_AT_A_PLACE;
    }

    /** Whether goods and services cannot be told apart, because only the shop's rate is known. */
    boolean knownByRateOnly() {
        return this == STANDARD || this == REDUCED;
    }

    /** Whether there is neither transport nor place: it happens where the seller is. */
    boolean isOfTheSeller() {
        return nature == Nature.OF_THE_SELLER;
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
