package dev.kontor.lexware;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a contact as it was read: everything that is not changed here is sent back as it
 * came, fields unknown to this version included (lexware-office-api.md 5, 7.2). Immutable; start
 * with {@link Contact#edit()} and finish with {@link Contacts#update}.
 */
public final class ContactEdit {

    private final ObjectNode tree;

    private ContactEdit(ObjectNode tree) {
        this.tree = tree;
    }

    static ContactEdit of(AsRead asRead) {
        return new ContactEdit(asRead.copy());
    }

    /** The version that was read and must still be the current one. */
    public int version() {
        return tree.path("version").asInt(0);
    }

    /** The same with this note, at most 1000 characters; null removes it. */
    public ContactEdit withNote(@Nullable String note) {
        Rules.atMost("note", note, 1000);
        return change(copy -> AsRead.set(copy, "note", note));
    }

    /** The same with this company name. */
    public ContactEdit withCompanyName(String name) {
        Rules.required("company.name", name);
        return change(copy -> AsRead.group(copy, "company").put("name", name));
    }

    /** The same with these tax ids of the company; null removes one. */
    public ContactEdit withTaxIds(@Nullable String taxNumber, @Nullable String vatRegistrationId) {
        return change(copy -> {
            ObjectNode company = AsRead.group(copy, "company");
            AsRead.set(company, "taxNumber", taxNumber);
            AsRead.set(company, "vatRegistrationId", vatRegistrationId);
        });
    }

    /** The same with leave for tax-free documents, or without. */
    public ContactEdit withTaxFreeInvoices(boolean allow) {
        return change(copy -> AsRead.group(copy, "company").put("allowTaxFreeInvoices", allow));
    }

    /** The same with this one contact person, fields unknown to this version kept. */
    public ContactEdit withContactPerson(NewContact.ContactPerson person) {
        return change(copy ->
                single(AsRead.group(copy, "company"), "contactPersons", ContactWire.of(person)));
    }

    /** The same with this name of a natural person. */
    public ContactEdit withPerson(NewContact.Person person) {
        return change(copy -> AsRead.group(copy, "person").setAll(ContactWire.of(person)));
    }

    /**
     * The same with this one address of the kind; second line, street, zip and city that are null
     * are removed.
     */
    public ContactEdit withAddress(NewContact.AddressKind kind, NewContact.PostalAddress address) {
        return change(copy -> {
            ObjectNode addresses = AsRead.group(copy, "addresses");
            ObjectNode written = ContactWire.of(address);
            ObjectNode entry = single(addresses, kind.wire(), written);
            for (String line : new String[] {"supplement", "street", "zip", "city"}) {
                if (!written.has(line)) {
                    entry.remove(line);
                }
            }
        });
    }

    /** The same with this one e-mail address of the kind; null removes it. */
    public ContactEdit withEmail(NewContact.EmailKind kind, @Nullable String email) {
        if (email != null) {
            ContactRules.checkEmail(kind, email);
        }
        return change(copy -> word(AsRead.group(copy, "emailAddresses"), kind.wire(), email));
    }

    /** The same with this one phone number of the kind; null removes it. */
    public ContactEdit withPhone(NewContact.PhoneKind kind, @Nullable String phone) {
        if (phone != null) {
            ContactRules.checkPhone(kind, phone);
        }
        return change(copy -> word(AsRead.group(copy, "phoneNumbers"), kind.wire(), phone));
    }

    /** The same, also a customer. Roles cannot be taken away. */
    public ContactEdit asCustomer() {
        return change(copy -> AsRead.group(AsRead.group(copy, "roles"), "customer"));
    }

    /** The same, also a vendor. Roles cannot be taken away. */
    public ContactEdit asVendor() {
        return change(copy -> AsRead.group(AsRead.group(copy, "roles"), "vendor"));
    }

    /** The same with data for e-invoices to authorities, both values. */
    public ContactEdit withXRechnung(XRechnung data) {
        ContactRules.checkXRechnung(data);
        return change(copy -> AsRead.group(copy, "xRechnung").setAll(ContactWire.of(data)));
    }

    /**
     * The exact JSON that {@link Contacts#update} sends, for a plan or an approval that must show
     * and freeze it.
     *
     * @throws FieldRefused if the contact holds more than one entry of a kind, which the API cannot
     *     write
     */
    public String wireForm() {
        return new String(Json.write(toJson()), StandardCharsets.UTF_8);
    }

    UUID id() {
        return AsRead.id(tree);
    }

    /**
     * The body of the PUT. Refuses a contact with several entries in a list: the API can show it
     * but not change it.
     */
    ObjectNode toJson() {
        for (String group : new String[] {"addresses", "emailAddresses", "phoneNumbers"}) {
            tree.path(group)
                    .properties()
                    .forEach(kind -> checkSingle(group + "." + kind.getKey(), kind.getValue()));
        }
        checkSingle("company.contactPersons", tree.path("company").path("contactPersons"));
        return tree.deepCopy();
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "ContactEdit[version=" + version() + "]";
    }

    private static void checkSingle(String field, JsonNode list) {
        if (list.isArray() && list.size() > 1) {
            throw new FieldRefused(
                    field, "has at most one entry", "change this contact in the Lexware app");
        }
    }

    private ContactEdit change(Consumer<ObjectNode> change) {
        ObjectNode copy = tree.deepCopy();
        change.accept(copy);
        return new ContactEdit(copy);
    }

    private static void word(ObjectNode group, String kind, @Nullable String value) {
        if (value == null) {
            group.remove(kind);
        } else {
            group.putArray(kind).add(value);
        }
    }

    /**
     * Lays the fields over the first entry; further entries stay, so that {@link #toJson} can
     * refuse them.
     */
    private static ObjectNode single(ObjectNode parent, String name, ObjectNode fields) {
        if (parent.path(name).path(0) instanceof ObjectNode first) {
            first.setAll(fields);
            return first;
        }
        parent.putArray(name).add(fields);
        return fields;
    }
}
