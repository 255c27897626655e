package dev.kontor.lexware;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented limits of single values (lexware-office-api.md 2, 6.2, 7.2), each refused with
 * field, rule and remedy.
 */
final class Rules {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}(_[A-Z0-9]{2})?");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Rules() {}

    static void required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new FieldRefused(field, "is required", "give a text that is not blank");
        }
    }

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new FieldRefused(field, "is required", "give a value");
        }
    }

    static void atMost(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new FieldRefused(
                    field,
                    "is at most " + longest + " characters long",
                    "shorten it from " + value.length());
        }
    }

    static void requiredAtMost(String field, @Nullable String value, int longest) {
        required(field, value);
        atMost(field, value, longest);
    }

    static void decimals(String field, @Nullable BigDecimal value, int most) {
        if (value != null && value.stripTrailingZeros().scale() > most) {
            throw new FieldRefused(
                    field,
                    "has at most " + most + " decimals",
                    "round it where the amount is made");
        }
    }

    static void percentage(String field, @Nullable BigDecimal value) {
        decimals(field, value, 2);
        if (value != null && (value.signum() < 0 || value.compareTo(HUNDRED) > 0)) {
            throw new FieldRefused(field, "is 0 to 100", "give percent, 20 for 20 %");
        }
    }

    static void countryCode(String field, @Nullable String value) {
        if (value == null || !COUNTRY.matcher(value).matches()) {
            throw new FieldRefused(
                    field,
                    "is an upper-case ISO 3166 alpha-2 code or one of Lexware's own",
                    "use a code from countries()");
        }
    }
}
