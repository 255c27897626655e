package dev.kontor.hub.books;

import dev.kontor.hub.shared.Words;
import java.time.Instant;

/**
 * Lexware could not be asked now; nothing is wrong with what was asked. Carries when to try again.
 */
final class LexwareUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant retryAt;
    private final transient Words why;

    LexwareUnavailable(Instant retryAt, Words why) {
        super(why.en(), null, false, false);
        this.retryAt = retryAt;
        this.why = why;
    }

    Instant retryAt() {
        return retryAt;
    }

    Words why() {
        return why;
    }
}
