package dev.kontor.hub.shared;

import java.util.Locale;

/** What somebody may do in an organisation. */
public enum Permission {
    /** See everything of the organisation but secrets. */
    VIEW,
    /** Answer what is stuck, have objects looked at again, rehearse, decide, import. */
    WORK,
    /** Change flows, connections and settings of the organisation. */
    CONFIGURE,
    /** Say who may do what in the organisation. */
    MANAGE_USERS;

    /** As in tables and addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
