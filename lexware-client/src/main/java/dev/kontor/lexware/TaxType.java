package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a document is taxed (lexware-office-api.md 6.3). All but {@link #NET} and {@link #GROSS} need
 * the rate 0 on every line.
 */
public enum TaxType {
    /** Prices are net. */
    @JsonProperty("net")
    NET("net", false),
    /** Prices are gross. */
    @JsonProperty("gross")
    GROSS("gross", false),
    /** Tax-exempt; the only type for small businesses. */
    @JsonProperty("vatfree")
    VAT_FREE("vatfree", false),
    /** Supply of goods to a business in another EU state; needs a contact. */
    @JsonProperty("intraCommunitySupply")
    INTRA_COMMUNITY_SUPPLY("intraCommunitySupply", true),
    /** Building work under section 13b UStG; needs a contact. */
    @JsonProperty("constructionService13b")
    CONSTRUCTION_SERVICE_13B("constructionService13b", true),
    /** Services under section 13b UStG; needs a contact. */
    @JsonProperty("externalService13b")
    EXTERNAL_SERVICE_13B("externalService13b", true),
    /** Service to a country outside the EU; needs a contact. */
    @JsonProperty("thirdPartyCountryService")
    THIRD_PARTY_COUNTRY_SERVICE("thirdPartyCountryService", true),
    /** Goods to a country outside the EU; needs a contact. */
    @JsonProperty("thirdPartyCountryDelivery")
    THIRD_PARTY_COUNTRY_DELIVERY("thirdPartyCountryDelivery", true),
    /** Photovoltaic goods in Germany at 0 %; needs a contact (vat.md L3). */
    @JsonProperty("photovoltaicEquipment")
    PHOTOVOLTAIC_EQUIPMENT("photovoltaicEquipment", true),
    /** A word that this version does not know; only ever read. */
    @JsonEnumDefaultValue
    UNRECOGNISED("", false);

    private final String wire;
    private final boolean needsContact;

    TaxType(String wire, boolean needsContact) {
        this.wire = wire;
        this.needsContact = needsContact;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** True for {@link #NET} and {@link #GROSS}. */
    public boolean taxed() {
        return this == NET || this == GROSS;
    }

    /** True if the document must reference a contact instead of a one-time address. */
    public boolean needsContact() {
        return needsContact;
    }
}
