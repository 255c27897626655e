package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.shared.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * How a party stands on documents: as a contact of Lexware, or with a one-time address.
 *
 * @param contact the contact's id; null for a one-time address
 */
public record CustomerRecord(
        @Meaning(
                        de = "Id des Kontakts in Lexware; fehlt bei einmaliger Anschrift",
                        en = "Id of the contact in Lexware; absent for a one-time address")
                @Nullable String contact,
        @Meaning(de = "Wer es ist", en = "Who it is") Party party) {}
