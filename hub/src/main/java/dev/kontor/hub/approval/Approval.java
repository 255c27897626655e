package dev.kontor.hub.approval;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision about exactly one frozen set of requests.
 *
 * @param root the object that is looked at again when it is decided
 * @param subject the object it is about, {@code number} what people call it
 * @param requests what will be sent, exactly, but for the marker
 * @param gross of the documents together; null if there is no amount
 * @param recipient who gets them; null if nobody is named
 * @param preview the documents as they will look, as JSON
 * @param author who wrote the rule that asks
 * @param frozenAt when it was asked: the date that documents bear
 * @param note why it was decided so
 */
public record Approval(
        UUID id,
        SourceRef root,
        SourceRef subject,
        String number,
        String action,
        String flow,
        String step,
        State state,
        List<Request> requests,
        @Nullable Money gross,
        @Nullable String recipient,
        String preview,
        String author,
        Instant frozenAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {

    public Approval {
        requests = List.copyOf(requests);
    }

    /** One frozen request; {@code body} is JSON without credentials. */
    public record Request(String method, String route, String body) {}

    /** Where a decision stands. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED,
        /** What it was about has changed. */
        VOID,
        /** It was approved, and everything was sent. */
        USED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
