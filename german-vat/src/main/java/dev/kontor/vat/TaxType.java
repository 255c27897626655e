package dev.kontor.vat;

/**
 * The tax type of a whole sales document, as Lexware Office knows it ({@code lexware-office-api.md}
 * 6.3; {@code vat.md} L1, L2). One document has exactly one.
 */
public enum TaxType {
    /** German or destination VAT on net prices. */
    NET("net"),
    /** German or destination VAT inside gross prices. */
    GROSS("gross"),
    /** No VAT; the only type a small business may use (L8). */
    VAT_FREE("vatfree"),
    /** Goods to a business in another member state, § 4 Nr. 1b UStG. */
    INTRA_COMMUNITY_SUPPLY("intraCommunitySupply"),
    /** Reverse charge for building services, § 13b Abs. 2 Nr. 4 UStG. */
    CONSTRUCTION_SERVICE_13B("constructionService13b"),
    /** Reverse charge for services to businesses in other member states. */
    EXTERNAL_SERVICE_13B("externalService13b"),
    /** Services whose place is outside the EU. */
    THIRD_PARTY_COUNTRY_SERVICE("thirdPartyCountryService"),
    /** Export of goods, § 4 Nr. 1a UStG. */
    THIRD_PARTY_COUNTRY_DELIVERY("thirdPartyCountryDelivery"),
    /** Zero rate for photovoltaics, § 12 Abs. 3 UStG. */
    PHOTOVOLTAIC_EQUIPMENT("photovoltaicEquipment");

    private final String lexwareName;

    TaxType(String lexwareName) {
        this.lexwareName = lexwareName;
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
