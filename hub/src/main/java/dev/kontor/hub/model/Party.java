package dev.kontor.hub.model;

import dev.kontor.hub.shared.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the source knows it. Empty texts are null.
 *
 * @param id the customer's id in the source; null for guests and deleted customers
 * @param company the company's name; its presence makes the party a business
 * @param vatId as entered, not checked
 */
public record Party(
        @Meaning(de = "Nummer des Kunden an der Quelle", en = "The customer's id in the source")
                @Nullable String id,
        @Meaning(
                        de = "Name der Firma; mit ihr ist es ein Geschäftskunde",
                        en = "Name of the company; with it the party is a business")
                @Nullable String company,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Meaning(de = "USt-IdNr., wie eingegeben", en = "VAT id as entered") @Nullable String vatId,
        @Nullable PostalAddress address) {

    public boolean business() {
        return company != null;
    }

    /** The name for a document: the company, else first and last name; null if none is known. */
    public @Nullable String name() {
        if (company != null) {
            return company;
        }
        String first = firstName == null ? "" : firstName;
        String last = lastName == null ? "" : lastName;
        String full = (first + " " + last).strip();
        return full.isEmpty() ? null : full;
    }
}
