package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account behind the key (lexware-office-api.md 7.16). Read-only.
 *
 * @param organizationId names the account; compare it before writing
 * @param companyName the company
 * @param created who made the connection
 * @param connectionId the connection of this key
 * @param features such as {@code cashbox}; was missing in a live answer
 * @param businessFeatures {@code INVOICING}, {@code INVOICING_PRO}, {@code BOOKKEEPING}
 * @param subscriptionStatus such as {@code active}; was missing in a live answer
 * @param taxType the account's default: net, gross or vatfree
 * @param smallBusiness true for small businesses (section 19 UStG), which may only write tax-free
 *     documents
 * @param distanceSalesPrinciple {@code ORIGIN} or {@code DESTINATION}; null if unset
 */
public record Profile(
        @Nullable UUID organizationId,
        @Nullable String companyName,
        @Nullable Created created,
        @Nullable UUID connectionId,
        List<String> features,
        List<String> businessFeatures,
        @Nullable String subscriptionStatus,
        @Nullable TaxType taxType,
        boolean smallBusiness,
        @Nullable String distanceSalesPrinciple) {

    /** Makes absent lists empty. */
    public Profile {
        features = Lists.present(features);
        businessFeatures = Lists.present(businessFeatures);
    }

    /**
     * Who made the connection, and when.
     *
     * @param userId id in Lexware
     * @param userName name
     * @param userEmail address
     * @param date when
     */
    public record Created(
            @Nullable UUID userId,
            @Nullable String userName,
            @Nullable String userEmail,
            @Nullable OffsetDateTime date) {}
}
