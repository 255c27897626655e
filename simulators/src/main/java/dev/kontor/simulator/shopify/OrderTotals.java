package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an order comes to. "Current" is after edits, refunds and adjustments, the rest before
 * refunds but with lines that edits added; tax is rounded per line, so that sums may differ by
 * cents from tax on the sum (vendors.md 4, quirks).
 */
record OrderTotals(
        BigDecimal subtotal,
        BigDecimal shipping,
        BigDecimal discounts,
        List<TaxTotal> taxLines,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal currentSubtotal,
        BigDecimal currentShipping,
        List<TaxTotal> currentTaxLines,
        BigDecimal currentTax,
        BigDecimal currentTotal,
        BigDecimal adjustments,
        BigDecimal received,
        BigDecimal refunded,
        String financialStatus,
        String fulfillmentStatus,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt) {

    /** The tax of one rate. */
    record TaxTotal(BigDecimal rate, BigDecimal amount) {}

    static OrderTotals of(OrderRecord order) {
        boolean included = order.pricing().taxesIncluded();
        List<LineRecord> lines = order.sale().lines();
        OrderRecord.Shipping shipping = order.sale().shipping();
        BigDecimal subtotal = sum(lines, LineRecord::discounted);
        BigDecimal currentSubtotal = sum(lines, line -> line.remaining(line.discounted()));
        BigDecimal carriage = shipping == null ? Amounts.ZERO : shipping.price();
        BigDecimal currentCarriage = shipping == null ? Amounts.ZERO : shipping.current();
        List<TaxTotal> taxLines =
                taxes(
                        lines,
                        line -> line.tax(included),
                        shipping,
                        shipping == null ? Amounts.ZERO : shipping.tax(included));
        List<TaxTotal> currentTaxLines =
                taxes(
                        lines,
                        line -> line.remaining(line.tax(included)),
                        shipping,
                        shipping == null
                                ? Amounts.ZERO
                                : shipping.tax(included)
                                        .subtract(shipping.taxIn(shipping.refunded(), included)));
        BigDecimal tax = sum(taxLines, TaxTotal::amount);
        BigDecimal currentTax = sum(currentTaxLines, TaxTotal::amount);
        BigDecimal adjustments = sum(order.refunds(), RefundRecord::adjustment);
        BigDecimal total = subtotal.add(carriage).add(included ? Amounts.ZERO : tax);
        BigDecimal currentTotal =
                currentSubtotal
                        .add(currentCarriage)
                        .add(included ? Amounts.ZERO : currentTax)
                        .add(adjustments);
        BigDecimal received =
                sum(
                        order.transactions().stream()
                                .filter(TransactionRecord::isReceived)
                                .toList(),
                        TransactionRecord::amount);
        BigDecimal refunded =
                sum(
                        order.transactions().stream().filter(TransactionRecord::isRefund).toList(),
                        TransactionRecord::amount);
        boolean settled = received.subtract(refunded).compareTo(currentTotal) >= 0;
        String fulfilment = fulfilment(order);
        return new OrderTotals(
                subtotal,
                carriage,
                sum(lines, line -> line.lineDiscount().add(line.orderDiscount())),
                taxLines,
                tax,
                total,
                currentSubtotal,
                currentCarriage,
                currentTaxLines,
                currentTax,
                currentTotal,
                adjustments,
                received,
                refunded,
                financial(order, received, refunded, settled),
                fulfilment,
                received.signum() > 0 && settled ? lastReceived(order) : null,
                fulfilment.equals("FULFILLED") ? lastFulfilled(order) : null);
    }

    BigDecimal netPayment() {
        return received.subtract(refunded);
    }

    BigDecimal outstanding() {
        return currentTotal.subtract(netPayment());
    }

    private static String financial(
            OrderRecord order, BigDecimal received, BigDecimal refunded, boolean settled) {
        if (received.signum() == 0) {
            return order.moments().cancelledAt() == null ? "PENDING" : "VOIDED";
        }
        if (refunded.compareTo(received) >= 0) {
            return "REFUNDED";
        }
        if (refunded.signum() > 0) {
            return "PARTIALLY_REFUNDED";
        }
        return settled ? "PAID" : "PARTIALLY_PAID";
    }

    private static String fulfilment(OrderRecord order) {
        boolean open =
                order.sale().lines().stream()
                        .anyMatch(line -> line.current() > order.fulfilled(line.id()));
        if (order.fulfillments().isEmpty()) {
            return "UNFULFILLED";
        }
        return open ? "PARTIALLY_FULFILLED" : "FULFILLED";
    }

    private static @Nullable Instant lastReceived(OrderRecord order) {
        return order.transactions().stream()
                .filter(TransactionRecord::isReceived)
                .map(TransactionRecord::processedAt)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Instant lastFulfilled(OrderRecord order) {
        return order.fulfillments().getLast().createdAt();
    }

    private static List<TaxTotal> taxes(
            List<LineRecord> lines,
            Function<LineRecord, BigDecimal> tax,
            OrderRecord.@Nullable Shipping shipping,
            BigDecimal shippingTax) {
        TreeMap<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        for (LineRecord line : lines) {
            if (line.rate().signum() > 0) {
                byRate.merge(line.rate(), tax.apply(line), BigDecimal::add);
            }
        }
        if (shipping != null && shipping.rate().signum() > 0) {
            byRate.merge(shipping.rate(), shippingTax, BigDecimal::add);
        }
        return byRate.descendingMap().entrySet().stream()
                .map(entry -> new TaxTotal(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static <T> BigDecimal sum(Collection<T> items, Function<T, BigDecimal> amount) {
        return items.stream().map(amount).reduce(Amounts.ZERO, BigDecimal::add);
    }
}
