package dev.kontor.lexware;

import java.io.Serial;

/**
 * A {@link Listing} came to an end before its last entry. What was delivered before is right; only
 * the rest is missing. The message names no content.
 */
public final class ListingStopped extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Answer<?> answer;
    private final transient Listing.Progress progress;

    ListingStopped(String why, Answer<?> answer, Listing.Progress progress) {
        super(why + " after " + progress.taken() + " entries: " + answer);
        this.answer = answer;
        this.progress = progress;
    }

    /**
     * What became of the last call; {@link Answer.Rejected} because of {@link
     * Reason.Code#WINDOW_EXCEEDED} if the list goes on beyond what the API shows.
     */
    public Answer<?> answer() {
        return answer;
    }

    /** How far the reading was. */
    public Listing.Progress progress() {
        return progress;
    }

    /** True if the list goes on beyond what the API shows. */
    public boolean windowReached() {
        return answer instanceof Answer.Rejected<?> refused
                && refused.because(Reason.Code.WINDOW_EXCEEDED);
    }
}
