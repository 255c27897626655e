package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contact in one of its versions ({@code lexware-office-api.md} 7.2).
 *
 * @param body the fields of the API without id, organizationId, version and archived; not changed
 *     once it is here
 * @param usableAt from when on documents may refer to it
 */
record Contact(
        UUID id,
        UUID organizationId,
        long sequence,
        int version,
        ObjectNode body,
        Instant createdDate,
        Instant updatedDate,
        Instant usableAt,
        boolean archived,
        boolean deleted,
        ExecutedBy executedBy) {

    /** The contact as the API shows it. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id.toString());
        json.put("organizationId", organizationId.toString());
        json.put("version", version);
        json.setAll(body);
        json.put("archived", archived);
        return json;
    }

    /** The next version of this contact. */
    Contact changed(ObjectNode newBody, Instant now) {
        return new Contact(
                id,
                organizationId,
                sequence,
                version + 1,
                newBody,
                createdDate,
                now,
                usableAt,
                archived,
                false,
                executedBy);
    }

    Contact archived(boolean flag, Instant now) {
        return new Contact(
                id,
                organizationId,
                sequence,
                version + 1,
                body,
                createdDate,
                now,
                usableAt,
                flag,
                false,
                executedBy);
    }

    Contact asDeleted(Instant now) {
        return new Contact(
                id,
                organizationId,
                sequence,
                version + 1,
                body,
                createdDate,
                now,
                usableAt,
                archived,
                true,
                executedBy);
    }

    boolean isCustomer() {
        return body.path("roles").has("customer");
    }

    boolean isVendor() {
        return body.path("roles").has("vendor");
    }

    boolean isPerson() {
        return body.path("person").isObject();
    }

    /** Whether the app lets a tax-free document be written to it ({@code vat.md} L3). */
    boolean allowsTaxFree() {
        return body.path("company").path("allowTaxFreeInvoices").asBoolean(false);
    }

    boolean hasVatId() {
        return !body.path("company").path("vatRegistrationId").asString("").isBlank();
    }

    /** "First Last" for persons, as it stands in an address. */
    String addressName() {
        if (isPerson()) {
            JsonNode person = body.path("person");
            return (person.path("firstName").asString("")
                            + " "
                            + person.path("lastName").asString(""))
                    .strip();
        }
        return body.path("company").path("name").asString("");
    }

    /** "Last, First" for persons, as voucherlist shows it. */
    String listName() {
        if (isPerson()) {
            JsonNode person = body.path("person");
            String first = person.path("firstName").asString("");
            String last = person.path("lastName").asString("");
            return first.isEmpty() ? last : last + ", " + first;
        }
        return body.path("company").path("name").asString("");
    }

    String sortName() {
        return listName().toLowerCase(Locale.GERMAN);
    }

    /** What its invoices need to be XRechnungen; null without. */
    @Nullable ElectronicProfile electronic() {
        JsonNode given = body.path("xRechnung");
        return given.isObject()
                ? new ElectronicProfile(
                        given.path("buyerReference").asString(""),
                        given.path("vendorNumberAtCustomer").asString(""))
                : null;
    }

    @Nullable JsonNode billingAddress() {
        JsonNode first = body.path("addresses").path("billing").path(0);
        return first.isObject() ? first : null;
    }
}
