package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body of a contact must be, and what of it is kept ({@code lexware-office-api.md} 7.2).
 * Refuses with one issue at a time.
 */
final class ContactRules {

    private static final Set<String> ADDRESS_KINDS = Set.of("billing", "shipping");
    private static final Set<String> MAIL_KINDS = Set.of("business", "office", "private", "other");
    private static final Set<String> PHONE_KINDS =
            Set.of("business", "office", "mobile", "private", "fax", "other");
    private static final Set<String> ADDRESS_FIELDS =
            Set.of("supplement", "street", "zip", "city", "countryCode");
    private static final Set<String> COMPANY_FIELDS =
            Set.of("name", "taxNumber", "vatRegistrationId", "allowTaxFreeInvoices");
    private static final Set<String> PERSON_FIELDS = Set.of("salutation", "firstName", "lastName");
    private static final Set<String> CONTACT_PERSON_FIELDS =
            Set.of("salutation", "firstName", "lastName", "primary", "emailAddress", "phoneNumber");
    private static final Pattern PHONE = Pattern.compile("[^\\p{L}]{1,30}");
    private static final Map<String, Set<String>> LISTS =
            Map.of(
                    "addresses", ADDRESS_KINDS,
                    "emailAddresses", MAIL_KINDS,
                    "phoneNumbers", PHONE_KINDS);

    private ContactRules() {}

    /** The fields to keep, roles still without numbers. */
    static ObjectNode read(ObjectNode input, boolean severalEntries) {
        JsonNode roles = input.path("roles");
        if (!roles.has("customer") && !roles.has("vendor")) {
            throw missing("roles.customer or roles.vendor");
        }
        ObjectNode kept = Json.object();
        ObjectNode keptRoles = kept.putObject("roles");
        for (String role : List.of("customer", "vendor")) {
            if (!Json.lacks(roles, role)) {
                keptRoles.putObject(role);
            }
        }
        nature(input, kept, severalEntries);
        addresses(input, kept, severalEntries);
        texts(input, kept, "emailAddresses", MAIL_KINDS, severalEntries);
        texts(input, kept, "phoneNumbers", PHONE_KINDS, severalEntries);
        rest(input, kept);
        return kept;
    }

    /**
     * Refuses what has more than one entry of a kind: such contacts come from the app and cannot be
     * updated.
     */
    static void requireSingleEntries(JsonNode contact) {
        LISTS.forEach((field, kinds) -> {
            for (String kind : kinds) {
                requireSingle(contact.path(field).path(kind), field + "." + kind);
            }
        });
        requireSingle(contact.path("company").path("contactPersons"), "company.contactPersons");
    }

    /**
     * The version of an update must be the one last read; a creation has 0.
     *
     * @param conflict whether a stale one is answered with 409, else with 406
     */
    static void version(ObjectNode input, int expected, boolean conflict) {
        if (Json.lacks(input, "version")) {
            throw missing("version");
        }
        BigDecimal version = Json.decimal(input, "version");
        if (version == null || version.compareTo(BigDecimal.valueOf(expected)) != 0) {
            throw Refusal.issue(conflict ? 409 : 406, "invalid_value", "version");
        }
    }

    private static void nature(ObjectNode input, ObjectNode kept, boolean severalEntries) {
        boolean company = !Json.lacks(input, "company");
        boolean person = !Json.lacks(input, "person");
        if (company && person) {
            throw invalid("company and person");
        }
        if (!company && !person) {
            throw missing("company or person");
        }
        if (person) {
            kept.set("person", person(input.path("person"), "person", PERSON_FIELDS));
            return;
        }
        JsonNode given = input.path("company");
        requireText(given, "name", "company.name");
        ObjectNode copy = copy(given, COMPANY_FIELDS);
        JsonNode persons = given.path("contactPersons");
        if (!severalEntries) {
            requireSingle(persons, "company.contactPersons");
        }
        if (!persons.isEmpty()) {
            var list = copy.putArray("contactPersons");
            for (int i = 0; i < persons.size(); i++) {
                String path = "company.contactPersons[" + i + "]";
                list.add(person(persons.path(i), path, CONTACT_PERSON_FIELDS));
            }
        }
        kept.set("company", copy);
    }

