package dev.kontor.simulator.shopday;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What kind of day it is. Shares are between 0 and 1 and met exactly (rounded to whole orders), not
 * by chance.
 *
 * @param businessShare orders placed by companies
 * @param newBusinessShare of those, orders by companies the shop never saw before
 * @param burstShare of those, orders that come as five first orders of one company within a second
 * @param knownBusinesses how many companies share the orders of known companies
 * @param discountShare orders with a discount
 * @param shippingShare orders that pay for shipping
 * @param refundShare orders refunded at once after they were fulfilled
 * @param editShare orders edited before they were fulfilled
 * @param cancelShare orders cancelled, hence never fulfilled
 * @param netPrices a shop with net prices; its prices are whole euros, so that tax per line and per
 *     rate agree
 * @param start when the day begins; {@code null}: orders carry no time of their own and are placed
 *     "now"
 * @param length over which the orders are spread
 */
public record ShopDayOptions(
        double businessShare,
        double newBusinessShare,
        double burstShare,
        int knownBusinesses,
        double discountShare,
        double shippingShare,
        double refundShare,
        double editShare,
        double cancelShare,
        boolean netPrices,
        @Nullable Instant start,
        Duration length) {

    /** Refuses shares that are none, and fates that do not fit into one day. */
    public ShopDayOptions {
        double[] shares = {
            businessShare,
            newBusinessShare,
            burstShare,
            discountShare,
            shippingShare,
            refundShare,
            editShare,
            cancelShare,
            refundShare + editShare + cancelShare
        };
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "shares are between 0 and 1, refunds, edits and cancellations together too: "
                                + share);
            }
        }
        if (knownBusinesses < 1) {
            throw new IllegalArgumentException(
                    "a shop knows at least one company: " + knownBusinesses);
        }
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a day has a length: " + length);
        }
    }

    /**
     * A mixed day: 30 % companies, a third of them new, some with five first orders within a
     * second; 5 % refunded, 3 % edited, 2 % cancelled; gross prices.
     */
    public static ShopDayOptions mixed() {
        return new ShopDayOptions(
                0.30,
                1.0 / 3,
                0.25,
                20,
                0.25,
                0.7,
                0.05,
                0.03,
                0.02,
                false,
                null,
                Duration.ofHours(12));
    }

    /** The same day without refunds, edits and cancellations. */
    public ShopDayOptions calm() {
        return withFates(0, 0, 0);
    }

    /** Other shares of what happens to orders. */
    public ShopDayOptions withFates(double refunds, double edits, double cancellations) {
        return new ShopDayOptions(
                businessShare,
                newBusinessShare,
                burstShare,
                knownBusinesses,
                discountShare,
                shippingShare,
                refunds,
                edits,
                cancellations,
                netPrices,
                start,
                length);
    }

    /** Other shares of companies. */
    public ShopDayOptions withBusinesses(double share, double newShare, double bursts, int known) {
        return new ShopDayOptions(
                share,
                newShare,
                bursts,
                known,
                discountShare,
                shippingShare,
                refundShare,
                editShare,
                cancelShare,
                netPrices,
                start,
                length);
    }

    /** A day in a shop with net prices. */
    public ShopDayOptions withNetPrices() {
        return new ShopDayOptions(
                businessShare,
                newBusinessShare,
                burstShare,
                knownBusinesses,
                discountShare,
                shippingShare,
                refundShare,
                editShare,
                cancelShare,
                true,
                start,
                length);
    }

    /** A day of which each order carries its time. */
    public ShopDayOptions between(Instant begin, Duration duration) {
        return new ShopDayOptions(
                businessShare,
                newBusinessShare,
                burstShare,
                knownBusinesses,
                discountShare,
                shippingShare,
                refundShare,
                editShare,
                cancelShare,
                netPrices,
                begin,
                duration);
    }
}
