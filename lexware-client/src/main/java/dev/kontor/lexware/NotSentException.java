package dev.kontor.lexware;

import java.io.Serial;

/**
 * Thrown by a {@link Pacer} that does not let a request out. The call then ends as {@link
 * Answer.NotSent}: certainly not executed.
 */
public final class NotSentException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Refuses the request.
     *
     * @param reason why, in words for a log: {@code "send-before has passed"}; no secrets
     */
    public NotSentException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Why the request was not let out. */
    public String reason() {
        return reason;
    }
}
