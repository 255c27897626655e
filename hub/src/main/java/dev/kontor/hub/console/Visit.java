package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Permission;

/** A signed-in person at a page of an organisation that is their business. */
record Visit(User user, Organisation organisation) {

    public OrganisationId id() {
        return organisation.id();
    }

    /** As whom audit entries name the person. */
    public String by() {
        return user.email();
    }

    public boolean may(Permission permission) {
        return user.may(organisation.id(), permission);
    }

    /** The address of a page of the organisation. */
    public String page(String name) {
        return "/console/o/%s/%s".formatted(organisation.id(), name);
    }
}
