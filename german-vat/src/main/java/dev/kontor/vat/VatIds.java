package dev.kontor.vat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The syntax of VAT ids ({@code vat.md} section 6): the pattern of each country and its check
 * digit. Worth asking before a register is queried, and to tell a person that an id was mistyped. A
 * right check digit is no validity: only a confirmation by a register counts ({@link
 * Customer.VatIdStatus}).
 */
public final class VatIds {

    /** What can be said of an id without asking a register. */
    public enum Syntax {
        /** Pattern and check digit are right, or the country has no check digit for this form. */
        WELL_FORMED,
        /** The prefix is not one of a country this class knows. */
        UNKNOWN_PREFIX,
        /** The prefix is known, what follows does not have its form. */
        WRONG_FORM,
        /** The form is right, the check digit is not: the id was mistyped. */
        WRONG_CHECK_DIGIT
    }

    private static final String BRITISH = "\\d{9}|\\d{12}|(GD|HA)\\d{3}";

    /** What follows the prefix. */
    private static final Map<String, Pattern> FORMS =
            Map.ofEntries(
                    form("AT", "U\\d{8}"),
                    form("BE", "[01]\\d{9}"),
                    form("BG", "\\d{9,10}"),
                    form("CY", "(?!12)\\d{8}[A-Z]"),
                    form("CZ", "\\d{8,10}"),
                    form("DE", "[1-9]\\d{8}"),
                    form("DK", "\\d{8}"),
                    form("EE", "\\d{9}"),
                    form("EL", "\\d{9}"),
                    form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
                    form("FI", "\\d{8}"),
                    form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
                    form("HR", "\\d{11}"),
                    form("HU", "\\d{8}"),
                    form("IE", "\\d{7}[A-W][A-I]?|\\d{7}[A-W]W|\\d[A-Z+*]\\d{5}[A-W]"),
                    form("IT", "\\d{11}"),
                    form("LT", "\\d{7}1\\d|\\d{10}1\\d"),
                    form("LU", "\\d{8}"),
                    form("LV", "\\d{11}"),
                    form("MT", "\\d{8}"),
                    form("NL", "\\d{9}B\\d{2}"),
                    form("PL", "\\d{10}"),
                    form("PT", "\\d{9}"),
                    form("RO", "\\d{2,10}"),
                    form("SE", "\\d{10}01"),
                    form("SI", "[1-9]\\d{7}"),
                    form("SK", "[1-9]\\d[2-47-9]\\d{7}"),
                    form("XI", BRITISH),
                    form("GB", BRITISH),
                    form("CHE", "\\d{9}(MWST|TVA|IVA)?"));

    private VatIds() {}

    /** What can be said of an id, written with or without blanks, dots and hyphens. */
    public static Syntax check(String vatId) {
        String id = normalised(vatId);
        String prefix = prefix(id);
        Pattern form = FORMS.get(prefix);
        if (form == null) {
            return Syntax.UNKNOWN_PREFIX;
        }
        String number = id.substring(prefix.length());
        if (!form.matcher(number).matches()) {
            return Syntax.WRONG_FORM;
        }
        return VatIdCheckDigits.right(prefix, number)
                ? Syntax.WELL_FORMED
                : Syntax.WRONG_CHECK_DIGIT;
    }

    /**
     * The country whose register gave the id: ISO code, {@code GR} for {@code EL}, {@code XI} for
     * Northern Ireland; empty if the prefix is not known.
     */
    public static Optional<String> country(String vatId) {
        String prefix = prefix(normalised(vatId));
        if (!FORMS.containsKey(prefix)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (prefix) {
                    case "EL" -> "GR";
                    case "CHE" -> "CH";
                    default -> prefix;
                });
    }

    private static String normalised(String vatId) {
        String id = vatId.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        return id.startsWith("GR") ? "EL" + id.substring(2) : id;
    }

    private static String prefix(String id) {
        return id.startsWith("CHE") ? "CHE" : id.substring(0, Math.min(2, id.length()));
    }

    private static Map.Entry<String, Pattern> form(String prefix, String pattern) {
        return Map.entry(prefix, Pattern.compile(pattern));
    }
}
