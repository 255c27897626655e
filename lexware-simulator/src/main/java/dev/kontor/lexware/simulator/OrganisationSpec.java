package dev.kontor.lexware.simulator;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation (a Lexware Office account) to be added to a simulator.
 *
 * @param name the company name in the profile
 * @param key the API key; null: one is made
 * @param organizationId null: one is made
 * @param smallBusiness small business by §19 UStG: only {@code vatfree} documents
 * @param taxType {@code net}, {@code gross} or {@code vatfree}
 * @param distanceSalesPrinciple {@code ORIGIN}, {@code DESTINATION} or null
 * @param scopes what the key may do; null: everything
 * @param settings what differs from the server's settings
 */
public record OrganisationSpec(
        String name,
        @Nullable String key,
        @Nullable UUID organizationId,
        boolean smallBusiness,
        String taxType,
        @Nullable String distanceSalesPrinciple,
        @Nullable Set<String> scopes,
        Settings settings) {

    private static final Set<String> TAX_TYPES = Set.of("net", "gross", "vatfree");
    private static final Set<String> PRINCIPLES = Set.of("ORIGIN", "DESTINATION");

    public OrganisationSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (!TAX_TYPES.contains(taxType)) {
            throw new IllegalArgumentException(
                    "taxType must be net, gross or vatfree, but is " + taxType);
        }
        if (distanceSalesPrinciple != null && !PRINCIPLES.contains(distanceSalesPrinciple)) {
            throw new IllegalArgumentException(
                    "distanceSalesPrinciple must be ORIGIN or DESTINATION, but is "
                            + distanceSalesPrinciple);
        }
        if (key != null && key.isBlank()) {
            throw new IllegalArgumentException("key must not be blank");
        }
        if (smallBusiness) {
            taxType = "vatfree";
        }
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** An ordinary organisation with net prices, a made-up key and every scope. */
    public static OrganisationSpec named(String name) {
        return new OrganisationSpec(name, null, null, false, "net", null, null, Settings.inherit());
    }

    /** With this API key. */
    public OrganisationSpec withKey(String apiKey) {
        return new OrganisationSpec(
                name,
                apiKey,
                organizationId,
                smallBusiness,
                taxType,
                distanceSalesPrinciple,
                scopes,
                settings);
    }

    /** With this id. */
    public OrganisationSpec withOrganizationId(UUID id) {
        return new OrganisationSpec(
                name, key, id, smallBusiness, taxType, distanceSalesPrinciple, scopes, settings);
    }

    /** As a small business, whose tax type is always {@code vatfree}. */
    public OrganisationSpec withSmallBusiness() {
        return new OrganisationSpec(
                name,
                key,
                organizationId,
                true,
                "vatfree",
                distanceSalesPrinciple,
                scopes,
                settings);
    }

    /** With {@code net}, {@code gross} or {@code vatfree} as the profile's tax type. */
    public OrganisationSpec withTaxType(String type) {
        return new OrganisationSpec(
                name,
                key,
                organizationId,
                smallBusiness,
                type,
                distanceSalesPrinciple,
                scopes,
                settings);
    }

    /** With {@code ORIGIN} or {@code DESTINATION} as distance sales principle. */
    public OrganisationSpec withDistanceSalesPrinciple(String principle) {
        return new OrganisationSpec(
                name, key, organizationId, smallBusiness, taxType, principle, scopes, settings);
    }

    /** With a key that may do only this, such as {@code invoices.read}. */
    public OrganisationSpec withScopes(Set<String> allowed) {
        return new OrganisationSpec(
                name,
                key,
                organizationId,
                smallBusiness,
                taxType,
                distanceSalesPrinciple,
                allowed,
                settings);
    }

    /** With settings of its own. */
    public OrganisationSpec withSettings(Settings own) {
        return new OrganisationSpec(
                name,
                key,
                organizationId,
                smallBusiness,
                taxType,
                distanceSalesPrinciple,
                scopes,
                own);
    }

    @Override
    public String toString() {
        return "OrganisationSpec[name=" + name + ", organizationId=" + organizationId + "]";
    }
}
