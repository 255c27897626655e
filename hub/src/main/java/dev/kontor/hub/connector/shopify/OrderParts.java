package dev.kontor.hub.connector.shopify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order with all pages of all its lists.
 *
 * @param head its own lists are first pages only and not to be used
 * @param refunds oldest first
 * @param extras null unless asked for
 * @param products of the lines, by the line's id; empty unless asked for
 */
record OrderParts(
        WireOrder head,
        List<WireOrder.Line> lines,
        List<WireOrder.Fulfillment> fulfillments,
        List<WireOrder.Transaction> transactions,
        List<WireRefund> refunds,
        WireOrder.@Nullable Extras extras,
        Map<String, WireOrder.Product> products) {

    OrderParts {
        lines = List.copyOf(lines);
        fulfillments = List.copyOf(fulfillments);
        transactions = List.copyOf(transactions);
        refunds = List.copyOf(refunds);
        products = Map.copyOf(products);
    }

    OrderParts(
            WireOrder head,
            List<WireOrder.Line> lines,
            List<WireOrder.Fulfillment> fulfillments,
            List<WireOrder.Transaction> transactions,
            List<WireRefund> refunds,
            WireOrder.@Nullable Extras extras) {
        this(head, lines, fulfillments, transactions, refunds, extras, Map.of());
    }

    OrderParts withExtras(WireOrder.Extras found) {
        return new OrderParts(head, lines, fulfillments, transactions, refunds, found, products);
    }

    OrderParts withProducts(Map<String, WireOrder.Product> found) {
        return new OrderParts(head, lines, fulfillments, transactions, refunds, extras, found);
    }
}
