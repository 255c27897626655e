package dev.kontor.vat;

import java.util.Set;

/**
 * Where a place belongs in the sense of VAT, which is not always its country ({@code vat.md}
 * section 7). Special territories of other states are not told apart yet; nothing is decided for
 * other states yet either.
 */
public enum Territory {
    /** Germany without its excluded places (§ 1 Abs. 2 UStG: Inland). */
    GERMANY,
    /** German postcode, but not Inland: Büsingen and Helgoland. */
    GERMAN_EXCLUDED,
    /** Another member state. */
    MEMBER_STATE,
    /** Northern Ireland: EU rules for goods only. */
    NORTHERN_IRELAND,
    /** Outside the EU. */
    THIRD_COUNTRY,
    /** No country stated. */
    UNSTATED;

    /** Büsingen and Helgoland. */
    private static final Set<String> EXCLUDED_POSTCODES = Set.of("78266", "27498");

    private static final Set<String> OTHER_MEMBER_STATES =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
                    "IE", "IT", "LT", "LU", "LV", "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");

    /** Whether the place is in the EU, Germany included; Northern Ireland is not. */
    public boolean inTheUnion() {
        return this == GERMANY || this == MEMBER_STATE;
    }

    static Territory of(Place place) {
        String country = place.country();
        if (country.isEmpty()) {
            return UNSTATED;
        }
        if (country.equals("DE")) {
            // "D-78266" is the same place as "78266".
            String digits = place.postcode().replaceAll("[^0-9]", "");
            return EXCLUDED_POSTCODES.contains(digits) ? GERMAN_EXCLUDED : GERMANY;
        }
        boolean northernIreland = country.equals("GB") && place.postcode().startsWith("BT");
        if (northernIreland || country.equals("XI")) {
            return NORTHERN_IRELAND;
        }
        return OTHER_MEMBER_STATES.contains(country) ? MEMBER_STATE : THIRD_COUNTRY;
    }
}
