package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant does with an order after it was placed. Pure but for the ids: takes an order,
 * returns what became of it. Refuses, as the shop does, what cannot be done.
 */
final class MerchantHand {

    private final Ids ids;
    private final OrderDesk desk;

    MerchantHand(Ids ids, OrderDesk desk) {
        this.ids = ids;
        this.desk = desk;
    }

    Occurrence pay(OrderRecord order, Instant now) {
        requireOpen(order);
        BigDecimal due = OrderTotals.of(order).outstanding();
        if (due.signum() <= 0) {
            throw SimulatorRefusal.conflict(order.name() + " is paid already");
        }
        TransactionRecord sale =
                new TransactionRecord(
                        ids.next(), "SALE", order.gateway(), due, now, null, order.test());
        OrderRecord paid = archived(order.change().transaction(sale).done(), now);
        return new Occurrence(
                paid,
                List.of("orders/paid", "order_transactions/create", "orders/updated"),
                null,
                sale);
    }

    Occurrence fulfil(OrderRecord order, FulfilSpec spec, Instant now) {
        requireOpen(order);
        FulfillmentRecord fulfillment =
                spec.lines() == null ? everything(order, ids, now) : some(order, spec.lines(), now);
        OrderRecord sent = archived(order.change().fulfillment(fulfillment).done(), now);
        boolean complete = OrderTotals.of(sent).fulfilledAt() != null;
        return complete
                ? Occurrence.of(sent, "orders/fulfilled", "orders/updated")
                : Occurrence.of(sent, "orders/updated");
    }

    Occurrence edit(OrderRecord order, EditSpec spec) {
        requireOpen(order);
        List<LineRecord> lines = new ArrayList<>(order.sale().lines());
        for (LineQuantity wanted :
                Objects.requireNonNullElse(spec.lines(), List.<LineQuantity>of())) {
            lineAt(order, wanted.line());
            int index = wanted.line() - 1;
            lines.set(index, withCurrent(lines.get(index), wanted.quantity()));
        }
        for (LineSpec added : Objects.requireNonNullElse(spec.add(), List.<LineSpec>of())) {
            lines.add(desk.line(added, Amounts.ZERO, order.pricing().taxExempt()));
        }
        OrderRecord edited =
                order.change().edited().sale(order.sale().withLines(lines)).closed(null).done();
        return Occurrence.of(edited, "orders/edited", "orders/updated");
    }

    Occurrence cancel(OrderRecord order, CancelSpec spec, Instant now) {
        requireOpen(order);
        if (!order.fulfillments().isEmpty()) {
            throw SimulatorRefusal.conflict(
                    order.name() + " is fulfilled and cannot be cancelled; refund it");
        }
        OrderRecord.Shipping shipping = order.sale().shipping();
        List<LineQuantity> rest = new ArrayList<>();
        for (int index = 0; index < order.sale().lines().size(); index++) {
            int left = order.sale().lines().get(index).current();
            if (left > 0) {
                rest.add(new LineQuantity(index + 1, left));
            }
        }
        OrderTotals totals = OrderTotals.of(order);
        BigDecimal back = spec.givesMoneyBack() ? totals.netPayment() : BigDecimal.ZERO;
        Refunding refunding =
                new Refunding(
                        rest,
                        shipping == null ? BigDecimal.ZERO : shipping.current(),
                        back,
                        null,
                        "CANCEL");
        RefundRecord refund = refunded(order, refunding, false, now);
        OrderRecord cancelled =
                booked(order, refund)
                        .change()
                        .cancelled(Objects.requireNonNullElse(spec.reason(), "CUSTOMER"), now)
                        .done();
        List<String> topics = new ArrayList<>(List.of("orders/cancelled", "refunds/create"));
        if (!refund.transactions().isEmpty()) {
            topics.add("order_transactions/create");
        }
        topics.add("orders/updated");
        return new Occurrence(cancelled, topics, refund, moved(refund));
    }

    Occurrence refund(OrderRecord order, RefundSpec spec, Instant now) {
        BigDecimal shipping = Objects.requireNonNullElse(spec.shipping(), BigDecimal.ZERO);
        Refunding refunding =
                new Refunding(
                        Objects.requireNonNullElse(spec.lines(), List.of()),
                        Amounts.cents(shipping),
                        spec.amount() == null ? null : Amounts.cents(spec.amount()),
                        spec.note(),
                        "RETURN");
        RefundRecord refund = refunded(order, refunding, true, now);
        List<String> topics = new ArrayList<>(List.of("refunds/create"));
        if (!refund.transactions().isEmpty()) {
            topics.add("order_transactions/create");
        }
        topics.add("orders/updated");
        return new Occurrence(booked(order, refund), topics, refund, moved(refund));
    }

