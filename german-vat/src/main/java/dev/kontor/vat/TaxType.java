package dev.kontor.vat;

/**
 * The tax type of a whole sales document, as Lexware Office knows it ({@code lexware-office-api.md}
 * 6.3; {@code vat.md} L1, L2). One document has exactly one.
 */
public enum TaxType implements Wording.Named {
    /** German or destination VAT on net prices. */
    NET("net", "mit Nettopreisen", "with net prices"),
    /** German or destination VAT inside gross prices. */
    GROSS("gross", "mit Bruttopreisen", "with gross prices"),
    /** No VAT; the only type a small business may use (L8). */
    VAT_FREE("vatfree", "ohne Umsatzsteuer", "without VAT"),
    /** Goods to a business in another member state, § 4 Nr. 1b UStG. */
    INTRA_COMMUNITY_SUPPLY(
            "intraCommunitySupply",
            "steuerfreie innergemeinschaftliche Lieferung",
            "tax-free intra-Community supply"),
    /** Reverse charge for building services, § 13b Abs. 2 Nr. 4 UStG. */
    CONSTRUCTION_SERVICE_13B(
            "constructionService13b",
            "Steuer schuldet der Kunde (§ 13b, Bauleistung)",
            "the customer owes the tax (§ 13b, building service)"),
    /** Reverse charge for services to businesses in other member states. */
    EXTERNAL_SERVICE_13B(
            "externalService13b",
            "Steuer schuldet der Kunde (§ 13b, Leistung in die EU)",
            "the customer owes the tax (§ 13b, service to the EU)"),
    /** Services whose place is outside the EU. */
    THIRD_PARTY_COUNTRY_SERVICE(
            "thirdPartyCountryService", "Leistung in ein Drittland", "service to a third country"),
    /** Export of goods, § 4 Nr. 1a UStG. */
    THIRD_PARTY_COUNTRY_DELIVERY(
            "thirdPartyCountryDelivery", "steuerfreie Ausfuhrlieferung", "tax-free export"),
    /** Zero rate for photovoltaics, § 12 Abs. 3 UStG. */
    PHOTOVOLTAIC_EQUIPMENT(
            "photovoltaicEquipment",
            "Photovoltaik zum Nullsteuersatz",
            "photovoltaics at the zero rate");

    private final String lexwareName;
    private final String de;
    private final String en;

    TaxType(String lexwareName, String de, String en) {
        this.lexwareName = lexwareName;
        this.de = de;
        this.en = en;
    }

    /** What people call it. */
    @Override
    public Wording wording() {
        return new Wording(de, en);
    }

    /** The value of {@code taxConditions.taxType}. */
    public String lexwareName() {
        return lexwareName;
    }

    /** Whether lines may carry a rate above 0; all other types have rate 0 on every line (L2). */
    public boolean taxed() {
        return this == NET || this == GROSS;
    }
}
