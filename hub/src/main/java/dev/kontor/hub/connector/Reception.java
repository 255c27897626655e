package dev.kontor.hub.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connector makes of a {@link Delivery}. */
public sealed interface Reception {

    /**
     * Genuine.
     *
     * @param deliveryKey names this delivery among all of the connection; a second one with the
     *     same key is answered and dropped
     * @param hints what may have changed; empty for a genuine delivery that means nothing to us
     * @param alarm why a genuine delivery was not understood; null normally
     */
    record Accepted(String deliveryKey, List<SignalHint> hints, @Nullable String alarm)
            implements Reception {

        public Accepted {
            hints = List.copyOf(hints);
        }
    }

    /**
     * A question of the vendor that is answered at once and stores nothing, such as a HEAD check.
     */
    @SuppressWarnings("ArrayRecordComponent") // raw bytes; copied on the way in and out
    record Handshake(int status, String contentType, byte[] body) implements Reception {

        public Handshake {
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * Forged, altered or malformed: nothing is stored.
     *
     * @param status 400 or 401
     * @param reason for the log; holds nothing of the delivery's content
     */
    record Refused(int status, String reason) implements Reception {}
}
