package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * How a party stands on documents: as a contact of Lexware, or with a one-time address.
 *
 * @param contact the contact's id; null for a one-time address
 */
public record CustomerRecord(@Nullable String contact, Party party) {}
