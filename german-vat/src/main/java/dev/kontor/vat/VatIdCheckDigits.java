package dev.kontor.vat;

import java.math.BigInteger;
import java.util.List;

/**
 * The check digits of VAT ids ({@code vat.md} section 6), one method per country in the order of
 * the prefixes. Every method is handed a number that has the form of its country.
 */
final class VatIdCheckDigits {

    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_COMPANY_LETTERS = "JABCDEFGHI";
    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] CYPRIOT_ODD_PLACES = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private VatIdCheckDigits() {}

    static boolean right(String prefix, String number) {
        return switch (prefix) {
            case "AT" -> austria(number.substring(1));
            case "BE" -> 97 - number(number, 0, 8) % 97 == number(number, 8, 10);
            case "BG" -> number.length() == 10 || bulgaria(number);
            case "CY" -> cyprus(number);
            case "CZ" -> number.length() > 8 || czechia(number);
            case "DE", "HR" -> iso7064Mod11Mod10(number);
            case "DK" -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "EE" -> weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
            case "EL" ->
                    weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8);
            case "ES" -> spain(number);
            case "FI" -> weighted(number, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
            case "FR" -> france(number);
            case "HU" -> weighted(number, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
            case "IE" -> ireland(number);
            case "IT" -> italy(number);
            case "LT" -> lithuania(number);
            case "LU" -> number(number, 0, 6) % 89 == number(number, 6, 8);
            case "LV" -> number.charAt(0) <= '3' || latvia(number);
            case "MT" -> weighted(number, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
            case "NL" -> netherlands(number);
            case "PL" -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9);
            case "PT" -> complement11(number, 9, 8, 7, 6, 5, 4, 3, 2) % 10 == digit(number, 8);
            case "RO" -> romania(number);
            case "SE" -> luhn(number.substring(0, 10));
            case "SI" -> slovenia(number);
            case "SK" -> new BigInteger(number).mod(BigInteger.valueOf(11)).signum() == 0;
            case "XI", "GB" -> unitedKingdom(number);
            case "CHE" -> complement11(number, 5, 4, 3, 2, 7, 6, 5, 4) == digit(number, 8);
            default -> throw new IllegalArgumentException("No check digit for " + prefix + ".");
        };
    }

    private static boolean austria(String digits) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += digitSum(digit(digits, i) * (1 + i % 2));
        }
        return Math.floorMod(96 - sum, 10) == digit(digits, 7);
    }

    private static boolean bulgaria(String number) {
        int check = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        if (check == 10) {
            check = weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
        }
        return check == digit(number, 8);
    }

    private static boolean cyprus(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = digit(number, i);
            sum += i % 2 == 0 ? CYPRIOT_ODD_PLACES[digit] : digit;
        }
        return sum % 26 == number.charAt(8) - 'A';
    }

    private static boolean czechia(String number) {
        int check = complement11(number, 8, 7, 6, 5, 4, 3, 2);
        int expected = check == 0 ? 1 : check % 10;
        return number.charAt(0) != '9' && expected == digit(number, 7);
    }

    private static boolean iso7064Mod11Mod10(String number) {
        int product = 10;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digit(number, number.length() - 1)) % 10 == 1;
    }

    private static boolean spain(String number) {
        char first = number.charAt(0);
        char last = number.charAt(8);
        if (Character.isDigit(first)) {
            return last == spanishLetter(number.substring(0, 8));
        }
        String digits = number.substring(1, 8);
        if ("XYZ".indexOf(first) >= 0) {
            return last == spanishLetter("XYZ".indexOf(first) + digits);
        }
        if ("KLM".indexOf(first) >= 0) {
            return last == spanishLetter(digits);
        }
        int check = luhnCheckDigit(digits);
        return last == Character.forDigit(check, 10)
                || last == SPANISH_COMPANY_LETTERS.charAt(check);
    }

    private static char spanishLetter(String digits) {
        return SPANISH_LETTERS.charAt(Integer.parseInt(digits) % 23);
    }

    /** Keys with letters exist; Monaco's companies have a SIREN that starts with 000. */
    private static boolean france(String number) {
        String siren = number.substring(2);
        boolean monaco = siren.startsWith("000");
        if (!monaco && !luhn(siren)) {
            return false;
        }
        String key = number.substring(0, 2);
        boolean numeric = key.chars().allMatch(Character::isDigit);
        return !numeric || Integer.parseInt(key) == (12 + 3 * (number(siren, 0, 9) % 97)) % 97;
    }

    private static boolean ireland(String number) {
        boolean oldForm = !Character.isDigit(number.charAt(1));
        String digits =
                oldForm ? "0" + number.substring(2, 7) + number.charAt(0) : number.substring(0, 7);
        char second = number.length() == 9 ? number.charAt(8) : 'W';
        int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * IRISH_LETTERS.indexOf(second);
        return IRISH_LETTERS.charAt(sum % 23) == number.charAt(7);
    }

    private static boolean italy(String number) {
        int office = number(number, 7, 10);
        boolean known =
                (office >= 1 && office <= 100) || List.of(120, 121, 888, 999).contains(office);
        return known && luhn(number);
    }

    private static boolean lithuania(String number) {
        int check = lithuanianSum(number, 0) % 11;
        if (check == 10) {
            check = lithuanianSum(number, 2) % 11 % 10;
        }
        return check == digit(number, number.length() - 1);
    }

    private static int lithuanianSum(String number, int shift) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += (1 + (i + shift) % 9) * digit(number, i);
        }
        return sum;
    }

    /**
     * Personal numbers, which start with 0 to 3, have another rule that the source does not give.
     */
    private static boolean latvia(String number) {
        return weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
    }

    /** Either the company number is right, or the whole id as those of sole traders since 2020. */
    private static boolean netherlands(String number) {
        return Math.floorMod(weighted(number, 9, 8, 7, 6, 5, 4, 3, 2, -1), 11) == 0
                || mod97("NL" + number) == 1;
    }

    private static int mod97(String id) {
        StringBuilder digits = new StringBuilder();
        id.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    }

    private static boolean romania(String number) {
        String padded = "0".repeat(10 - number.length()) + number;
        int check = 10 * weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10;
        return check == digit(padded, 9);
    }

    private static boolean slovenia(String number) {
        int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == digit(number, 7);
    }

    /** GD and HA numbers of authorities have no check digit. */
    private static boolean unitedKingdom(String number) {
        if (number.length() == 5) {
            return true;
        }
        int rest = weighted(number, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        boolean newer = number(number, 0, 3) >= 100;
        return rest == 0 || (newer && (rest == 42 || rest == 55));
    }

    private static boolean luhn(String digits) {
        int last = digits.length() - 1;
        return luhnCheckDigit(digits.substring(0, last)) == digit(digits, last);
    }

    /** What must follow the digits so that the usual doubling scheme is met. */
    private static int luhnCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            boolean doubled = (digits.length() - i) % 2 == 1;
            sum += doubled ? digitSum(2 * digit(digits, i)) : digit(digits, i);
        }
        return (10 - sum % 10) % 10;
    }

    private static int complement11(String number, int... weights) {
        return Math.floorMod(11 - weighted(number, weights), 11);
    }

    /** Weights are applied left to right; digits without weight do not count. */
    private static int weighted(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, i);
        }
        return sum;
    }

    private static int digitSum(int twoDigits) {
        return twoDigits / 10 + twoDigits % 10;
    }

    private static int digit(String number, int index) {
        return Character.digit(number.charAt(index), 10);
    }

    private static int number(String number, int from, int to) {
        return Integer.parseInt(number.substring(from, to));
    }
}
