package dev.kontor.hub.shared;

import org.jspecify.annotations.Nullable;

/**
 * A failure with its {@link ErrorCode}. The message says what happened, to which id, and what
 * happens next or what to do; it never holds a secret or the body of a remote answer.
 */
public class HubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    public HubException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public HubException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public ErrorCode code() {
        return code;
    }
}
