package dev.kontor.hub.rest;

import dev.kontor.hub.organisation.OrganisationError;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;

/** The organisation that an address names. */
final class Known {

    private Known() {}

    /** Its id, if it is declared. */
    static OrganisationId organisation(Organisations organisations, String name) {
        return organisations.active().stream()
                .map(dev.kontor.hub.organisation.Organisation::id)
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(Known::unknown);
    }

    /** Says nothing about organisations that the caller may not see. */
    static HubException unknown() {
        return new HubException(
                OrganisationError.ORGANISATION_UNKNOWN,
                "There is no such organisation in kontor.yaml");
    }
}
