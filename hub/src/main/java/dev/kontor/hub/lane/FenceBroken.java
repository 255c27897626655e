package dev.kontor.hub.lane;

import dev.kontor.hub.shared.SourceRef;

/** This pass was taken over; whatever it wanted to write is left to its successor. */
public final class FenceBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FenceBroken(SourceRef ref, long fence) {
        super("Pass %d of %s was taken over; its write was not made".formatted(fence, ref));
    }
}
