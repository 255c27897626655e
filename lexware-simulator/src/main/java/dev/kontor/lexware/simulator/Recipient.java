package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * To whom a document goes: a contact or a one-time address ({@code lexware-office-api.md} 6.2).
 *
 * @param address as the document shows it
 * @param listName as voucherlist shows it
 * @param contact null for a one-time address
 */
record Recipient(ObjectNode address, String listName, @Nullable Contact contact) {

    private static final List<String> PLACE = List.of("supplement", "street", "city", "zip");

    /**
     * @param goods whether a contact's shipping address is preferred
     */
    static Recipient of(Organisation organisation, JsonNode given, boolean goods, Instant now) {
        if (!given.isObject()) {
            throw DocumentRules.invalid("address", "an object is expected");
        }
        if (Json.lacks(given, "contactId")) {
            return oneTime(given);
        }
        if (!Json.lacks(given, "name")
                && organisation.settings().documented(Disputed.NAME_BESIDE_CONTACT)) {
            throw DocumentRules.invalid(
                    "address", "exactly one of contactId and one-time address is expected");
        }
        UUID id = DocumentRules.uuid(given.path("contactId").asString(""), "address.contactId");
        Contact contact =
                organisation
                        .contacts()
                        .find(id)
                        .filter(found -> !now.isBefore(found.usableAt()))
                        .orElseThrow(() ->
                                DocumentRules.invalid("address.contactId", "contact not found"));
        return of(contact, given, goods);
    }

    private static Recipient of(Contact contact, JsonNode given, boolean goods) {
        if (!contact.isCustomer()) {
            throw DocumentRules.invalid("address.contactId", "contact has no role customer");
        }
        JsonNode billing = contact.billingAddress();
        if (billing == null) {
            throw DocumentRules.invalid("address.contactId", "contact has no billing address");
        }
        JsonNode shipping = contact.body().path("addresses").path("shipping").path(0);
        JsonNode place = goods && shipping.isObject() ? shipping : billing;
        ObjectNode address = Json.object();
        address.put("contactId", contact.id().toString());
        address.put("name", contact.addressName());
        boolean overridden = PLACE.stream().anyMatch(field -> !Json.lacks(given, field));
        for (String field : PLACE) {
            JsonNode source = overridden ? given : place;
            Json.text(source, field).ifPresent(text -> address.put(field, text));
        }
        address.put(
                "countryCode",
                Json.text(given, "countryCode")
                        .orElseGet(() -> place.path("countryCode").asString("DE")));
        country(address.path("countryCode").asString(""));
        JsonNode person = contact.body().path("company").path("contactPersons").path(0);
        if (person.isObject()) {
            String name =
                    (person.path("firstName").asString("")
                                    + " "
                                    + person.path("lastName").asString(""))
                            .strip();
            address.put("contactPerson", name);
        }
        return new Recipient(address, contact.listName(), contact);
    }

    private static Recipient oneTime(JsonNode given) {
        List<Refusal.Detail> missing = new ArrayList<>();
        for (String field : List.of("name", "countryCode")) {
            if (Json.text(given, field).filter(text -> !text.isBlank()).isEmpty()) {
                missing.add(Refusal.Detail.notNull("address." + field));
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    406, "Exactly one of contactId and one-time address is expected", missing);
        }
        ObjectNode address = Json.object();
        address.put("name", given.path("name").asString(""));
        for (String field : PLACE) {
            Json.text(given, field).ifPresent(text -> address.put(field, text));
        }
        address.put("countryCode", given.path("countryCode").asString(""));
        country(address.path("countryCode").asString(""));
        return new Recipient(address, given.path("name").asString(""), null);
    }

    private static void country(String code) {
        if (!Countries.isKnown(code)) {
            throw DocumentRules.invalid("address.countryCode", "unknown country code " + code);
        }
    }

    @Nullable UUID contactId() {
        return contact == null ? null : contact.id();
    }

    /** The contact's data for an XRechnung. */
    @Nullable ElectronicProfile electronic() {
        return contact == null ? null : contact.electronic();
    }

    String countryCode() {
        return address.path("countryCode").asString("");
    }
}
