package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.OrganisationId;

/** Whose Lexware account an organisation's key opens, compared with what was known before. */
public sealed interface LexwareIdentity {

    /** The same account as ever, or the first contact. */
    record Confirmed(String organizationId) implements LexwareIdentity {}

    /** The key belongs to another account than before; writing has stopped. */
    record OtherAccount(String expected, String found) implements LexwareIdentity {}

    /** Another organisation of this installation is this account; writing has stopped. */
    record AlreadyAttached(String found, OrganisationId other) implements LexwareIdentity {}
}
