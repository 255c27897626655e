package dev.kontor.simulator.shopify;

import org.jspecify.annotations.Nullable;

/**
 * A cancellation of an order of which nothing is fulfilled.
 *
 * @param reason CUSTOMER (default), DECLINED, FRAUD, INVENTORY, STAFF or OTHER
 * @param refund whether money received is given back (default yes)
 */
public record CancelSpec(@Nullable String reason, @Nullable Boolean refund) {

    /** On the customer's wish, with the money given back. */
    public static CancelSpec byCustomer() {
        return new CancelSpec(null, null);
    }

    boolean givesMoneyBack() {
        return refund == null || refund;
    }
}
