package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;

/**
 * The country codes: ISO 3166 with the vendor's extensions for places outside the Union's VAT area
 * ({@code lexware-office-api.md} 2 and 7.3).
 */
final class Countries {

    private static final Set<String> UNION =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");
    private static final Map<String, Names> COUNTRIES = countries();
    private static final byte[] JSON = json();

    private Countries() {}

    static boolean isKnown(String code) {
        return COUNTRIES.containsKey(code);
    }

    /** Whether it is a member state of the European Union, Germany included. */
    static boolean isInUnion(String code) {
        return UNION.contains(code);
    }

    static byte[] list() {
        return JSON;
    }

    private static Map<String, Names> countries() {
        Map<String, Names> countries = new TreeMap<>();
        Arrays.stream(Locale.getISOCountries())
                .forEach(code -> {
                    Locale country = Locale.of("", code);
                    countries.put(
                            code,
                            new Names(
                                    country.getDisplayCountry(Locale.GERMAN),
                                    country.getDisplayCountry(Locale.ENGLISH)));
                });
        countries.put("ES_CN", new Names("Kanarische Inseln", "Canary Islands"));
        countries.put("GR_69", new Names("Berg Athos", "Mount Athos"));
        return countries;
    }

    private static byte[] json() {
        ArrayNode list = Json.array();
        COUNTRIES.forEach((code, names) ->
                list.addObject()
                        .put("countryCode", code)
                        .put("countryNameDE", names.german())
                        .put("countryNameEN", names.english())
                        .put("taxClassification", classification(code)));
        return Json.bytes(list);
    }

    private static String classification(String code) {
        if (code.equals("DE")) {
            return "de";
        }
        return UNION.contains(code) ? "intraCommunity" : "thirdPartyCountry";
    }

    private record Names(String german, String english) {}
}
