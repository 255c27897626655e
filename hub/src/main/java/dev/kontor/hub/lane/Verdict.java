package dev.kontor.hub.lane;

import java.time.Instant;

/** What a pass leaves to do. A signal that came in meanwhile always causes one more pass. */
public sealed interface Verdict {

    /** Nothing, until the next signal. */
    record Finished() implements Verdict {}

    /** Look again then, or earlier if signalled. */
    record LookAgain(Instant at, Priority priority) implements Verdict {}
}
