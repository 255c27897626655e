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
    /** There is another identity of the same provider, which is to be unlinked first. */
    IDENTITY_LINKED,
    /** Nobody here is this identity; whoever has a password links it under their account. */
    IDENTITY_UNKNOWN,
    USER_UNKNOWN,
    /** Somebody who has a role there already cannot be asked in once more. */
    MEMBER_ALREADY,
    /** The link was used, withdrawn or replaced, is too old or for somebody else. */
    INVITATION_UNKNOWN,
    /** Somebody must be left who can manage users. */
    LAST_ADMINISTRATOR,
    /** The password was wrong too often; it is looked at again after a while. */
    TOO_MANY_ATTEMPTS,
    /** More passwords are looked at than this hub has memory for. */
    SIGN_INS_BUSY;

    @Override
    public WhoMustAct whoMustAct() {
        return this == SIGN_INS_BUSY ? WhoMustAct.CAPACITY : WhoMustAct.CALLER;
    }
}
