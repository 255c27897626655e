package dev.kontor.hub.connector;

import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.util.List;

/**
 * How much a period holds, as far as the vendor says without being asked for the objects
 * themselves.
 *
 * @param objects how many; at least so many if not {@code exact}
 * @param calls requests to the vendor that listing and reading them all takes
 * @param atLeast how long these take by the vendor's own limit, if nobody else needs it
 * @param remarks what a person should know before relying on it
 */
public record PastSize(
        int objects, boolean exact, int calls, Duration atLeast, List<Words> remarks) {

    public PastSize {
        remarks = List.copyOf(remarks);
    }
}
