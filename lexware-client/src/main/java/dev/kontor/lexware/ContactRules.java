package dev.kontor.lexware;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a contact (lexware-office-api.md 7.2). Fields are named as the API names them
 * in its refusals (4.2).
 */
final class ContactRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("[^\\p{L}]{1,30}");

    private ContactRules() {}

    static void checkNature(
            boolean hasRole,
            NewContact.@Nullable Company company,
            NewContact.@Nullable Person person) {
        if (!hasRole) {
            throw new FieldRefused("roles.customer or roles.vendor", "is given", "use withRoles");
        }
        if (company != null && person != null) {
            throw new FieldRefused(
                    "company and person",
                    "are not given together",
                    "use ofCompany with a contact person");
        }
        if (company == null && person == null) {
            throw new FieldRefused("company or person", "is given", "use ofCompany or ofPerson");
        }
    }

    static void checkEmail(NewContact.EmailKind kind, String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw new FieldRefused(
                    "emailAddresses." + kind.wire(),
                    "is an e-mail address",
                    "leave it out if there is none");
        }
    }

    static void checkPhone(NewContact.PhoneKind kind, String phone) {
        if (phone.isBlank() || !PHONE.matcher(phone).matches()) {
            throw new FieldRefused(
                    "phoneNumbers." + kind.wire(),
                    "is 1 to 30 characters without letters",
                    "shorten it or leave it out");
        }
    }

    static void checkXRechnung(XRechnung data) {
        Rules.required("xRechnung.buyerReference", data.buyerReference());
        Rules.required("xRechnung.vendorNumberAtCustomer", data.vendorNumberAtCustomer());
    }
}
