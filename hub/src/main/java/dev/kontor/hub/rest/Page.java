package dev.kontor.hub.rest;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many there are in all that match
 */
record Page<T>(long total, int offset, List<T> items) {

    private static final int MOST = 1_000;

    /** Checks what a caller asked for. */
    static void check(int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new HubException(
                    RestError.REQUEST_WRONG,
                    "offset must not be negative and limit must be 1 to %d".formatted(MOST));
        }
    }

    /** What can be wrong with a request itself. */
    enum RestError implements ErrorCode {
        REQUEST_WRONG,
        SCOPE_MISSING,
        TOKEN_UNKNOWN
    }
}
