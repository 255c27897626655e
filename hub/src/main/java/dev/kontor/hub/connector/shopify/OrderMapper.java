package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates an order of Shopify to the canonical one. All money is the shop's own currency, not
 * the one shown to the customer; if that is not euro, VAT decides what happens (vat.md, R20).
 */
final class OrderMapper {

    private static final Set<String> RECEIVED = Set.of("SALE", "CAPTURE");
    private static final String SUCCESS = "SUCCESS";
    private static final Set<String> NEVER_LEFT = Set.of("CANCELLED", "ERROR", "FAILURE");
    private static final String NOTHING_TO_FULFIL = "FULFILLMENT_NOT_REQUIRED";

    private final ConnectionId connection;
    private final OrderParts parts;
    private final RefundMapper refunds;
    private final SaleMapper sale;

    OrderMapper(ConnectionId connection, OrderParts parts) {
        this.connection = connection;
        this.parts = parts;
        this.refunds = new RefundMapper(connection, parts);
        this.sale = new SaleMapper(parts, refunds);
    }

    /** Whether lines and charges add up to what the shop states. */
    boolean explained() {
        return sale.unexplained().isZero();
    }

    Order order(String vatIdKey) {
        WireOrder head = parts.head();
        SourceRef ref = ShopifyIds.order(connection, ShopifyIds.numberOf(head.id()));
        Party customer = PartyMapper.party(head, vatIdKey);
        Instant fulfilledAt = fulfilledAt();
        List<Refund> given = refunds.refunds(ref);
        Money refunded = Money.zero(sale.total().currency());
        for (Refund refund : given) {
            refunded = refunded.plus(refund.amount());
        }
        return new Order(
                ref,
                head.name(),
                orderedAt(),
                paidAt(),
                fulfilledAt,
                head.cancelledAt(),
                head.test(),
                customer,
                new Sale(
                        head.name(),
                        orderedAt(),
                        fulfilledAt,
                        head.taxesIncluded(),
                        customer,
                        PartyMapper.shipTo(head),
                        sale.lines(),
                        sale.charges(),
                        sale.total(),
                        sale.tax()),
                sale.total(),
                refunded,
                given);
    }

    /** An imported order was processed long before it was created in the shop. */
    private Instant orderedAt() {
        WireOrder head = parts.head();
        return head.processedAt() != null ? head.processedAt() : head.createdAt();
    }

    /** When the payments received reached what is charged; a free order is paid when ordered. */
    private @Nullable Instant paidAt() {
        if (!sale.total().isPositive()) {
            return orderedAt();
        }
        Money received = Money.zero(sale.total().currency());
        List<WireOrder.Transaction> payments =
                parts.transactions().stream()
                        .filter(each -> RECEIVED.contains(each.kind()))
                        .filter(each -> SUCCESS.equals(each.status()))
                        .filter(each -> each.at() != null)
                        .sorted(
                                Comparator.comparing(
                                        each -> Objects.requireNonNullElse(each.at(), Instant.MAX)))
                        .toList();
        for (WireOrder.Transaction payment : payments) {
            received = received.plus(payment.amountSet().money());
            if (received.compareTo(sale.total()) >= 0) {
                return payment.at();
            }
        }
        return null;
    }

    /** When the last of the goods left, if none is left to leave. */
    private @Nullable Instant fulfilledAt() {
        if (NOTHING_TO_FULFIL.equals(parts.head().displayFulfillmentStatus())) {
            return orderedAt();
        }
        boolean outstanding =
                sale.goods().stream()
                        .anyMatch(line ->
                                Math.min(line.unfulfilledQuantity(), line.currentQuantity()) > 0);
        boolean underWay =
                parts.fulfillments().stream()
                        .map(WireOrder.Fulfillment::status)
                        .anyMatch(
                                status -> !SUCCESS.equals(status) && !NEVER_LEFT.contains(status));
        if (outstanding || underWay) {
            return null;
        }
        return parts.fulfillments().stream()
                .filter(each -> SUCCESS.equals(each.status()))
                .map(WireOrder.Fulfillment::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
