package dev.kontor.lexware.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes a document an XRechnung ({@code lexware-office-api.md} 7.10): the contact's data, the
 * buyer reference of which a document may replace or, by an empty one, switch off.
 *
 * @param buyerReference the Leitweg-ID
 */
record ElectronicProfile(String buyerReference, String vendorNumberAtCustomer) {

    /** Null for an ordinary document; refuses with 406 what cannot become the XRechnung it is. */
    static @Nullable ElectronicProfile of(
            DocumentKind kind, JsonNode input, Recipient recipient, Taxation taxation) {
        JsonNode given = input.path("xRechnung").path("buyerReference");
        boolean asked = kind == DocumentKind.INVOICE && given.isString();
        if (!kind.has(DocumentKind.Trait.ELECTRONIC)
                || (asked && given.stringValue().isEmpty())
                || (!asked && recipient.electronic() == null)) {
            return null;
        }
        if (!taxation.type().equals("net")) {
            throw DocumentRules.invalid(
                    "taxConditions.taxType", "an XRechnung needs the tax type net");
        }
        if (recipient.contactId() == null) {
            throw DocumentRules.invalid("address.contactId", "an XRechnung needs a contact");
        }
        ElectronicProfile contact = recipient.electronic();
        if (contact == null) {
            throw DocumentRules.invalid(
                    "xRechnung.buyerReference", "the contact has no data for an XRechnung");
        }
        for (String field : new String[] {"zip", "city"}) {
            if (Json.text(recipient.address(), field).filter(text -> !text.isBlank()).isEmpty()) {
                throw DocumentRules.invalid(
                        "address." + field, "an XRechnung needs a complete billing address");
            }
        }
        return asked
                ? new ElectronicProfile(given.stringValue(), contact.vendorNumberAtCustomer())
                : contact;
    }
}
