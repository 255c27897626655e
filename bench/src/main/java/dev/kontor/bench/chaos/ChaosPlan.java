package dev.kontor.bench.chaos;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param orders over all organisations
 * @param kills SIGKILL of the hub
 * @param freezes SIGSTOP of the hub while an intent is open
 * @param frozenFor how long each
 * @param databaseStops PostgreSQL stopped in immediate mode and started again
 * @param longestUptime how long the hub is left to work before the next kill, at most
 * @param playFor over how long the orders come in
 * @param indexDelay the longest until voucherlist shows a record
 * @param late the longest after which a request is executed late
 * @param callTimeout of the hub's calls
 * @param settle of the hub's ledger; longer than {@code indexDelay} and {@code late} together
 * @param doubtLimit after which the hub reports a doubt as stuck
 * @param atMost how long the whole may take
 */
record ChaosPlan(
        int orders,
        int organisations,
        int kills,
        int freezes,
        Duration frozenFor,
        int databaseStops,
        Duration longestUptime,
        Duration playFor,
        Duration indexDelay,
        Duration late,
        Duration callTimeout,
        Duration settle,
        Duration doubtLimit,
        Duration atMost) {

    ChaosPlan {
        if (settle.compareTo(indexDelay.plus(late)) < 0) {
            throw new IllegalArgumentException(
                    "The settle time %s must cover index delay %s and late execution %s"
                            .formatted(settle, indexDelay, late));
        }
    }

    /** The claim's. */
    static ChaosPlan full() {
        return new ChaosPlan(
                2_000,
                20,
                20,
                3,
                Duration.ofSeconds(90),
                2,
                Duration.ofSeconds(30),
                Duration.ofMinutes(6),
                Duration.ofMinutes(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(8),
                Duration.ofSeconds(90),
                Duration.ofMinutes(6),
                Duration.ofMinutes(25));
    }

    /** The same in two minutes, with all times shorter. */
    static ChaosPlan small() {
        return new ChaosPlan(
                60,
                3,
                3,
                1,
                Duration.ofSeconds(8),
                1,
                Duration.ofSeconds(12),
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(8),
                Duration.ofMinutes(1),
                Duration.ofMinutes(4));
    }

    ChaosPlan withOrders(int count) {
        return new ChaosPlan(
                count,
                organisations,
                kills,
                freezes,
                frozenFor,
                databaseStops,
                longestUptime,
                playFor,
                indexDelay,
                late,
                callTimeout,
                settle,
                doubtLimit,
                atMost);
    }
}
