package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.util.List;

/**
 * A refund as the shop booked it.
 *
 * @param total what was paid back
 * @param lineSubtotals per refunded line, in the order's price basis
 * @param adjustment the order adjustment: negative when more was paid back than the lines and
 *     shipping come to
 */
public record PlacedRefund(
        long id,
        String gid,
        BigDecimal total,
        List<BigDecimal> lineSubtotals,
        BigDecimal shipping,
        BigDecimal adjustment) {

    static PlacedRefund of(RefundRecord refund) {
        return new PlacedRefund(
                refund.id(),
                refund.gid(),
                refund.paidBack(),
                refund.lines().stream().map(RefundRecord.Line::subtotal).toList(),
                refund.shippingSubtotal(),
                refund.adjustment());
    }
}
