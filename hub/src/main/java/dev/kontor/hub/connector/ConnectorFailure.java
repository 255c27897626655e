package dev.kontor.hub.connector;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call to a remote system failed. Normal in daily life, hence an expected case of {@link
 * Connector#sweep} and {@link Connector#ensureWebhooks}, the two that have no other way to say so.
 */
public final class ConnectorFailure extends HubException {

    private static final long serialVersionUID = 1L;

    private final ConnectorError error;
    private final transient Words words;
    private final transient Instant retryAt;

    public ConnectorFailure(
            ConnectorError error, Words words, Instant retryAt, @Nullable Throwable cause) {
        super(error, words.en(), cause);
        this.error = error;
        this.words = words;
        this.retryAt = retryAt;
    }

    public ConnectorFailure(ConnectorError error, Words words, Instant retryAt) {
        this(error, words, retryAt, null);
    }

    public ConnectorError error() {
        return error;
    }

    /** What happened and what to do, for a person. */
    public Words words() {
        return words;
    }

    /** Not before. */
    public Instant retryAt() {
        return retryAt;
    }

    /** Whether trying again alone cannot help, so that the connection is to be paused. */
    public boolean administratorMustAct() {
        return error == ConnectorError.ACCESS_REFUSED;
    }
}
