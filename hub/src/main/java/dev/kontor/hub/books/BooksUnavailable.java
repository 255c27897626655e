package dev.kontor.hub.books;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.function.Supplier;

/** Lexware could not be asked now, as other modules see it: why, and when to try again. */
public final class BooksUnavailable extends HubException {

    private static final long serialVersionUID = 1L;

    private final transient Words why;
    private final transient Instant retryAt;

    /** Its only code. */
    enum Code implements ErrorCode {
        LEXWARE_UNAVAILABLE;

        @Override
        public WhoMustAct whoMustAct() {
            return WhoMustAct.REMOTE;
        }
    }

    private BooksUnavailable(LexwareUnavailable cause) {
        super(Code.LEXWARE_UNAVAILABLE, "Lexware cannot be asked now: " + cause.why().en(), cause);
        this.why = cause.why();
        this.retryAt = cause.retryAt();
    }

    static <T> T instead(Supplier<T> work) {
        try {
            return work.get();
        } catch (LexwareUnavailable unavailable) {
            throw new BooksUnavailable(unavailable);
        }
    }

    public Words why() {
        return why;
    }

    /** Not before. */
    public Instant retryAt() {
        return retryAt;
    }
}
