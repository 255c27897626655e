package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a customer orders into an order: prices, discounts, taxes, money and goods at
 * creation. Thread-safe.
 */
final class OrderDesk {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Ids ids;
    private final boolean taxesIncluded;
    private final String currency;

    OrderDesk(Ids ids, boolean taxesIncluded, String currency) {
        this.ids = ids;
        this.taxesIncluded = taxesIncluded;
        this.currency = currency;
    }

    OrderRecord place(OrderSpec spec, int number, @Nullable CustomerRecord customer, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Instant created = seconds(spec.createdAt(), second);
        Instant processed = seconds(spec.processedAt(), created);
        OrderRecord.Pricing pricing = pricing(spec);
        OrderRecord.Sale sale = sale(spec, pricing.taxExempt());
        OrderRecord unpaid =
                new OrderRecord(
                        ids.nextOrder(),
                        number,
                        spec.reference(),
                        Boolean.TRUE.equals(spec.test()),
                        false,
                        null,
                        Objects.requireNonNullElse(spec.gateway(), "shopify_payments"),
                        BigDecimal.ZERO,
                        pricing,
                        new OrderRecord.Moments(created, processed, second, null, null),
                        buyer(spec, customer, created),
                        sale,
                        List.of(),
                        List.of(),
                        List.of(),
                        notes(spec));
        OrderRecord order = withOriginalTotal(unpaid, OrderTotals.of(unpaid).total());
        OrderChange change = order.change();
        if (spec.isPaid() && order.originalTotal().signum() > 0) {
            change.transaction(
                    new TransactionRecord(
                            ids.next(),
                            "SALE",
                            order.gateway(),
                            order.originalTotal(),
                            processed,
                            null,
                            order.test()));
        }
        if (spec.isFulfilled()) {
            change.fulfillment(MerchantHand.everything(order, ids, created));
        }
        if (spec.isPaid() && spec.isFulfilled()) {
            change.closed(created);
        }
        return change.done();
    }

    LineRecord line(LineSpec spec, BigDecimal orderDiscount, boolean taxExempt) {
        BigDecimal discount = spec.discount();
        return new LineRecord(
                ids.next(),
                spec,
                spec.quantity(),
                0,
                0,
                discount == null ? Amounts.ZERO : Amounts.cents(discount),
                orderDiscount,
                spec.isTaxed() && !taxExempt);
    }

    private OrderRecord.Pricing pricing(OrderSpec spec) {
        String money = Objects.requireNonNullElse(spec.currency(), currency);
        return new OrderRecord.Pricing(
                money,
                Objects.requireNonNullElse(spec.presentmentCurrency(), money),
                Objects.requireNonNullElse(spec.presentmentRate(), BigDecimal.ONE),
                Objects.requireNonNullElse(spec.taxesIncluded(), taxesIncluded),
                Boolean.TRUE.equals(spec.taxExempt()));
    }

    private OrderRecord.Sale sale(OrderSpec spec, boolean taxExempt) {
        List<BigDecimal> values =
                spec.lines().stream()
                        .map(line -> line(line, Amounts.ZERO, false).discounted())
                        .toList();
        BigDecimal goods = values.stream().reduce(Amounts.ZERO, BigDecimal::add);
        BigDecimal discount = discount(spec.discount(), goods);
        List<BigDecimal> shares = Amounts.spread(discount, values);
        List<LineRecord> lines = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            lines.add(line(spec.lines().get(index), shares.get(index), taxExempt));
        }
        return new OrderRecord.Sale(
                lines, shipping(spec, lines, taxExempt), spec.discount(), discount);
    }

    private static BigDecimal discount(@Nullable DiscountSpec discount, BigDecimal goods) {
        if (discount == null) {
            return Amounts.ZERO;
        }
        BigDecimal percentage = discount.percentage();
        BigDecimal amount = discount.amount();
        BigDecimal wanted =
                percentage == null
                        ? Amounts.cents(Objects.requireNonNull(amount))
                        : Amounts.part(goods, percentage, HUNDRED);
        return wanted.min(goods);
    }

    private OrderRecord.@Nullable Shipping shipping(
            OrderSpec spec, List<LineRecord> lines, boolean taxExempt) {
        ShippingSpec shipping = spec.shipping();
        if (shipping == null) {
            return null;
        }
        BigDecimal rate = shipping.rate();
        if (rate == null) {
            rate =
                    lines.stream()
                            .map(LineRecord::rate)
                            .max(BigDecimal::compareTo)
                            .orElse(BigDecimal.ZERO);
        }
        return new OrderRecord.Shipping(
                ids.next(),
                shipping.title(),
                Amounts.cents(shipping.price()),
                taxExempt ? BigDecimal.ZERO : rate,
                Amounts.ZERO);
    }

    private OrderRecord.Buyer buyer(
            OrderSpec spec, @Nullable CustomerRecord customer, Instant created) {
        AddressSpec billing = spec.billingAddress();
        AddressSpec shipping = spec.shippingAddress();
        AddressSpec billed = billing == null ? shipping : billing;
        AddressSpec shipped = shipping == null ? billing : shipping;
        CompanyRecord company = null;
        if (spec.isB2b() && billed != null) {
            company =
                    new CompanyRecord(
                            ids.next(),
                            ids.next(),
                            Objects.requireNonNull(billed.company()),
                            billed,
                            spec.vatId(),
                            created);
        }
        return new OrderRecord.Buyer(
                customer,
                billed,
                shipped,
                spec.customer() == null ? null : spec.customer().email(),
                company,
                spec.vatId(),
                spec.poNumber());
    }

    private static OrderRecord.Notes notes(OrderSpec spec) {
        List<AttributeSpec> attributes = new ArrayList<>();
        if (spec.attributes() != null) {
            attributes.addAll(spec.attributes());
        }
        String vatId = spec.vatId();
        if (vatId != null && !spec.isB2b()) {
            attributes.add(
                    new AttributeSpec(
                            Objects.requireNonNullElse(spec.vatIdKey(), "vat_id"), vatId));
        }
        return new OrderRecord.Notes(
                spec.note(),
                spec.tags() == null ? List.of() : spec.tags().stream().sorted().distinct().toList(),
                attributes,
                List.of());
    }

    private static OrderRecord withOriginalTotal(OrderRecord order, BigDecimal total) {
        return new OrderRecord(
                order.id(),
                order.number(),
                order.reference(),
                order.test(),
                order.edited(),
                order.cancelReason(),
                order.gateway(),
                total,
                order.pricing(),
                order.moments(),
                order.buyer(),
                order.sale(),
                order.transactions(),
                order.refunds(),
                order.fulfillments(),
                order.notes());
    }

    private static Instant seconds(@Nullable Instant instant, Instant otherwise) {
        return instant == null ? otherwise : instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
