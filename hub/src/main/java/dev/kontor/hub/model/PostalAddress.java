package dev.kontor.hub.model;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param country ISO 3166 alpha-2, upper case; null if the source does not say
 */
public record PostalAddress(
        @Nullable String supplement,
        @Nullable String street,
        @Nullable String zip,
        @Nullable String city,
        @Nullable String country) {}
