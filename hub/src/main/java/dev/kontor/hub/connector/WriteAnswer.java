package dev.kontor.hub.connector;

import dev.kontor.hub.shared.Words;
import java.time.Instant;

/** How a remote system answered a write; the same five cases everywhere (design.md section 6). */
public sealed interface WriteAnswer {

    record Done() implements WriteAnswer {}

    record Rejected(Words reason) implements WriteAnswer {}

    /** Certainly not executed: over the limit. */
    record Throttled(Instant retryAt) implements WriteAnswer {}

    /** Certainly not executed: no connection was made. */
    record Unreachable(Instant retryAt) implements WriteAnswer {}

    /** Everything else after the first byte left. */
    record Unknown(String cause) implements WriteAnswer {}
}
