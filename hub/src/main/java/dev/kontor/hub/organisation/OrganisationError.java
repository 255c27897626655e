package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ErrorCode;

/** What can go wrong with organisations and their connections. */
public enum OrganisationError implements ErrorCode {
    /** Not in kontor.yaml, or never was. */
    ORGANISATION_UNKNOWN(WhoMustAct.CALLER, WhatNow.NEVER),
    /** Not a connection of the organisation. */
    CONNECTION_UNKNOWN(WhoMustAct.CALLER, WhatNow.NEVER);

    private final WhoMustAct whoMustAct;
    private final WhatNow whatNow;

    OrganisationError(WhoMustAct whoMustAct, WhatNow whatNow) {
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
