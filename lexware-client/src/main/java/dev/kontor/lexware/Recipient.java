package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To whom a new document goes: a contact, or an address for this once (lexware-office-api.md 6.2).
 * Never both.
 */
public sealed interface Recipient {

    /** Lines of an address, all optional. */
    Lines lines();

    /**
     * A contact; it must have the role customer and a billing address.
     *
     * @param contactId its id
     * @param lines differing from the contact's for this document only
     */
    record OfContact(UUID contactId, Lines lines) implements Recipient {

        /** The same with a deviating address on this document. */
        public OfContact withLines(Lines other) {
            return new OfContact(contactId, other);
        }

        @Override
        public String toString() {
            return "OfContact[" + contactId + "]";
        }
    }

    /**
     * An address for this document only; creates no contact and is booked on the collective
     * customer.
     *
     * @param name company, or "First Last"
     * @param countryCode country
     * @param lines the rest of the address
     */
    record OneTime(String name, String countryCode, Lines lines) implements Recipient {

        /** Refuses a blank name and a country code of the wrong form. */
        public OneTime {
            Rules.required("address.name", name);
            Rules.countryCode("address.countryCode", countryCode);
        }

        /** The same with this address. */
        public OneTime withLines(Lines other) {
            return new OneTime(name, countryCode, other);
        }

        @Override
        public String toString() {
            return "OneTime[" + countryCode + "]";
        }
    }

    /**
     * Lines of an address.
     *
     * @param supplement second line
     * @param street street and number
     * @param zip postal code
     * @param city city
     */
    record Lines(
            @Nullable String supplement,
            @Nullable String street,
            @Nullable String zip,
            @Nullable String city) {

        /** No lines. */
        public static final Lines NONE = new Lines(null, null, null, null);

        /** Without second line. */
        public static Lines of(String street, String zip, String city) {
            return new Lines(null, street, zip, city);
        }

        /** Without personal data. */
        @Override
        public String toString() {
            return "Lines[***]";
        }
    }

    /** A contact with the address it has. */
    static OfContact contact(UUID contactId) {
        return new OfContact(contactId, Lines.NONE);
    }

    /** A one-time address. */
    static OneTime oneTime(String name, String countryCode) {
        return new OneTime(name, countryCode, Lines.NONE);
    }
}