    Occurrence withoutCustomer(OrderRecord order) {
        OrderRecord.Buyer buyer = order.buyer();
        OrderRecord.Buyer forgotten =
                new OrderRecord.Buyer(
                        null,
                        buyer.billing(),
                        buyer.shipping(),
                        buyer.email(),
                        buyer.company(),
                        buyer.vatId(),
                        buyer.poNumber());
        return Occurrence.of(order.change().buyer(forgotten).done(), "orders/updated");
    }

    /** The fulfilment of all that has not left yet. */
    static FulfillmentRecord everything(OrderRecord order, Ids ids, Instant now) {
        List<FulfillmentRecord.Line> lines =
                order.sale().lines().stream()
                        .filter(line -> line.current() > order.fulfilled(line.id()))
                        .map(line ->
                                new FulfillmentRecord.Line(
                                        ids.next(),
                                        line.id(),
                                        line.current() - order.fulfilled(line.id())))
                        .toList();
        if (lines.isEmpty()) {
            throw SimulatorRefusal.conflict(order.name() + " is fulfilled already");
        }
        return fulfillment(order, ids, lines, now);
    }

    private FulfillmentRecord some(OrderRecord order, List<LineQuantity> wanted, Instant now) {
        List<FulfillmentRecord.Line> lines = new ArrayList<>();
        for (LineQuantity each : wanted) {
            LineRecord line = lineAt(order, each.line());
            if (each.quantity() < 1
                    || each.quantity() > line.current() - order.fulfilled(line.id())) {
                throw SimulatorRefusal.conflict(
                        order.name()
                                + ": line "
                                + each.line()
                                + " has not that many left to fulfil");
            }
            lines.add(new FulfillmentRecord.Line(ids.next(), line.id(), each.quantity()));
        }
        return fulfillment(order, ids, lines, now);
    }

    private static FulfillmentRecord fulfillment(
            OrderRecord order, Ids ids, List<FulfillmentRecord.Line> lines, Instant now) {
        String name = order.name() + "-F" + (order.fulfillments().size() + 1);
        return new FulfillmentRecord(ids.next(), name, now, lines);
    }

    /** What is to be given back; {@code amount} null: what the parts come to. */
    private record Refunding(
            List<LineQuantity> lines,
            BigDecimal shipping,
            @Nullable BigDecimal amount,
            @Nullable String note,
            String restockType) {}

    private RefundRecord refunded(
            OrderRecord order, Refunding wanted, boolean adjust, Instant now) {
        boolean included = order.pricing().taxesIncluded();
        List<RefundRecord.Line> lines = refundedLines(order, wanted);
        RefundRecord.Shipping shipping = refundedShipping(order, wanted.shipping());
        BigDecimal calculated = Amounts.ZERO;
        for (RefundRecord.Line line : lines) {
            calculated = calculated.add(line.subtotal()).add(included ? Amounts.ZERO : line.tax());
        }
        if (shipping != null) {
            calculated =
                    calculated
                            .add(shipping.subtotal())
                            .add(included ? Amounts.ZERO : shipping.tax());
        }
        OrderTotals before = OrderTotals.of(order);
        BigDecimal amount = wanted.amount();
        if (amount == null) {
            amount = calculated.min(before.netPayment());
        } else if (amount.compareTo(before.netPayment()) > 0) {
            throw SimulatorRefusal.conflict(
                    order.name()
                            + ": only "
                            + before.netPayment()
                            + " can be refunded, not "
                            + amount);
        }
        BigDecimal overpaid = before.outstanding().negate().max(Amounts.ZERO);
        BigDecimal explained =
                calculated.add(overpaid.min(amount.subtract(calculated).max(Amounts.ZERO)));
        boolean adjusts = adjust && wanted.amount() != null;
        return new RefundRecord(
                ids.next(),
                now,
                wanted.note(),
                lines,
                shipping,
                ids.next(),
                adjusts ? explained.subtract(amount) : Amounts.ZERO,
                moneyBack(order, amount, now));
    }

