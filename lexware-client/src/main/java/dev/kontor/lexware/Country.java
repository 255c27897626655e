package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A country as Lexware Office knows it (lexware-office-api.md 7.3).
 *
 * @param countryCode ISO 3166 alpha-2 or a vendor extension such as {@code ES_CN}, {@code GR_69}
 * @param countryNameDE German name
 * @param countryNameEN English name
 * @param taxClassification how sales there are treated
 */
public record Country(
        @Nullable String countryCode,
        @Nullable String countryNameDE,
        @Nullable String countryNameEN,
        @Nullable TaxClassification taxClassification) {

    /** How sales to a country are treated. */
    public enum TaxClassification {
        /** Germany. */
        @JsonProperty("de")
        GERMANY,
        /** Another EU state. */
        @JsonProperty("intraCommunity")
        INTRA_COMMUNITY,
        /** Outside the EU. */
        @JsonProperty("thirdPartyCountry")
        THIRD_PARTY_COUNTRY,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }
}
