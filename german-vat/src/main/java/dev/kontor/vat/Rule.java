package dev.kontor.vat;

import java.time.LocalDate;

/**
 * The rules, in the order in which {@link VatRules} asks them ({@code vat.md} section 3). The id
 * never changes its meaning: it is stored with every decision.
 */
public enum Rule {

    // Step 2: not a supply
    VOUCHER_NO_SUPPLY(
            "VOU-1",
            "2019-01-01",
            "§ 3 Abs. 13, 15 UStG; Art. 30a, 30b MwStSystRL",
            "Der Verkauf eines Mehrzweckgutscheins ist noch kein Umsatz.",
            "Selling a multi-purpose voucher is no supply yet."),
    COMPENSATION(
            "NON-1",
            "2007-01-01",
            "§ 1 Abs. 1 Nr. 1 UStG",
            "Schadensersatz, Kaution und Mahngebühr sind kein Entgelt für eine Leistung.",
            "Damages, security deposits and dunning fees are no price of a supply."),
    DONATION(
            "NON-2",
            "2007-01-01",
            "§ 1 Abs. 1 Nr. 1 UStG",
            "Eine Spende ist kein Entgelt für eine Leistung.",
            "A donation is no price of a supply."),

    // Step 3: small business
    SMALL_BUSINESS_EXEMPT(
            "KU-1",
            "2007-01-01",
            "§ 19 UStG",
            "Umsätze eines Kleinunternehmers sind steuerfrei.",
            "Supplies of a small business are exempt."),
    SMALL_BUSINESS_ABROAD(
            "KU-2",
            "2010-01-01",
            "§ 3a UStG",
            "Der Leistungsort liegt nicht in Deutschland; § 19 UStG greift dort nicht.",
            "The place of supply is not in Germany; § 19 UStG does not reach it."),

    // Step 4: special schemes
    MARGIN_SCHEME(
            "MAR-1",
            "2007-01-01",
            "§ 25a, § 14a Abs. 6 UStG",
            "Gebrauchte Gegenstände können der Differenzbesteuerung unterliegen.",
            "Second-hand goods may fall under the margin scheme."),
    TRAVEL_SCHEME(
            "TRV-1",
            "2022-01-01",
            "§ 25 UStG",
            "Reiseleistungen im eigenen Namen: nur die Marge wird besteuert.",
            "Travel services in the seller's own name: only the margin is taxed."),
    NEW_VEHICLE(
            "IGL-2",
            "2007-01-01",
            "§ 1b, § 6a Abs. 1 Nr. 2c UStG",
            "Ein neues Fahrzeug in einen anderen Mitgliedstaat ist bei jedem Käufer eine steuerfreie innergemeinschaftliche Lieferung.",
            "A new vehicle to another member state is an exempt intra-Community supply, whoever buys it."),

    // Step 5: construction
    CONSTRUCTION_REVERSE_CHARGE(
            "CON-1",
            "2007-01-01",
            "§ 13b Abs. 2 Nr. 4, Abs. 5 S. 2 UStG",
            "Bauleistung an einen Bauleister mit Bescheinigung: der Empfänger schuldet die Steuer.",
            "Building service to a certified builder: the customer owes the tax."),