    private List<RefundRecord.Line> refundedLines(OrderRecord order, Refunding wanted) {
        boolean included = order.pricing().taxesIncluded();
        List<RefundRecord.Line> lines = new ArrayList<>();
        for (LineQuantity each : wanted.lines()) {
            LineRecord line = lineAt(order, each.line());
            if (each.quantity() < 1 || each.quantity() > line.current()) {
                throw SimulatorRefusal.conflict(
                        order.name()
                                + ": line "
                                + each.line()
                                + " has not that many left to refund");
            }
            lines.add(
                    new RefundRecord.Line(
                            ids.next(),
                            line.id(),
                            each.quantity(),
                            line.unitPrice(),
                            line.leaving(line.discounted(), each.quantity()),
                            line.leaving(line.tax(included), each.quantity()),
                            order.fulfilled(line.id()) > 0 ? wanted.restockType() : "CANCEL"));
        }
        return lines;
    }

    private RefundRecord.@Nullable Shipping refundedShipping(OrderRecord order, BigDecimal amount) {
        if (amount.signum() == 0) {
            return null;
        }
        OrderRecord.Shipping shipping = order.sale().shipping();
        if (shipping == null || amount.compareTo(shipping.current()) > 0) {
            throw SimulatorRefusal.conflict(
                    order.name() + " has not that much shipping left to refund: " + amount);
        }
        boolean included = order.pricing().taxesIncluded();
        BigDecimal tax =
                shipping.taxIn(shipping.refunded().add(amount), included)
                        .subtract(shipping.taxIn(shipping.refunded(), included));
        return new RefundRecord.Shipping(ids.next(), amount, tax);
    }

    private List<TransactionRecord> moneyBack(OrderRecord order, BigDecimal amount, Instant now) {
        if (amount.signum() <= 0) {
            return List.of();
        }
        Long sale =
                order.transactions().stream()
                        .filter(TransactionRecord::isReceived)
                        .map(TransactionRecord::id)
                        .findFirst()
                        .orElse(null);
        return List.of(
                new TransactionRecord(
                        ids.next(), "REFUND", order.gateway(), amount, now, sale, order.test()));
    }

    private static OrderRecord booked(OrderRecord order, RefundRecord refund) {
        List<LineRecord> lines =
                order.sale().lines().stream()
                        .map(line ->
                                line.withQuantities(
                                        line.quantity(),
                                        line.removed(),
                                        line.refunded() + returned(refund, line.id())))
                        .toList();
        OrderRecord.Shipping shipping = order.sale().shipping();
        OrderRecord.Shipping left =
                shipping == null
                        ? null
                        : new OrderRecord.Shipping(
                                shipping.id(),
                                shipping.title(),
                                shipping.price(),
                                shipping.rate(),
                                shipping.refunded().add(refund.shippingSubtotal()));
        return order.change()
                .sale(order.sale().withLines(lines).withShipping(left))
                .refund(refund)
                .done();
    }

    private static int returned(RefundRecord refund, long lineId) {
        return refund.lines().stream()
                .filter(line -> line.lineId() == lineId)
                .mapToInt(RefundRecord.Line::quantity)
                .sum();
    }

    private static @Nullable TransactionRecord moved(RefundRecord refund) {
        return refund.transactions().isEmpty() ? null : refund.transactions().getFirst();
    }

    private static LineRecord withCurrent(LineRecord line, int wanted) {
        int more = wanted - line.current();
        if (wanted < 0) {
            throw SimulatorRefusal.conflict("a line's quantity is not negative: " + wanted);
        }
        if (more <= line.removed()) {
            return line.withQuantities(line.quantity(), line.removed() - more, line.refunded());
        }
        if (line.refunded() > 0) {
            throw SimulatorRefusal.conflict(
                    "a refunded line's quantity cannot be raised; add a line");
        }
        return line.withQuantities(wanted, 0, 0);
    }

    private static LineRecord lineAt(OrderRecord order, int position) {
        if (position < 1 || position > order.sale().lines().size()) {
            throw SimulatorRefusal.conflict(
                    order.name() + " has no line " + position + "; lines count from 1");
        }
        return order.sale().lines().get(position - 1);
    }

    private static OrderRecord archived(OrderRecord order, Instant now) {
        OrderTotals totals = OrderTotals.of(order);
        boolean finished = totals.outstanding().signum() <= 0 && totals.fulfilledAt() != null;
        return finished ? order.change().closed(now).done() : order;
    }

    private static void requireOpen(OrderRecord order) {
        if (order.moments().cancelledAt() != null) {
            throw SimulatorRefusal.conflict(order.name() + " is cancelled");
        }
    }
}
