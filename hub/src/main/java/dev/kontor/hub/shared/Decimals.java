package dev.kontor.hub.shared;

import java.math.BigDecimal;

/**
 * Keeps decimals from outside within what can be calculated with and written out. A number of a few
 * characters such as {@code 1e300000000} is read in no time and takes all memory once its scale is
 * changed.
 */
public final class Decimals {

    /** How many digits there may be in all, and how many behind or missing before the point. */
    public static final int MOST_DIGITS = 100;

    private Decimals() {}

    /**
     * The number itself.
     *
     * @throws IllegalArgumentException if it has more than {@link #MOST_DIGITS} digits or decimals
     */
    public static BigDecimal bounded(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "a number has at most %d digits and decimals".formatted(MOST_DIGITS));
        }
        return number;
    }
}
