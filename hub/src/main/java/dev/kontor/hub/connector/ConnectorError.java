package dev.kontor.hub.connector;

import dev.kontor.hub.shared.ErrorCode;

/** How a call to a remote system can fail. */
public enum ConnectorError implements ErrorCode {
    /** Credentials, scopes or the account are refused; certainly not executed. */
    ACCESS_REFUSED(WhoMustAct.ADMINISTRATOR),
    /** Over the remote system's limit; certainly not executed. */
    THROTTLED(WhoMustAct.CAPACITY),
    /** No connection was made; certainly not executed. */
    UNREACHABLE(WhoMustAct.REMOTE),
    /** The request left, but no usable answer came back; a write may have been executed. */
    ANSWER_LOST(WhoMustAct.REMOTE),
    /** The remote system understood the request and will not do it; certainly not executed. */
    REQUEST_REFUSED(WhoMustAct.US),
    /** The answer does not have the documented form; a write was executed. */
    ANSWER_NOT_UNDERSTOOD(WhoMustAct.US);

    private final WhoMustAct whoMustAct;

    ConnectorError(WhoMustAct whoMustAct) {
        this.whoMustAct = whoMustAct;
    }

    @Override
    public WhoMustAct whoMustAct() {
        return whoMustAct;
    }
}
