package dev.kontor.simulator.shopify;

import java.time.Duration;

/**
 * How the simulator runs.
 *
 * @param port 0 chooses a free one; the address is always loopback
 * @param apiVersion the newest stable version it serves
 * @param restoreRate points a second and shop: 100, 200, 1000 or 2000 (vendors.md 4)
 * @param unlimited no throttling at all
 * @param timeScale how many times faster than documented deliveries are retried; the clock itself
 *     runs at its own pace
 * @param connectTimeout for a delivery, real time (documented: 1 s)
 * @param totalTimeout for a delivery, real time (documented: 5 s)
 * @param seed of every random decision
 * @param deliveryConcurrency how many deliveries are under way at once
 */
public record ShopifySimulatorOptions(
        int port,
        String apiVersion,
        int restoreRate,
        boolean unlimited,
        double timeScale,
        Duration connectTimeout,
        Duration totalTimeout,
        long seed,
        int deliveryConcurrency) {

    /** Refuses what cannot run. */
    public ShopifySimulatorOptions {
        if (restoreRate < 1 || timeScale <= 0 || deliveryConcurrency < 1) {
            throw new IllegalArgumentException(
                    "restoreRate, timeScale and deliveryConcurrency are positive: "
                            + restoreRate
                            + ", "
                            + timeScale
                            + ", "
                            + deliveryConcurrency);
        }
    }

    /** As documented: a standard plan, a free port. */
    public static ShopifySimulatorOptions defaults() {
        return new ShopifySimulatorOptions(
                0, "2026-10", 100, false, 1, Duration.ofSeconds(1), Duration.ofSeconds(5), 1, 32);
    }

    /** Another port. */
    public ShopifySimulatorOptions withPort(int value) {
        return new ShopifySimulatorOptions(
                value,
                apiVersion,
                restoreRate,
                unlimited,
                timeScale,
                connectTimeout,
                totalTimeout,
                seed,
                deliveryConcurrency);
    }

    /** With or without the cost limit. */
    public ShopifySimulatorOptions withUnlimited(boolean value) {
        return new ShopifySimulatorOptions(
                port,
                apiVersion,
                restoreRate,
                value,
                timeScale,
                connectTimeout,
                totalTimeout,
                seed,
                deliveryConcurrency);
    }

    /** Another plan. */
    public ShopifySimulatorOptions withRestoreRate(int value) {
        return new ShopifySimulatorOptions(
                port,
                apiVersion,
                value,
                unlimited,
                timeScale,
                connectTimeout,
                totalTimeout,
                seed,
                deliveryConcurrency);
    }

    /** Retries so many times faster. */
    public ShopifySimulatorOptions withTimeScale(double value) {
        return new ShopifySimulatorOptions(
                port,
                apiVersion,
                restoreRate,
                unlimited,
                value,
                connectTimeout,
                totalTimeout,
                seed,
                deliveryConcurrency);
    }

    /** Other random decisions. */
    public ShopifySimulatorOptions withSeed(long value) {
        return new ShopifySimulatorOptions(
                port,
                apiVersion,
                restoreRate,
                unlimited,
                timeScale,
                connectTimeout,
                totalTimeout,
                value,
                deliveryConcurrency);
    }

    /** Other time-outs of deliveries. */
    public ShopifySimulatorOptions withTimeouts(Duration connect, Duration total) {
        return new ShopifySimulatorOptions(
                port,
                apiVersion,
                restoreRate,
                unlimited,
                timeScale,
                connect,
                total,
                seed,
                deliveryConcurrency);
    }
}
