package dev.kontor.simulator.shopify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a shop's API.
 *
 * @param latency before every answer, plus a random part of {@code latencySpread}
 * @param serverErrorProbability share of calls answered with {@code serverErrorStatus} and not
 *     executed
 * @param serverErrorNext so many calls from now
 * @param serverErrorStatus 500 unless given
 * @param cutProbability share of calls whose connection is closed without an answer
 * @param cutNext so many calls from now
 * @param cutAfterExecution whether a cut call took effect
 * @param throttleNext so many calls from now are THROTTLED whatever the bucket holds
 * @param hideNewFor how long a new order is invisible to the API
 */
public record ApiFaults(
        @Nullable Duration latency,
        @Nullable Duration latencySpread,
        double serverErrorProbability,
        int serverErrorNext,
        int serverErrorStatus,
        double cutProbability,
        int cutNext,
        boolean cutAfterExecution,
        int throttleNext,
        @Nullable Duration hideNewFor) {

    /** Fills in the status. */
    public ApiFaults {
        serverErrorStatus = serverErrorStatus == 0 ? 500 : serverErrorStatus;
    }

    /** An API in good health. */
    public static ApiFaults none() {
        return new ApiFaults(null, null, 0, 0, 500, 0, 0, false, 0, null);
    }

    /** The next {@code count} calls are throttled. */
    public static ApiFaults throttling(int count) {
        return new ApiFaults(null, null, 0, 0, 500, 0, 0, false, count, null);
    }

    /** The next {@code count} calls fail with a status. */
    public static ApiFaults failing(int count, int status) {
        return new ApiFaults(null, null, 0, count, status, 0, 0, false, 0, null);
    }

    /** The next {@code count} calls lose their connection, before or after they took effect. */
    public static ApiFaults cutting(int count, boolean afterExecution) {
        return new ApiFaults(null, null, 0, 0, 500, 0, count, afterExecution, 0, null);
    }

    /** New orders are invisible for a while. */
    public static ApiFaults hidingNewFor(Duration duration) {
        return new ApiFaults(null, null, 0, 0, 500, 0, 0, false, 0, duration);
    }
}
