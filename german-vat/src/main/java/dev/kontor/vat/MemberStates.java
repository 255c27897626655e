package dev.kontor.vat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which country codes are member states, and since when ({@code vat.md} section 6). */
final class MemberStates {

    private static final LocalDate BEFORE_ALL_RATES = LocalDate.of(2007, 1, 1);

    /** The other member states with the day they joined, where rates could be asked for before. */
    private static final Map<String, LocalDate> JOINED = Map.of("HR", LocalDate.of(2013, 7, 1));

    private static final Set<String> OTHERS =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
                    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** The United Kingdom was treated as a member state until 2020-12-31. */
    private static final LocalDate UNITED_KINGDOM_LEFT = LocalDate.of(2021, 1, 1);

    private static final Set<String> COUNTRIES = countries();

    private MemberStates() {}

    /** The area of a country without special territory. */
    static TaxArea area(String country) {
        if (country.isEmpty()) {
            return TaxArea.ordinary(Territory.UNSTATED, country);
        }
        if (country.equals("DE")) {
            return TaxArea.germany();
        }
        if (country.equals("GB")) {
            return TaxArea.ordinary(Territory.UNITED_KINGDOM, country);
        }
        if (OTHERS.contains(country)) {
            return TaxArea.ordinary(Territory.MEMBER_STATE, country);
        }
        return TaxArea.ordinary(
                COUNTRIES.contains(country) ? Territory.THIRD_COUNTRY : Territory.UNKNOWN, country);
    }

    /** Whether a code is that of a member state; Northern Ireland's {@code XI} is not. */
    static boolean contains(String country) {
        return country.equals("DE") || OTHERS.contains(country);
    }

    /** From which day the rules of this module hold for an area. */
    static LocalDate knownFrom(TaxArea area) {
        return switch (area.territory()) {
            case UNITED_KINGDOM, NORTHERN_IRELAND -> UNITED_KINGDOM_LEFT;
            case MEMBER_STATE -> JOINED.getOrDefault(area.country(), BEFORE_ALL_RATES);
            case GERMANY, THIRD_COUNTRY, UNKNOWN, UNSTATED -> BEFORE_ALL_RATES;
        };
    }

    private static Set<String> countries() {
        Set<String> codes =
                new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        codes.add("XK"); // Kosovo: no ISO code, but the one that customs and banks use
        return Set.copyOf(codes);
    }
}
