package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Sales to consumers in other EU states; only with {@link TaxType#NET} or {@link TaxType#GROSS}
 * (lexware-office-api.md 6.3).
 */
public enum TaxSubType {
    /** Goods. */
    @JsonProperty("distanceSales")
    DISTANCE_SALES("distanceSales"),
    /** Electronic services. */
    @JsonProperty("electronicServices")
    ELECTRONIC_SERVICES("electronicServices"),
    /** A word that this version does not know; only ever read. */
    @JsonEnumDefaultValue
    UNRECOGNISED("");

    private final String wire;

    TaxSubType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }
}
