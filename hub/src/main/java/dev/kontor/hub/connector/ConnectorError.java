package dev.kontor.hub.connector;

import dev.kontor.hub.shared.ErrorCode;

/** How a call to a remote system can fail. */
public enum ConnectorError implements ErrorCode {
    /** Credentials, scopes or the account are refused; certainly not executed. */
    ACCESS_REFUSED(WhoMustAct.ADMINISTRATOR, WhatNow.NEVER),
    /** Over the remote system's limit; certainly not executed. */
    THROTTLED(WhoMustAct.CAPACITY, WhatNow.LATER),
    /** No connection was made; certainly not executed. */
    UNREACHABLE(WhoMustAct.REMOTE, WhatNow.LATER),
    /** The request left, but no usable answer came back; a write may have been executed. */
    ANSWER_LOST(WhoMustAct.REMOTE, WhatNow.LATER),
    /** The remote system understood the request and will not do it; certainly not executed. */
    REQUEST_REFUSED(WhoMustAct.US, WhatNow.LATER),
    /** The answer does not have the documented form; a write was executed. */
    ANSWER_NOT_UNDERSTOOD(WhoMustAct.US, WhatNow.LATER);

    private final WhoMustAct whoMustAct;
    private final WhatNow whatNow;

    ConnectorError(WhoMustAct whoMustAct, WhatNow whatNow) {
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
