package dev.kontor.lexware;

import tools.jackson.databind.node.ObjectNode;

/** Writes contacts and their parts exactly as documented (lexware-office-api.md 7.2). */
final class ContactWire {

    private ContactWire() {}

    /** The whole body of the POST. */
    static ObjectNode of(NewContact contact) {
        ObjectNode json = Json.object();
        json.put("version", 0);
        ObjectNode roles = json.putObject("roles");
        if (contact.customer()) {
            roles.putObject("customer");
        }
        if (contact.vendor()) {
            roles.putObject("vendor");
        }
        if (contact.company() != null) {
            json.set("company", of(contact.company()));
        }
        if (contact.person() != null) {
            json.set("person", of(contact.person()));
        }
        entries(json, contact);
        if (contact.xRechnung() != null) {
            json.set("xRechnung", of(contact.xRechnung()));
        }
        Json.put(json, "note", contact.note());
        return json;
    }

    /** Each kind is a list on the wire, although only one entry may be written. */
    private static void entries(ObjectNode json, NewContact contact) {
        if (!contact.addresses().isEmpty()) {
            ObjectNode group = json.putObject("addresses");
            contact.addresses()
                    .forEach((kind, address) -> group.putArray(kind.wire()).add(of(address)));
        }
        if (!contact.emails().isEmpty()) {
            ObjectNode group = json.putObject("emailAddresses");
            contact.emails().forEach((kind, email) -> group.putArray(kind.wire()).add(email));
        }
        if (!contact.phones().isEmpty()) {
            ObjectNode group = json.putObject("phoneNumbers");
            contact.phones().forEach((kind, phone) -> group.putArray(kind.wire()).add(phone));
        }
    }

    private static ObjectNode of(NewContact.Company company) {
        ObjectNode json = Json.object();
        json.put("name", company.name());
        Json.put(json, "taxNumber", company.taxNumber());
        Json.put(json, "vatRegistrationId", company.vatRegistrationId());
        json.put("allowTaxFreeInvoices", company.allowTaxFreeInvoices());
        if (company.contactPerson() != null) {
            json.set("contactPersons", Json.array().add(of(company.contactPerson())));
        }
        return json;
    }

    static ObjectNode of(NewContact.ContactPerson person) {
        ObjectNode json = Json.object();
        Json.put(json, "salutation", person.salutation());
        Json.put(json, "firstName", person.firstName());
        json.put("lastName", person.lastName());
        json.put("primary", true);
        Json.put(json, "emailAddress", person.emailAddress());
        Json.put(json, "phoneNumber", person.phoneNumber());
        return json;
    }

    static ObjectNode of(NewContact.Person person) {
        ObjectNode json = Json.object();
        Json.put(json, "salutation", person.salutation());
        Json.put(json, "firstName", person.firstName());
        json.put("lastName", person.lastName());
        return json;
    }

    static ObjectNode of(NewContact.PostalAddress address) {
        ObjectNode json = Json.object();
        Json.put(json, "supplement", address.supplement());
        Json.put(json, "street", address.street());
        Json.put(json, "zip", address.zip());
        Json.put(json, "city", address.city());
        json.put("countryCode", address.countryCode());
        return json;
    }

    static ObjectNode of(XRechnung data) {
        ObjectNode json = Json.object();
        Json.put(json, "buyerReference", data.buyerReference());
        Json.put(json, "vendorNumberAtCustomer", data.vendorNumberAtCustomer());
        return json;
    }
}
