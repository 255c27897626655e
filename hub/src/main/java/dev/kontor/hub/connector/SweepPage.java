package dev.kontor.hub.connector;

import java.time.Instant;
import java.util.List;

/**
 * One page of a sweep.
 *
 * @param hints what changed
 * @param next the checkpoint to go on from, stored together with the signals of this page; includes
 *     the overlap, so that objects changed while it ran are seen again
 * @param complete whether the present is reached; if not, the next page is read at once
 * @param lookAgain not before
 */
public record SweepPage(List<SignalHint> hints, String next, boolean complete, Instant lookAgain) {

    public SweepPage {
        hints = List.copyOf(hints);
    }
}
