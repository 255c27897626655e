package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Refund.RefundLine;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a refund takes off the order: the goods, the shipping and the duties that came back, and
 * what was given beyond (or kept below) their price. That is deliberately not the money that moved:
 * when an overpaid amount goes back, or when an unpaid order is cancelled, the two differ, and the
 * books follow the order (documents − corrections = charged − refunded).
 */
final class RefundMapper {

    private static final Set<String> UNDECIDED = Set.of("PENDING", "AWAITING_RESPONSE");

    private final ConnectionId connection;
    private final OrderParts parts;
    private final String currency;

    RefundMapper(ConnectionId connection, OrderParts parts) {
        this.connection = connection;
        this.parts = parts;
        this.currency = parts.head().currentTotalPriceSet().money().currency();
    }

    /**
     * The refunds that count, oldest first. Left out are those whose money is still under way (they
     * are a fact only when it has arrived, and the order changes again then) and those that take
     * nothing off the order, such as the return of an overpayment.
     */
    List<Refund> refunds(SourceRef order) {
        List<Refund> mapped = new ArrayList<>();
        int position = 0;
        for (WireRefund refund : parts.refunds()) {
            position++;
            Refund each = refund(refund, order, parts.head().name() + "-R" + position);
            if (!underWay(refund) && !each.amount().isZero()) {
                mapped.add(each);
            }
        }
        return mapped;
    }

    /** Goods, shipping and duties that all refunds took off the order, gross. */
    Money taken() {
        Money sum = Money.zero(currency);
        for (WireRefund refund : parts.refunds()) {
            sum = sum.plus(goods(refund)).plus(shipping(refund)).plus(duties(refund));
        }
        return sum;
    }

    /** What all refunds gave beyond (or kept below, if negative) {@link #taken()}, gross. */
    Money adjusted() {
        Money sum = Money.zero(currency);
        for (WireRefund refund : parts.refunds()) {
            sum = sum.plus(adjustment(refund));
        }
        return sum;
    }

    /** The VAT that all refunds took off the order. */
    Money tax() {
        Money sum = Money.zero(currency);
        for (WireRefund refund : parts.refunds()) {
            for (WireRefund.Line line : refund.refundLineItems().nodes()) {
                sum = sum.plus(line.totalTaxSet().money());
            }
            for (WireRefund.Shipping shipping : refund.refundShippingLines().nodes()) {
                sum = sum.plus(shipping.taxAmountSet().money());
            }
        }
        return sum;
    }

    /** The duties that all refunds took off the order. */
    Money duties() {
        Money sum = Money.zero(currency);
        for (WireRefund refund : parts.refunds()) {
            sum = sum.plus(duties(refund));
        }
        return sum;
    }

    /** How many units of a line came back. */
    int units(String lineGid) {
        return parts.refunds().stream()
                .flatMap(refund -> refund.refundLineItems().nodes().stream())
                .filter(line -> line.lineItem().id().equals(lineGid))
                .mapToInt(WireRefund.Line::quantity)
                .sum();
    }

    private Refund refund(WireRefund refund, SourceRef order, String number) {
        Money shipping = shipping(refund);
        Money adjustment = adjustment(refund).plus(duties(refund));
        return new Refund(
                ShopifyIds.refund(connection, ShopifyIds.numberOf(refund.id())),
                order,
                number,
                at(refund),
                refund.refundLineItems().nodes().stream().map(this::line).toList(),
                shipping,
                adjustment,
                goods(refund).plus(shipping).plus(adjustment));
    }

    private Instant at(WireRefund refund) {
        if (refund.createdAt() != null) {
            return refund.createdAt();
        }
        return refund.processedAt() != null ? refund.processedAt() : parts.head().updatedAt();
    }

    private RefundLine line(WireRefund.Line line) {
        return new RefundLine(
                ShopifyIds.numberOf(line.lineItem().id()),
                BigDecimal.valueOf(line.quantity()),
                gross(line.subtotalSet().money(), line.totalTaxSet().money()));
    }

    private Money goods(WireRefund refund) {
        Money sum = Money.zero(currency);
        for (WireRefund.Line line : refund.refundLineItems().nodes()) {
            sum = sum.plus(gross(line.subtotalSet().money(), line.totalTaxSet().money()));
        }
        return sum;
    }

    private Money shipping(WireRefund refund) {
        Money sum = Money.zero(currency);
        for (WireRefund.Shipping each : refund.refundShippingLines().nodes()) {
            sum = sum.plus(gross(each.subtotalAmountSet().money(), each.taxAmountSet().money()));
        }
        return sum;
    }

    private Money adjustment(WireRefund refund) {
        Money sum = Money.zero(currency);
        for (WireRefund.Adjustment each : refund.orderAdjustments().nodes()) {
            sum = sum.minus(gross(each.amountSet().money(), each.taxAmountSet().money()));
        }
        return sum;
    }

    private Money duties(WireRefund refund) {
        Money sum = Money.zero(currency);
        WireOrder.Extras extras = parts.extras();
        if (extras == null) {
            return sum;
        }
        for (WireOrder.RefundedDuties each : extras.refunds()) {
            if (each.id().equals(refund.id())) {
                for (WireOrder.Duty duty : each.duties()) {
                    sum = sum.plus(duty.amountSet().money());
                }
            }
        }
        return sum;
    }

    private Money gross(Money amount, Money tax) {
        return parts.head().taxesIncluded() ? amount : amount.plus(tax);
    }

    private static boolean underWay(WireRefund refund) {
        return refund.transactions().nodes().stream()
                .anyMatch(transaction -> UNDECIDED.contains(transaction.status()));
    }
}
