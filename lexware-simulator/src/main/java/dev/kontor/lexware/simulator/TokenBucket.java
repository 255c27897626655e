package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.time.Instant;

/** The rate limit of one key ({@code lexware-office-api.md} 3). Thread-safe. */
final class TokenBucket {

    private double tokens = Double.MAX_VALUE;
    private Instant filledAt = Instant.MIN;

    /** Takes a token if there is one. Depth and rate may differ from call to call. */
    synchronized boolean take(Instant now, int depth, double perSecond) {
        if (filledAt.equals(Instant.MIN) || now.isBefore(filledAt)) {
            tokens = Math.min(tokens, depth);
        } else {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(depth, tokens + seconds * perSecond);
        }
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
