package dev.kontor.simulator.shopday;

import java.util.Random;

/** Made-up German VAT ids with a valid check digit (ISO 7064, MOD 11,10). */
final class VatIds {

    private static final int DIGITS = 8;

    private VatIds() {}

    static String next(Random random) {
        StringBuilder digits = new StringBuilder();
        digits.append(1 + random.nextInt(9));
        while (digits.length() < DIGITS) {
            digits.append(random.nextInt(10));
        }
        return "DE" + digits + checkDigit(digits);
    }

    static int checkDigit(CharSequence digits) {
        int product = 10;
        for (int index = 0; index < digits.length(); index++) {
            int sum = (Character.digit(digits.charAt(index), 10) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }
}
