package dev.kontor.hub.lane;

import java.time.Instant;

/**
 * No permit within the time a pass may hold its place: give the place back and look again at {@link
 * #turn()}. Nothing was sent. Normal under load, hence without a stack trace.
 */
public final class NotYourTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant turn;
    private final String pace;

    NotYourTurn(String pace, Instant turn) {
        super("Pace " + pace + " is booked out; turn at " + turn, null, false, false);
        this.pace = pace;
        this.turn = turn;
    }

    public Instant turn() {
        return turn;
    }

    /** The limit that binds. */
    public String pace() {
        return pace;
    }
}
