package dev.kontor.vat;

import java.util.Locale;

/**
 * A country with the postcode that tells special territories apart.
 *
 * @param country ISO 3166 alpha-2 in upper case, or one of Lexware's own codes {@code ES_CN} and
 *     {@code GR_69}; {@code EL} and {@code UK} become {@code GR} and {@code GB}; empty if not
 *     stated
 * @param postcode as written, in upper case without blanks at the ends; empty if not stated
 */
public record Place(String country, String postcode) {

    /** No place stated: right for a service without transport, a gap for goods. */
    public static final Place UNSTATED = new Place("", "");

    public Place {
        String code = country.strip().toUpperCase(Locale.ROOT);
        country =
                switch (code) {
                    case "EL" -> "GR";
                    case "UK" -> "GB";
                    default -> code;
                };
        postcode = postcode.strip().toUpperCase(Locale.ROOT);
    }

    /** A place by country and postcode. */
    public static Place of(String country, String postcode) {
        return new Place(country, postcode);
    }

    /** Whether a country is stated. */
    public boolean isStated() {
        return !country.isEmpty();
    }

    /** The tax area the place belongs to, by country and postcode. */
    public TaxArea area() {
        return TaxArea.of(this);
    }

    /** The kind of that area. */
    public Territory territory() {
        return area().territory();
    }

    @Override
    public String toString() {
        return isStated() ? (country + " " + postcode).strip() : "unstated";
    }
}
