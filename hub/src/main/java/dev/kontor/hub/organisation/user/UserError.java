package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.ErrorCode;

/** What can be wrong with a wish about users. */
public enum UserError implements ErrorCode {
    EMAIL_WRONG,
    EMAIL_TAKEN,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_TOO_PLAIN,
    PASSWORD_WRONG,
    /** The identity belongs to somebody else here. */
    IDENTITY_TAKEN,
    /** Nobody here is this identity; whoever has a password links it under their account. */
    IDENTITY_UNKNOWN,
    USER_UNKNOWN,
    /** Somebody must be left who can manage users. */
    LAST_ADMINISTRATOR;

    @Override
    public WhoMustAct whoMustAct() {
        return WhoMustAct.CALLER;
    }

    @Override
    public WhatNow whatNow() {
        return WhatNow.NEVER;
    }
}