    // Step 6: goods that stay in Germany
    PHOTOVOLTAICS_ZERO_RATE(
            "PV-1",
            "2023-01-01",
            "§ 12 Abs. 3 UStG; UStAE 12.18",
            "Photovoltaik an den Betreiber: Steuersatz null.",
            "Photovoltaics supplied to the operator: zero rate."),
    DOMESTIC_REVERSE_CHARGE(
            "RC-1",
            "2011-07-01",
            "§ 13b Abs. 2 Nr. 5 bis 12 UStG",
            "Bei diesen Leistungen kann der Empfänger die Steuer schulden.",
            "For these supplies the customer may owe the tax."),
    VOUCHER_SINGLE(
            "VOU-2",
            "2019-01-01",
            "§ 3 Abs. 14 UStG",
            "Ein Einzweckgutschein wird beim Verkauf versteuert wie die Leistung, für die er steht.",
            "A single-purpose voucher is taxed when sold, like the supply it stands for."),
    DOMESTIC_BY_SHOP_RATE(
            "DOM-9",
            "2007-01-01",
            "§ 12 Abs. 2 UStG",
            "Ermäßigter Steuersatz, wie vom Shop berechnet; die Warenart ist nicht bekannt.",
            "Reduced rate as charged by the shop; the kind of goods is not known."),
    DOMESTIC_FOOD(
            "DOM-2",
            "2007-01-01",
            "§ 12 Abs. 2 Nr. 1 UStG, Anlage 2",
            "Lebensmittel der Anlage 2: ermäßigter Steuersatz.",
            "Food of Anlage 2: reduced rate."),
    DOMESTIC_BOOK(
            "DOM-3",
            "2007-01-01",
            "§ 12 Abs. 2 Nr. 1 UStG, Anlage 2 Nr. 49, 50",
            "Gedruckte Bücher und Zeitungen: ermäßigter Steuersatz.",
            "Printed books and papers: reduced rate."),
    DOMESTIC_EBOOK(
            "DOM-4",
            "2019-12-18",
            "§ 12 Abs. 2 Nr. 14 UStG",
            "E-Books und E-Papers: ermäßigter Steuersatz seit 18.12.2019.",
            "E-books and e-papers: reduced rate since 2019-12-18."),
    DOMESTIC_MEAL(
            "DOM-5",
            "2020-07-01",
            "§ 12 Abs. 2 Nr. 15 UStG",
            "Speisen in Restaurants: ermäßigter Steuersatz, Getränke nicht.",
            "Restaurant meals: reduced rate, drinks excluded."),
    DOMESTIC_ART(
            "DOM-6",
            "2025-01-01",
            "§ 12 Abs. 2 Nr. 12, 13 UStG",
            "Kunstgegenstände: ermäßigter Steuersatz für alle Verkäufer seit 01.01.2025.",
            "Works of art: reduced rate for every seller since 2025-01-01."),
    DOMESTIC_HYGIENE(
            "DOM-7",
            "2020-01-01",
            "§ 12 Abs. 2 Nr. 1 UStG, Anlage 2 Nr. 55",
            "Hygieneprodukte der Anlage 2: ermäßigter Steuersatz.",
            "Hygiene products of Anlage 2: reduced rate."),
    DOMESTIC_SERVICE_REDUCED(
            "DOM-8",
            "2007-01-01",
            "§ 12 Abs. 2 Nr. 7, 10, 11 UStG",
            "Beherbergung, Personennahverkehr, Theater und Konzerte: ermäßigter Steuersatz.",
            "Lodging, local passenger transport, theatres and concerts: reduced rate."),
    DOMESTIC_STANDARD(
            "DOM-1",
            "2007-01-01",
            "§ 12 Abs. 1 UStG",
            "Lieferung oder Leistung in Deutschland: Regelsteuersatz.",
            "Supply in Germany: standard rate."),
    GOODS_STAY_IN_GERMANY(
            "DOM-10",
            "2007-01-01",
            "§ 3 Abs. 6, 7, § 12 UStG",
            "Die Ware bleibt in Deutschland: deutsche Steuer, woher der Kunde auch kommt.",
            "The goods stay in Germany: German VAT, wherever the customer is from."),

    // Step 7: goods to businesses in other member states
    INTRA_COMMUNITY_SUPPLY(
            "IGL-1",
            "2020-01-01",
            "§ 4 Nr. 1b, § 6a UStG; Art. 138 MwStSystRL",
            "Ware an ein Unternehmen mit gültiger USt-IdNr. eines anderen Mitgliedstaats: steuerfreie innergemeinschaftliche Lieferung.",
            "Goods to a business with a valid VAT id of another member state: exempt intra-Community supply."),
    NORTHERN_IRELAND_SUPPLY(
            "IGL-3",
            "2021-01-01",
            "§ 4 Nr. 1b, § 6a, § 30 UStG",
            "Ware nach Nordirland gilt als Ware in einen anderen Mitgliedstaat; die USt-IdNr. mit XI ist gleichgestellt.",
            "Goods to Northern Ireland count as goods to another member state; an XI VAT id is equal."),
    NO_FOREIGN_VAT_ID(
            "IGL-4",
            "2020-01-01",
            "§ 6a Abs. 1 Nr. 4 UStG",
            "Nur eine deutsche USt-IdNr.: keine innergemeinschaftliche Lieferung, deutsche Steuer.",
            "A German VAT id only: no intra-Community supply, German VAT."),

    // Step 8: distance sales
    DISTANCE_SALE_DESTINATION(
            "DS-1",
            "2021-07-01",
            "§ 3c Abs. 1 UStG; Art. 33 MwStSystRL",
            "Fernverkauf an Verbraucher in einem anderen Mitgliedstaat: Steuersatz des Bestimmungslands.",
            "Distance sale to a consumer in another member state: rate of the destination."),
    DISTANCE_SALE_ORIGIN(
            "DS-2",
            "2021-07-01",
            "§ 3c Abs. 4 UStG; Art. 59c MwStSystRL",
            "Fernverkauf unter 10.000 EUR im Jahr: deutscher Steuersatz.",
            "Distance sale below 10,000 EUR a year: German rate."),

    // Step 9: exports
    EXPORT(
            "EXP-1",
            "2007-01-01",
            "§ 4 Nr. 1a, § 6 UStG; Art. 146 MwStSystRL",
            "Der Verkäufer schickt Ware in ein Drittland: steuerfreie Ausfuhrlieferung, bei jedem Kunden.",
            "The seller sends goods to a third country: exempt export, whoever buys."),

