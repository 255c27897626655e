package dev.kontor.hub.ledger;

import java.time.Duration;

/**
 * The instant until which a request may leave, on the monotonic clock of this process: a process
 * that was frozen finds it passed, whatever the wall clock says.
 *
 * <p>What remains, honestly: between the check and the network card the process can still be
 * frozen. That window is microseconds wide; if it hits, the resend waits for the settle time, and
 * the look finds what was executed meanwhile.
 */
public final class Deadline {

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    static Deadline in(Duration window) {
        return new Deadline(System.nanoTime() + window.toNanos());
    }

    public boolean passed() {
        return System.nanoTime() - atNanos >= 0;
    }
}
