package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL objects are read from where the books' own records do not know enough, chiefly their
 * order.
 */
final class Views {

    private Views() {}

    record Line(OrderRecord order, LineRecord line) {

        Money money(BigDecimal amount) {
            return new Money(amount, order.pricing());
        }

        List<Allocation> allocations() {
            List<Allocation> allocations = new ArrayList<>();
            for (Discount discount : discounts(order)) {
                LineRecord target = discount.line();
                BigDecimal amount =
                        target == null
                                ? line.orderDiscount()
                                : target.id() == line.id() ? line.lineDiscount() : Amounts.ZERO;
                if (amount.signum() > 0) {
                    allocations.add(new Allocation(order, amount, discount));
                }
            }
            return allocations;
        }

        @Nullable Product product() {
            ProductSpec spec = line.spec().product();
            return spec == null ? null : new Product(line.spec().title(), spec);
        }

        List<Tax> taxes() {
            BigDecimal tax = line.tax(order.pricing().taxesIncluded());
            return line.rate().signum() == 0
                    ? List.of()
                    : List.of(new Tax(order, line.rate(), tax));
        }
    }

    /** Ids are made from words, so that the same word is the same thing. */
    record Product(String title, ProductSpec spec) {

        long id() {
            return 7_000_000_000L + Math.abs((long) (title + spec.type()).hashCode());
        }
    }

    record Collection(Product product, String title) {

        long id() {
            return 8_000_000_000L + Math.abs((long) title.hashCode());
        }

        String handle() {
            return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        }
    }

    record Shipping(OrderRecord order, OrderRecord.Shipping shipping) {

        Money money(BigDecimal amount) {
            return new Money(amount, order.pricing());
        }

        List<Tax> taxes() {
            BigDecimal tax = shipping.tax(order.pricing().taxesIncluded());
            return shipping.rate().signum() == 0
                    ? List.of()
                    : List.of(new Tax(order, shipping.rate(), tax));
        }
    }

    record Tax(OrderRecord order, BigDecimal rate, BigDecimal amount) {}

    /**
     * A discount of an order.
     *
     * @param line the line it is for, {@code null}: all
     */
    record Discount(
            OrderRecord order,
            int index,
            @Nullable String code,
            @Nullable String title,
            @Nullable BigDecimal percentage,
            BigDecimal amount,
            @Nullable LineRecord line) {}

    record Allocation(OrderRecord order, BigDecimal amount, Discount discount) {}

    record Transaction(OrderRecord order, TransactionRecord transaction) {}

    record Refund(OrderRecord order, RefundRecord refund) {}

    record RefundLine(OrderRecord order, RefundRecord.Line line) {}

    record RefundShipping(OrderRecord order, RefundRecord.Shipping shipping) {}

    record Adjustment(OrderRecord order, RefundRecord refund) {}

    record Fulfillment(OrderRecord order, FulfillmentRecord fulfillment) {}

    record FulfillmentLine(OrderRecord order, FulfillmentRecord.Line line) {}

    record Metafield(OrderRecord order, OrderRecord.MetafieldRecord field) {}

    /** An address and the number that makes its id. */
    record Address(long id, AddressSpec address) {}

    static @Nullable Address address(long id, @Nullable AddressSpec address) {
        return address == null ? null : new Address(id, address);
    }

    /** The order's discounts, the one over all lines first. */
    static List<Discount> discounts(OrderRecord order) {
        List<Discount> discounts = new ArrayList<>();
        DiscountSpec all = order.sale().discount();
        if (all != null) {
            discounts.add(
                    new Discount(
                            order,
                            0,
                            all.code(),
                            all.title(),
                            all.percentage(),
                            order.sale().discountAmount(),
                            null));
        }
        for (LineRecord line : order.sale().lines()) {
            if (line.lineDiscount().signum() > 0) {
                discounts.add(
                        new Discount(
                                order,
                                discounts.size(),
                                null,
                                "Rabatt",
                                null,
                                line.lineDiscount(),
                                line));
            }
        }
        return discounts;
    }

    static List<Tax> taxes(OrderRecord order, List<OrderTotals.TaxTotal> totals) {
        return totals.stream().map(tax -> new Tax(order, tax.rate(), tax.amount())).toList();
    }
}