    // Step 10: services where they happen
    SERVICE_WHERE_IT_HAPPENS(
            "SRV-1",
            "2011-01-01",
            "§ 3a Abs. 3 Nr. 1, 2, 3, 5, § 3b UStG",
            "Die Leistung gehört zu einem Ort in Deutschland: deutsche Steuer für alle Kunden.",
            "The service belongs to a place in Germany: German VAT for every customer."),

    // Step 11: services to businesses
    SERVICE_TO_UNION_BUSINESS(
            "SRV-2",
            "2010-01-01",
            "§ 3a Abs. 2 UStG; Art. 44, 196 MwStSystRL",
            "Leistung an ein Unternehmen in einem anderen Mitgliedstaat: der Empfänger schuldet die Steuer dort.",
            "Service to a business in another member state: the customer owes the tax there."),
    SERVICE_WITHOUT_VAT_ID(
            "SRV-3",
            "2010-01-01",
            "§ 3a Abs. 1 UStG; Art. 18 VO 282/2011",
            "Ohne bestätigte USt-IdNr. wird deutsche Steuer berechnet.",
            "Without a confirmed VAT id German VAT is charged."),
    SERVICE_TO_THIRD_COUNTRY_BUSINESS(
            "SRV-4",
            "2010-01-01",
            "§ 3a Abs. 2 UStG; Art. 44 MwStSystRL",
            "Leistung an ein Unternehmen außerhalb der EU: in Deutschland nicht steuerbar.",
            "Service to a business outside the EU: not taxable in Germany."),

    // Step 12: services to consumers
    SERVICE_TO_CONSUMER(
            "SRV-5",
            "2010-01-01",
            "§ 3a Abs. 1 UStG; Art. 45 MwStSystRL",
            "Leistung an einen Verbraucher: der Ort ist beim Verkäufer, auch für Kunden im Ausland.",
            "Service to a consumer: its place is the seller's, also for customers abroad."),
    CATALOGUE_SERVICE_OUTSIDE_UNION(
            "SRV-6",
            "2010-01-01",
            "§ 3a Abs. 4 UStG; Art. 59 MwStSystRL",
            "Katalogleistung an einen Verbraucher außerhalb der EU: in Deutschland nicht steuerbar.",
            "Catalogue service to a consumer outside the EU: not taxable in Germany."),
    ELECTRONIC_SERVICE_OUTSIDE_UNION(
            "SRV-7",
            "2015-01-01",
            "§ 3a Abs. 5 UStG; Art. 58 MwStSystRL",
            "Elektronische Leistung an einen Kunden außerhalb der EU: in Deutschland nicht steuerbar.",
            "Electronic service to a customer outside the EU: not taxable in Germany."),
    ELECTRONIC_SERVICE_DESTINATION(
            "ES-1",
            "2021-07-01",
            "§ 3a Abs. 5 UStG; Art. 58 MwStSystRL",
            "Elektronische Leistung an Verbraucher in einem anderen Mitgliedstaat: Steuersatz des Kunden.",
            "Electronic service to a consumer in another member state: rate of the customer's country."),
    ELECTRONIC_SERVICE_ORIGIN(
            "ES-2",
            "2021-07-01",
            "§ 3a Abs. 5 S. 3 UStG; Art. 59c MwStSystRL",
            "Elektronische Leistungen unter 10.000 EUR im Jahr: deutscher Steuersatz.",
            "Electronic services below 10,000 EUR a year: German rate."),
    ONLINE_EVENT(
            "SRV-8",
            "2025-01-01",
            "§ 3a Abs. 3 Nr. 3, 5 UStG; Art. 54 MwStSystRL",
            "Veranstaltung im Netz für Verbraucher: der Ort ist beim Kunden, die 10.000-EUR-Schwelle gilt nicht.",
            "Live event over the network for a consumer: its place is the customer's, the 10,000 EUR threshold does not apply."),
    EXEMPT_SERVICE(
            "EX-1",
            "2007-01-01",
            "§ 4 UStG",
            "Steuerbefreite Leistung, die der Verkäufer freigeschaltet hat.",
            "Exempt service that the seller switched on.");

    private final String id;
    private final LocalDate validFrom;
    private final String statute;
    private final String de;
    private final String en;

    Rule(String id, String validFrom, String statute, String de, String en) {
        this.id = id;
        this.validFrom = LocalDate.parse(validFrom);
        this.statute = statute;
        this.de = de;
        this.en = en;
    }

    /** Stable id, for example {@code DOM-1}. */
    public String id() {
        return id;
    }

    /** The first day of supply for which the rule is known to hold; earlier days are held. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** The legal basis. */
    public String statute() {
        return statute;
    }

    /** The rule in one sentence. */
    public Wording sentence() {
        return new Wording(de, en);
    }
}
