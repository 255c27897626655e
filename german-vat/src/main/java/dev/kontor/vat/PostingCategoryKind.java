package dev.kontor.vat;

/**
 * The kind of revenue a supply is posted to. Which Lexware posting category that is, the caller
 * resolves by name and type; ids change ({@code vat.md} sections 2 and 3, "Posting category kind").
 */
public enum PostingCategoryKind implements Wording.Named {
    /** Sale of goods in Germany. */
    GOODS("Warenverkäufe", "sale of goods"),
    /** Services and meals in Germany. */
    SERVICES("Dienstleistungen", "services"),
    /** Revenue of a small business. */
    SMALL_BUSINESS("Einnahmen als Kleinunternehmer", "revenue of a small business"),
    /** Building services under § 13b UStG. */
    CONSTRUCTION_SERVICE_13B("Bauleistungen § 13b", "building services § 13b"),
    /** Zero-rated photovoltaics. */
    PHOTOVOLTAICS("Photovoltaik 0 %", "photovoltaics 0 %"),
    /** Issued multi-purpose vouchers: a liability, no revenue. */
    VOUCHER_LIABILITY("ausgegebene Gutscheine (Verbindlichkeit)", "issued vouchers (liability)"),
    /** Margin scheme goods. */
    MARGIN_SCHEME("Differenzbesteuerung", "margin scheme"),
    /** Goods to businesses in other member states. */
    INTRA_COMMUNITY_SUPPLY("innergemeinschaftliche Lieferungen", "intra-Community supplies"),
    /** Services to businesses in other member states. */
    EXTERNAL_SERVICE_13B("Fremdleistungen § 13b", "services to the EU § 13b"),
    /** Export of goods. */
    EXPORT("Ausfuhrlieferungen", "exports of goods"),
    /** Services to third countries. */
    THIRD_COUNTRY_SERVICE("Dienstleistungen an Drittländer", "services to third countries"),
    /** Distance sales to consumers in other member states at German rates. */
    DISTANCE_SALES_ORIGIN("Fernverkäufe, Ursprungsland", "distance sales, origin"),
    /** Distance sales to consumers in other member states at the rates of the destination. */
    DISTANCE_SALES_DESTINATION("Fernverkäufe, Bestimmungsland", "distance sales, destination"),
    /** Electronic services to consumers in other member states at German rates. */
    ELECTRONIC_SERVICES_ORIGIN(
            "elektronische Leistungen, Ursprungsland", "electronic services, origin"),
    /** Electronic services to consumers in other member states at the rates of the destination. */
    ELECTRONIC_SERVICES_DESTINATION(
            "elektronische Leistungen, Bestimmungsland", "electronic services, destination"),
    /** Travel services under § 25 UStG. */
    TRAVEL_SCHEME("Reiseleistungen § 25", "travel services § 25"),
    /** Services exempt under § 4 UStG. */
    EXEMPT_SERVICES("steuerfreie Leistungen § 4", "exempt services § 4"),
    /** Money received that is no price: compensation, donations. */
    OTHER_REVENUE("sonstige Einnahmen", "other revenue");

    private final String de;
    private final String en;

    PostingCategoryKind(String de, String en) {
        this.de = de;
        this.en = en;
    }

    /** What people call it. */
    @Override
    public Wording wording() {
        return new Wording(de, en);
    }
}
