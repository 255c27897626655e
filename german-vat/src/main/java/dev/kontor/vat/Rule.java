package dev.kontor.vat;

/**
 * The rules, in the order in which {@link VatRules} asks them ({@code vat.md} section 3). The id
 * never changes its meaning: it is stored with every decision.
 */
public enum Rule {
    VOUCHER_NO_SUPPLY(
            "VOU-1",
            "§ 3 Abs. 13, 15 UStG",
            "Der Verkauf eines Mehrzweckgutscheins ist noch kein Umsatz.",
            "Selling a multi-purpose voucher is no supply yet."),
    SMALL_BUSINESS_EXEMPT(
            "KU-1",
            "§ 19 UStG",
            "Umsätze eines Kleinunternehmers sind steuerfrei.",
            "Supplies of a small business are exempt."),
    SMALL_BUSINESS_ABROAD(
            "KU-2",
            "§ 3a Abs. 2 UStG",
            "Der Leistungsort liegt nicht in Deutschland; § 19 UStG greift dort nicht.",
            "The place of supply is not in Germany; § 19 UStG does not reach it."),
    MARGIN_SCHEME(
            "MAR-1",
            "§ 25a UStG",
            "Gebrauchte Gegenstände können der Differenzbesteuerung unterliegen.",
            "Second-hand goods may fall under the margin scheme."),
    CONSTRUCTION_REVERSE_CHARGE(
            "CON-1",
            "§ 13b Abs. 2 Nr. 4, Abs. 5 S. 2 UStG",
            "Bauleistung an einen Bauleister mit Bescheinigung: der Empfänger schuldet die Steuer.",
            "Building service to a certified builder: the customer owes the tax."),
    PHOTOVOLTAICS_ZERO_RATE(
            "PV-1",
            "§ 12 Abs. 3 UStG",
            "Photovoltaik an den Betreiber: Steuersatz null.",
            "Photovoltaics supplied to the operator: zero rate."),
    DOMESTIC_REVERSE_CHARGE(
            "RC-1",
            "§ 13b Abs. 2 Nr. 5 bis 12 UStG",
            "Bei diesen Gegenständen kann der Empfänger die Steuer schulden.",
            "For these goods the customer may owe the tax."),
    DOMESTIC_BY_SHOP_RATE(
            "DOM-9",
            "§ 12 Abs. 2 UStG",
            "Ermäßigter Steuersatz, wie vom Shop berechnet; die Warenart ist nicht bekannt.",
            "Reduced rate as charged by the shop; the kind of goods is not known."),
    DOMESTIC_FOOD(
            "DOM-2",
            "§ 12 Abs. 2 Nr. 1 UStG, Anlage 2",
            "Lebensmittel der Anlage 2: ermäßigter Steuersatz.",
            "Food of Anlage 2: reduced rate."),
    DOMESTIC_BOOK(
            "DOM-3",
            "§ 12 Abs. 2 Nr. 1 UStG, Anlage 2 Nr. 49, 50",
            "Gedruckte Bücher und Zeitungen: ermäßigter Steuersatz.",
            "Printed books and papers: reduced rate."),
    DOMESTIC_EBOOK(
            "DOM-4",
            "§ 12 Abs. 2 Nr. 14 UStG",
            "E-Books und E-Papers: ermäßigter Steuersatz seit 18.12.2019.",
            "E-books and e-papers: reduced rate since 2019-12-18."),
    DOMESTIC_MEAL(
            "DOM-5",
            "§ 12 Abs. 2 Nr. 15 UStG",
            "Speisen in Restaurants: ermäßigter Steuersatz, Getränke nicht.",
            "Restaurant meals: reduced rate, drinks excluded."),
    DOMESTIC_ART(
            "DOM-6",
            "§ 12 Abs. 2 Nr. 12, 13 UStG",
            "Kunstgegenstände: ermäßigter Steuersatz für alle Verkäufer seit 01.01.2025.",
            "Works of art: reduced rate for every seller since 2025-01-01."),
    DOMESTIC_STANDARD(
            "DOM-1",
            "§ 12 Abs. 1 UStG",
            "Lieferung oder Leistung in Deutschland: Regelsteuersatz.",
            "Supply in Germany: standard rate.");

    private final String id;
    private final String statute;
    private final String de;
    private final String en;

    Rule(String id, String statute, String de, String en) {
        this.id = id;
        this.statute = statute;
        this.de = de;
        this.en = en;
    }

    /** Stable id, for example {@code DOM-1}. */
    public String id() {
        return id;
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
