package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * Which contacts to list; all that is given must hold (lexware-office-api.md 7.2). In name and
 * e-mail {@code _} stands for one character, {@code %} for many, {@code \} escapes; both find parts
 * of words, whatever the case. Encoding is done by the client.
 *
 * @param email at least 3 characters; contact persons' addresses included
 * @param name 3 to 128 characters
 * @param number customer or vendor number
 * @param customer true: is one; false: is none; null: either
 * @param vendor true: is one; false: is none; null: either
 */
public record ContactFilter(
        @Nullable String email,
        @Nullable String name,
        @Nullable Long number,
        @Nullable Boolean customer,
        @Nullable Boolean vendor) {

    /** Refuses words that are too short or too long. */
    public ContactFilter {
        if (email != null && email.length() < 3) {
            throw new FieldRefused(
                    "email", "is at least 3 characters long", "search for more of the address");
        }
        if (name != null && (name.length() < 3 || name.length() > 128)) {
            throw new FieldRefused(
                    "name", "is 3 to 128 characters long", "search for another part of the name");
        }
    }

    /** Every contact. */
    public static ContactFilter all() {
        return new ContactFilter(null, null, null, null, null);
    }

    /** By part of an e-mail address. */
    public static ContactFilter byEmail(String email) {
        return new ContactFilter(email, null, null, null, null);
    }

    /** By part of a name. */
    public static ContactFilter byName(String name) {
        return new ContactFilter(null, name, null, null, null);
    }

    /** By customer or vendor number. */
    public static ContactFilter byNumber(long number) {
        return new ContactFilter(null, null, number, null, null);
    }

    /**
     * Takes the meaning out of {@code _}, {@code %} and {@code \}, for a word that is to be found
     * as it is.
     */
    public static String literally(String word) {
        return word.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    /** Without the search words, which are personal data. */
    @Override
    public String toString() {
        return "ContactFilter[email="
                + (email != null)
                + ", name="
                + (name != null)
                + ", number="
                + (number != null)
                + "]";
    }
}
