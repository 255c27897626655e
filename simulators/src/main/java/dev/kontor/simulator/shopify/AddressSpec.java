package dev.kontor.simulator.shopify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A postal address of an order. Everything but the country ({@code DE} unless given) may be
 * missing, as in a shop.
 */
public record AddressSpec(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String zip,
        @Nullable String city,
        String countryCode,
        @Nullable String phone) {

    /** Fills in the country. */
    @SuppressWarnings("ConstantValue") // JSON may leave the country out
    public AddressSpec {
        countryCode = countryCode == null ? "DE" : countryCode;
    }

    /** A German address without company. */
    public static AddressSpec of(
            String firstName, String lastName, String street, String zip, String city) {
        return new AddressSpec(firstName, lastName, null, street, null, zip, city, "DE", null);
    }

    /** The same place, addressed to a company. */
    public AddressSpec withCompany(@Nullable String name) {
        return new AddressSpec(
                firstName, lastName, name, address1, address2, zip, city, countryCode, phone);
    }

    /** The same address in another country (ISO 3166 alpha-2). */
    public AddressSpec withCountry(String code) {
        return new AddressSpec(
                firstName, lastName, company, address1, address2, zip, city, code, phone);
    }

    /** First and last name, or {@code null} when there is neither. */
    @Nullable String name() {
        return joined(firstName, lastName);
    }

    /** The country's English name, as Shopify spells it. */
    String country() {
        return Locale.of("", countryCode).getDisplayCountry(Locale.ENGLISH);
    }

    static @Nullable String joined(@Nullable String first, @Nullable String last) {
        if (first == null) {
            return last;
        }
        return last == null ? first : first + " " + last;
    }
}
