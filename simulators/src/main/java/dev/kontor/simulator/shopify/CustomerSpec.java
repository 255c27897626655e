package dev.kontor.simulator.shopify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The customer of an order. The same e-mail address (ignoring case) is the same customer of the
 * shop; without one every order gets a customer of its own.
 *
 * @param taxId what the API shows as {@code customer.taxSettings.taxId}
 */
public record CustomerSpec(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String taxId) {

    /** A person with name and e-mail address. */
    public static CustomerSpec named(String firstName, String lastName, String email) {
        return new CustomerSpec(firstName, lastName, email, null, null);
    }

    /** What makes two orders belong to one customer, or {@code null} where nothing does. */
    @Nullable String identity() {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }
}
