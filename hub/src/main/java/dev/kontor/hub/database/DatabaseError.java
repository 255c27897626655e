package dev.kontor.hub.database;

import dev.kontor.hub.shared.ErrorCode;

/** What can go wrong between Kontor and its PostgreSQL. */
public enum DatabaseError implements ErrorCode {
    /** No connection, or the embedded server does not start. */
    DATABASE_UNAVAILABLE(WhoMustAct.ADMINISTRATOR, WhatNow.LATER),
    /** Older than PostgreSQL 15. */
    DATABASE_TOO_OLD(WhoMustAct.ADMINISTRATOR, WhatNow.NEVER),
    /** A commit would not survive a power cut. */
    DATABASE_NOT_DURABLE(WhoMustAct.ADMINISTRATOR, WhatNow.NEVER),
    /** The role would bypass row-level security. */
    DATABASE_ROLE_TOO_STRONG(WhoMustAct.ADMINISTRATOR, WhatNow.NEVER),
    /** A server cannot be run by this user or on this platform. */
    DATABASE_PLATFORM(WhoMustAct.ADMINISTRATOR, WhatNow.NEVER);

    private final WhoMustAct whoMustAct;
    private final WhatNow whatNow;

    DatabaseError(WhoMustAct whoMustAct, WhatNow whatNow) {
        this.whoMustAct = whoMustAct;
        this.whatNow = whatNow;
    }

    @Override
    public WhoMustAct whoMustAct() {
        return whoMustAct;
    }

    @Override
    public WhatNow whatNow() {
        return whatNow;
    }
}
