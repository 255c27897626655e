package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is supplied, as far as VAT cares ({@code vat.md} section 1, {@code product_kind}). {@link
 * #STANDARD} and {@link #REDUCED} stand for goods of which only the shop's own rate is known.
 */
public enum GoodsKind implements Wording.Named {
    /** Not stated; held (R01). */
    UNSTATED(Nature.GOODS, "nicht angegeben", "not stated"),
    /** Goods or a service at the standard rate, known only by the rate the shop charged. */
    STANDARD(Nature.GOODS, "Umsatz zum Regelsteuersatz", "supply at the standard rate"),
    /** Goods or a service at the reduced rate, known only by the rate the shop charged. */
    REDUCED(Nature.GOODS, "Umsatz zum ermäßigten Satz", "supply at the reduced rate"),
    /** Goods at the reduced rate of which nothing more is known. */
    REDUCED_GOODS(Nature.GOODS, "Ware zum ermäßigten Satz", "goods at the reduced rate"),
    /** Goods without anything special. */
    GOODS(Nature.GOODS, "Ware", "goods"),
    /** Printed books and papers, audio books on a carrier. */
    BOOK(Nature.GOODS, "Bücher und Zeitungen", "books and papers"),
    /** Food of Anlage 2, take-away food, coffee beans, plants, pet food. */
    FOOD(Nature.GOODS, "Lebensmittel", "food"),
    /** Drinks. */
    DRINK(Nature.GOODS, "Getränke", "drinks"),
    /** Hygiene products of Anlage 2. */
    HYGIENE(Nature.GOODS, "Hygieneprodukte", "hygiene products"),
    /** Works of art. */
    ART(Nature.GOODS, "Kunstgegenstände", "works of art"),
    /** Mobile phones, tablets, consoles, chips (§ 13b Abs. 2 Nr. 10 UStG). */
    PHONE(Nature.GOODS, "Handys, Tablets, Konsolen, Chips", "phones, tablets, consoles, chips"),
    /** Scrap, gold, energy, emission rights (§ 13b Abs. 2 Nr. 5, 6, 7, 9 UStG). */
    SCRAP(Nature.GOODS, "Schrott, Gold, Energie", "scrap, gold, energy"),
    /** Metals of Anlage 4 (§ 13b Abs. 2 Nr. 11 UStG). */
    METAL(Nature.GOODS, "Metalle", "metals"),
    /** Solar modules, storage, components and their installation. */
    PHOTOVOLTAIC(Nature.GOODS, "Photovoltaik", "photovoltaics"),
    /** Second-hand goods under the margin scheme. */
    USED_GOODS_MARGIN(
            Nature.GOODS,
            "Gebrauchtware mit Differenzbesteuerung",
            "second-hand goods under the margin scheme"),
    /** New vehicles. */
    NEW_VEHICLE(Nature.GOODS, "neues Fahrzeug", "new vehicle"),
    /** Wine, beer, spirits, tobacco. */
    EXCISE_GOODS(Nature.GOODS, "Alkohol und Tabak", "alcohol and tobacco"),
    /** Restaurant and catering meals, without drinks. */
    MEAL(Nature.SERVICE_AT_A_PLACE, "Speisen im Restaurant", "restaurant meals"),
    /** Building services on land. */
    CONSTRUCTION(Nature.SERVICE_AT_A_PLACE, "Bauleistung", "building service"),
    /** Cleaning of buildings (§ 13b Abs. 2 Nr. 8 UStG). */
    BUILDING_CLEANING(Nature.SERVICE_AT_A_PLACE, "Gebäudereinigung", "cleaning of buildings"),
    /** Short lodging of guests. */
    LODGING(Nature.SERVICE_AT_A_PLACE, "Übernachtung", "lodging"),
    /** Passenger transport over a short distance. */
    LOCAL_TRANSPORT(Nature.SERVICE_AT_A_PLACE, "Personennahverkehr", "local passenger transport"),
    /** Tickets for theatres and concerts. */
    CULTURE_TICKET(
            Nature.SERVICE_AT_A_PLACE, "Theater- und Konzertkarten", "theatre and concert tickets"),
    /** Downloads, software, memberships. */
    DIGITAL(Nature.SERVICE, "digitale Leistung", "digital service"),
    /** E-books, e-papers, digital audio books. */
    EBOOK(Nature.SERVICE, "E-Books", "e-books"),
    /** Any other service. */
    SERVICE(Nature.SERVICE, "Dienstleistung", "service"),
    /** Travel services in the seller's own name (§ 25 UStG). */
    TRAVEL(Nature.SERVICE, "Reiseleistung", "travel service"),
    /** Services exempt under § 4 UStG, such as medical treatment. */
    EXEMPT_SERVICE(Nature.SERVICE, "steuerbefreite Leistung", "exempt service"),
    /** A voucher of which place and rate are known when it is sold. */
    VOUCHER_SINGLE(Nature.OF_THE_SELLER, "Einzweckgutschein", "single-purpose voucher"),
    /** A voucher of which place or rate is open: no supply when it is sold. */
    VOUCHER_MULTI(Nature.OF_THE_SELLER, "Mehrzweckgutschein", "multi-purpose voucher"),
    /** A voluntary tip. */
    TIP(Nature.OF_THE_SELLER, "Trinkgeld", "tip"),
    /** Damages, cancellation and dunning fees, default interest, security deposits. */
    COMPENSATION(
            Nature.OF_THE_SELLER,
            "Schadensersatz, Kaution, Mahngebühr",
            "damages, deposit, dunning fee"),
    /** A donation added in the cart. */
    DONATION(Nature.OF_THE_SELLER, "Spende", "donation");

    private enum Nature {
        GOODS,
        SERVICE,
        SERVICE_AT_A_PLACE,
        OF_THE_SELLER
    }

    private final Nature nature;
    private final String de;
    private final String en;

    GoodsKind(Nature nature, String de, String en) {
        this.nature = nature;
        this.de = de;
        this.en = en;
    }

    /** What people call it. */
    @Override
    public Wording wording() {
        return new Wording(de, en);
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
