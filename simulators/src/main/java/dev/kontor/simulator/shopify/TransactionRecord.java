package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved, or an authorisation to move it.
 *
 * @param kind SALE, CAPTURE, REFUND, … as in the API
 * @param parentId the sale a refund belongs to
 */
record TransactionRecord(
        long id,
        String kind,
        String gateway,
        BigDecimal amount,
        Instant processedAt,
        @Nullable Long parentId,
        boolean test) {

    private static final BigDecimal FEE_RATE = new BigDecimal("0.021");
    private static final BigDecimal FLAT_FEE = new BigDecimal("0.30");

    String gid() {
        return Gid.of("OrderTransaction", id);
    }

    boolean isReceived() {
        return kind.equals("SALE") || kind.equals("CAPTURE");
    }

    boolean isRefund() {
        return kind.equals("REFUND");
    }

    /** Whether the shop's own payment service charged a fee for it. */
    boolean hasFee() {
        return isReceived() && gateway.equals("shopify_payments");
    }

    BigDecimal feeRate() {
        return FEE_RATE;
    }

    BigDecimal flatFee() {
        return FLAT_FEE;
    }

    BigDecimal fee() {
        return Amounts.cents(amount.multiply(FEE_RATE).add(FLAT_FEE));
    }
}
