package dev.kontor.simulator.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A changeable {@link OrderRecord}; {@link #done} makes the next one. Not thread-safe. */
final class OrderChange {

    private final OrderRecord before;
    private boolean edited;
    private @Nullable String cancelReason;
    private OrderRecord.Moments moments;
    private OrderRecord.Buyer buyer;
    private OrderRecord.Sale sale;
    private final List<TransactionRecord> transactions;
    private final List<RefundRecord> refunds;
    private final List<FulfillmentRecord> fulfillments;
    private OrderRecord.Notes notes;

    OrderChange(OrderRecord order) {
        before = order;
        edited = order.edited();
        cancelReason = order.cancelReason();
        moments = order.moments();
        buyer = order.buyer();
        sale = order.sale();
        transactions = new ArrayList<>(order.transactions());
        refunds = new ArrayList<>(order.refunds());
        fulfillments = new ArrayList<>(order.fulfillments());
        notes = order.notes();
    }

    OrderChange edited() {
        edited = true;
        return this;
    }

    OrderChange cancelled(String reason, Instant at) {
        cancelReason = reason;
        moments = moments.cancelled(at);
        return this;
    }

    OrderChange closed(@Nullable Instant at) {
        moments = moments.closed(at);
        return this;
    }

    OrderChange updated(Instant at) {
        moments = moments.updated(at);
        return this;
    }

    OrderChange buyer(OrderRecord.Buyer value) {
        buyer = value;
        return this;
    }

    OrderChange sale(OrderRecord.Sale value) {
        sale = value;
        return this;
    }

    OrderChange transaction(TransactionRecord value) {
        transactions.add(value);
        return this;
    }

    OrderChange refund(RefundRecord value) {
        refunds.add(value);
        transactions.addAll(value.transactions());
        return this;
    }

    OrderChange fulfillment(FulfillmentRecord value) {
        fulfillments.add(value);
        return this;
    }

    OrderChange notes(OrderRecord.Notes value) {
        notes = value;
        return this;
    }

    OrderRecord done() {
        return new OrderRecord(
                before.id(),
                before.number(),
                before.reference(),
                before.test(),
                edited,
                cancelReason,
                before.gateway(),
                before.originalTotal(),
                before.pricing(),
                moments,
                buyer,
                sale,
                transactions,
                refunds,
                fulfillments,
                notes);
    }
}
