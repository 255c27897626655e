package dev.kontor.hub.database;

import dev.kontor.hub.shared.ErrorCode;

/** What can go wrong between Kontor and its PostgreSQL. */
public enum DatabaseError implements ErrorCode {
    /** No connection, or the embedded server does not start. */
    DATABASE_UNAVAILABLE(WhoMustAct.ADMINISTRATOR),
    /** Older than PostgreSQL 15. */
    DATABASE_TOO_OLD(WhoMustAct.ADMINISTRATOR),
    /** A commit would not survive a power cut. */
    DATABASE_NOT_DURABLE(WhoMustAct.ADMINISTRATOR),
    /** The role would bypass row-level security. */
    DATABASE_ROLE_TOO_STRONG(WhoMustAct.ADMINISTRATOR),
    /** A server cannot be run by this user or on this platform. */
    DATABASE_PLATFORM(WhoMustAct.ADMINISTRATOR);

    private final WhoMustAct whoMustAct;

    DatabaseError(WhoMustAct whoMustAct) {
        this.whoMustAct = whoMustAct;
    }

    @Override
    public WhoMustAct whoMustAct() {
        return whoMustAct;
    }
}
