package dev.kontor.vat;

import static dev.kontor.vat.TaxArea.LexwareClass.INTRA_COMMUNITY;
import static dev.kontor.vat.TaxArea.LexwareClass.THIRD_COUNTRY;
import static dev.kontor.vat.TaxArea.LexwareClass.UNDOCUMENTED;
import static dev.kontor.vat.TaxArea.RegionalRates.AZORES;
import static dev.kontor.vat.TaxArea.RegionalRates.JUNGHOLZ_MITTELBERG;
import static dev.kontor.vat.TaxArea.RegionalRates.MADEIRA;
import static dev.kontor.vat.TaxArea.RegionalRates.NONE;
import static dev.kontor.vat.TaxArea.RegionalRates.REDUCED_ONLY;

import dev.kontor.vat.TaxArea.LexwareClass;
import dev.kontor.vat.TaxArea.RegionalRates;
import java.util.List;
import java.util.Optional;

/**
 * Places that do not belong to the tax area of their country ({@code vat.md} section 7; Art. 5 to 7
 * MwStSystRL, § 1 Abs. 2, 2a, § 30 UStG). Postcodes are practical markers, not law. Places with an
 * ISO code of their own that are simply outside the EU (Switzerland, Faroe Islands, Réunion as RE)
 * need no row.
 */
final class SpecialTerritories {

    /** A code that stands for a special territory by itself. */
    private record Code(String code, TaxArea area) {}

    /** Postcodes of a country, as prefixes; {@code 6991-6993} means each of them. */
    private record Postcodes(String country, List<String> prefixes, TaxArea area) {}

    private static final TaxArea CANARY_ISLANDS =
            excluded("ES", "Kanarische Inseln", THIRD_COUNTRY);
    private static final TaxArea CEUTA_MELILLA = excluded("ES", "Ceuta, Melilla", UNDOCUMENTED);
    private static final TaxArea MOUNT_ATHOS = excluded("GR", "Berg Athos", THIRD_COUNTRY);
    private static final TaxArea MONACO =
            new TaxArea(Territory.MEMBER_STATE, "FR", "Monaco", UNDOCUMENTED, NONE);
    private static final TaxArea NORTHERN_IRELAND =
            new TaxArea(Territory.NORTHERN_IRELAND, "XI", "Nordirland", THIRD_COUNTRY, NONE);
    private static final TaxArea ISLE_OF_MAN =
            new TaxArea(Territory.UNITED_KINGDOM, "GB", "Isle of Man", THIRD_COUNTRY, NONE);

    /** ES_CN and GR_69 are codes of Lexware's own, IC and EA are reserved by ISO 3166. */
    private static final List<Code> CODES =
            List.of(
                    new Code("ES_CN", CANARY_ISLANDS),
                    new Code("IC", CANARY_ISLANDS),
                    new Code("EA", CEUTA_MELILLA),
                    new Code("GR_69", MOUNT_ATHOS),
                    new Code("MC", MONACO),
                    new Code("XI", NORTHERN_IRELAND),
                    new Code("IM", ISLE_OF_MAN));

    private static final List<Postcodes> POSTCODES =
            List.of(
                    postcodes("DE", excluded("DE", "Büsingen", UNDOCUMENTED), "78266"),
                    postcodes("DE", excluded("DE", "Helgoland", UNDOCUMENTED), "27498"),
                    postcodes(
                            "AT",
                            regional("AT", "Jungholz, Mittelberg", JUNGHOLZ_MITTELBERG),
                            "6691",
                            "6991-6993"),
                    postcodes("ES", CANARY_ISLANDS, "35", "38"),
                    postcodes("ES", CEUTA_MELILLA, "51", "52"),
                    postcodes("IT", excluded("IT", "Livigno", UNDOCUMENTED), "23041", "23030"),
                    postcodes("IT", excluded("IT", "Campione", UNDOCUMENTED), "22061", "22060"),
                    postcodes("FI", excluded("FI", "Åland", UNDOCUMENTED), "22"),
                    postcodes("GR", MOUNT_ATHOS, "63086", "63087"),
                    postcodes(
                            "FR",
                            excluded("FR", "Übersee Frankreichs", UNDOCUMENTED),
                            "97",
                            "986-988"),
                    postcodes("FR", MONACO, "980"),
                    postcodes("FR", regional("FR", "Korsika", REDUCED_ONLY), "20"),
                    postcodes("GR", regional("GR", "Ägäische Inseln", REDUCED_ONLY), "811-859"),
                    postcodes("PT", regional("PT", "Madeira", MADEIRA), "90-94"),
                    postcodes("PT", regional("PT", "Azoren", AZORES), "95-99"),
                    postcodes("CY", excluded("CY", "Nordzypern", UNDOCUMENTED), "99"),
                    postcodes("GB", NORTHERN_IRELAND, "BT"));

    private SpecialTerritories() {}

    /** The special area of a place; empty if it belongs to its country. */
    static Optional<TaxArea> find(Place place) {
        Optional<TaxArea> byCode =
                CODES.stream()
                        .filter(row -> row.code().equals(place.country()))
                        .map(Code::area)
                        .findFirst();
        return byCode.or(() -> byPostcode(place));
    }

    private static Optional<TaxArea> byPostcode(Place place) {
        String postcode = withoutCountryLetters(place);
        return POSTCODES.stream()
                .filter(row -> row.country().equals(place.country()))
                .filter(row -> row.prefixes().stream().anyMatch(each -> begins(postcode, each)))
                .map(Postcodes::area)
                .findFirst();
    }

    /** "D-78266" and "FI 22 100" are the same places as "78266" and "22100". */
    private static String withoutCountryLetters(Place place) {
        boolean british = place.country().equals("GB");
        return place.postcode().replaceAll(british ? "[^A-Z0-9]" : "[^0-9]", "");
    }

    private static boolean begins(String postcode, String prefix) {
        int dash = prefix.indexOf('-');
        if (dash < 0) {
            return postcode.startsWith(prefix);
        }
        if (postcode.length() < dash) {
            return false;
        }
        String begin = postcode.substring(0, dash);
        return begin.compareTo(prefix.substring(0, dash)) >= 0
                && begin.compareTo(prefix.substring(dash + 1)) <= 0;
    }

    private static Postcodes postcodes(String country, TaxArea area, String... prefixes) {
        return new Postcodes(country, List.of(prefixes), area);
    }

    /** Part of a member state, but outside its VAT area. */
    private static TaxArea excluded(String country, String name, LexwareClass lexware) {
        return new TaxArea(Territory.THIRD_COUNTRY, country, name, lexware, NONE);
    }

    /** Part of a member state with rates of its own. */
    private static TaxArea regional(String country, String name, RegionalRates rates) {
        return new TaxArea(Territory.MEMBER_STATE, country, name, INTRA_COMMUNITY, rates);
    }
}