    private static ObjectNode person(JsonNode given, String path, Set<String> fields) {
        requireText(given, "lastName", path + ".lastName");
        if (given.path("salutation").asString("").length() > 25) {
            throw invalid(path + ".salutation");
        }
        return copy(given, fields);
    }

    private static void addresses(ObjectNode input, ObjectNode kept, boolean severalEntries) {
        JsonNode given = input.path("addresses");
        ObjectNode all = Json.object();
        for (String kind : ADDRESS_KINDS) {
            JsonNode entries = given.path(kind);
            if (!severalEntries) {
                requireSingle(entries, "addresses." + kind);
            }
            if (!entries.isEmpty()) {
                var list = all.putArray(kind);
                for (int i = 0; i < entries.size(); i++) {
                    String path = "addresses." + kind + "[" + i + "].countryCode";
                    requireText(entries.path(i), "countryCode", path);
                    if (!Countries.isKnown(entries.path(i).path("countryCode").asString(""))) {
                        throw Refusal.issue(406, "countrycode_is_not_valid", "countryCode");
                    }
                    list.add(copy(entries.path(i), ADDRESS_FIELDS));
                }
            }
        }
        if (!all.isEmpty()) {
            kept.set("addresses", all);
        }
    }

    private static void texts(
            ObjectNode input,
            ObjectNode kept,
            String field,
            Set<String> kinds,
            boolean severalEntries) {
        ObjectNode all = Json.object();
        for (String kind : kinds) {
            JsonNode entries = input.path(field).path(kind);
            String path = field + "." + kind;
            if (!severalEntries) {
                requireSingle(entries, path);
            }
            if (!entries.isEmpty()) {
                var list = all.putArray(kind);
                for (JsonNode entry : entries) {
                    String text = entry.asString("");
                    boolean fine =
                            field.equals("phoneNumbers")
                                    ? PHONE.matcher(text).matches()
                                    : !text.isBlank();
                    if (!fine) {
                        throw invalid(path);
                    }
                    list.add(text);
                }
            }
        }
        if (!all.isEmpty()) {
            kept.set(field, all);
        }
    }

    private static void rest(ObjectNode input, ObjectNode kept) {
        if (!Json.lacks(input, "xRechnung")) {
            JsonNode given = input.path("xRechnung");
            requireText(given, "buyerReference", "xRechnung.buyerReference");
            requireText(given, "vendorNumberAtCustomer", "xRechnung.vendorNumberAtCustomer");
            kept.set("xRechnung", copy(given, Set.of("buyerReference", "vendorNumberAtCustomer")));
        }
        if (input.path("note").asString("").length() > 1000) {
            throw invalid("note");
        }
        Json.text(input, "note").ifPresent(note -> kept.put("note", note));
    }

    private static ObjectNode copy(JsonNode given, Set<String> fields) {
        ObjectNode copy = Json.object();
        given.properties()
                .forEach(field -> {
                    if (fields.contains(field.getKey()) && !field.getValue().isNull()) {
                        copy.set(field.getKey(), field.getValue());
                    }
                });
        return copy;
    }

    private static void requireSingle(JsonNode entries, String path) {
        if (entries.size() > 1) {
            throw invalid(path + ".size");
        }
    }

    private static void requireText(JsonNode node, String field, String path) {
        if (Json.text(node, field).filter(text -> !text.isBlank()).isEmpty()) {
            throw missing(path);
        }
    }

    private static Refusal missing(String source) {
        return Refusal.issue(406, "missing_entity", source);
    }

    private static Refusal invalid(String source) {
        return Refusal.issue(406, "invalid_value", source);
    }
}
