package dev.kontor.hub.connector.shopify;

import static java.util.Objects.requireNonNull;

import dev.kontor.hub.connector.shopify.WireOrder.MoneyBag;
import dev.kontor.hub.connector.shopify.WireOrder.Page;
import dev.kontor.hub.connector.shopify.WireOrder.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund as {@link Documents#REFUND} brings it. */
record WireRefund(
        String id,
        @Nullable Instant createdAt,
        @Nullable Instant processedAt,
        Page<Line> refundLineItems,
        Page<Shipping> refundShippingLines,
        Page<Adjustment> orderAdjustments,
        Page<Transaction> transactions) {

    WireRefund {
        requireNonNull(id, "id");
        requireNonNull(refundLineItems, "refundLineItems");
        requireNonNull(refundShippingLines, "refundShippingLines");
        requireNonNull(orderAdjustments, "orderAdjustments");
        requireNonNull(transactions, "transactions");
    }

    WireRefund withLines(List<Line> lines) {
        return new WireRefund(
                id,
                createdAt,
                processedAt,
                new Page<>(lines, new WireOrder.PageInfo(false, null)),
                refundShippingLines,
                orderAdjustments,
                transactions);
    }

    /** Amounts are on the basis of the order's prices: with tax where those have it. */
    record Line(int quantity, WireOrder.Id lineItem, MoneyBag subtotalSet, MoneyBag totalTaxSet) {
        Line {
            requireNonNull(lineItem, "lineItem");
            requireNonNull(subtotalSet, "subtotalSet");
            requireNonNull(totalTaxSet, "totalTaxSet");
        }
    }

    record Shipping(MoneyBag subtotalAmountSet, MoneyBag taxAmountSet) {
        Shipping {
            requireNonNull(subtotalAmountSet, "subtotalAmountSet");
            requireNonNull(taxAmountSet, "taxAmountSet");
        }
    }

    /** What was calculated minus what was paid back: negative in the customer's favour. */
    record Adjustment(MoneyBag amountSet, MoneyBag taxAmountSet) {
        Adjustment {
            requireNonNull(amountSet, "amountSet");
            requireNonNull(taxAmountSet, "taxAmountSet");
        }
    }
}
