package dev.kontor.bench.stage;

import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who orders.
 *
 * @param company null for a consumer
 * @param vatId of a business
 */
public record Buyer(
        String firstName,
        String lastName,
        String email,
        @Nullable String company,
        @Nullable String vatId) {

    private static final String[] FIRST = {
        "Anna", "Ben", "Clara", "David", "Emma", "Finn", "Greta", "Hans", "Ida", "Jonas"
    };
    private static final String[] LAST = {
        "Albrecht", "Brandt", "Conrad", "Dietrich", "Engel", "Fuchs", "Graf", "Huber", "Jäger"
    };
    private static final int FIRST_VAT_NUMBER = 10_000_000;

    /** A consumer that differs from those of other numbers. */
    static Buyer consumer(int number) {
        return new Buyer(
                FIRST[number % FIRST.length],
                LAST[number % LAST.length],
                "kunde%d@example.org".formatted(number),
                null,
                null);
    }

    /** A business that differs from those of other numbers, with a VAT id of valid form. */
    static Buyer business(int number) {
        return new Buyer(
                FIRST[number % FIRST.length],
                LAST[number % LAST.length],
                "einkauf%d@example.com".formatted(number),
                "Handelshaus %s %05d GmbH".formatted(LAST[number % LAST.length], number),
                vatId(FIRST_VAT_NUMBER + number));
    }

    CustomerSpec customer() {
        return CustomerSpec.named(firstName, lastName, email);
    }

    AddressSpec address() {
        return AddressSpec.of(firstName, lastName, "Lange Straße 7", "10115", "Berlin")
                .withCompany(company);
    }

    /** The contact as a person would have entered it in Lexware. */
    String contact() {
        return """
        {"version":0,"roles":{"customer":{}},
         "company":{"name":"%s","vatRegistrationId":"%s"},
         "addresses":{"billing":[{"street":"Lange Straße 7","zip":"10115","city":"Berlin","countryCode":"DE"}]},
         "emailAddresses":{"business":["%s"]}}\
        """
                .formatted(company, vatId, email);
    }

    /** Eight digits and the check digit of ISO 7064, MOD 11,10. */
    static String vatId(int digits) {
        String text = Integer.toString(digits);
        int product = 10;
        for (int i = 0; i < text.length(); i++) {
            int sum = (text.charAt(i) - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + text + (11 - product) % 10;
    }
}
