package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The addressee of a document as read (lexware-office-api.md 6.2).
 *
 * @param contactId the referenced contact; null for a one-time address
 * @param name company, or "First Last"
 * @param supplement second line
 * @param street street and number
 * @param city city
 * @param zip postal code
 * @param countryCode ISO 3166 alpha-2 or a vendor extension such as {@code ES_CN}
 * @param contactPerson primary contact person of the contact
 */
public record Address(
        @Nullable UUID contactId,
        @Nullable String name,
        @Nullable String supplement,
        @Nullable String street,
        @Nullable String city,
        @Nullable String zip,
        @Nullable String countryCode,
        @Nullable String contactPerson) {}
