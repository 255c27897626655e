package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order in the shop's books at one instant. Immutable: every change makes a new one. */
record OrderRecord(
        long id,
        int number,
        @Nullable String reference,
        boolean test,
        boolean edited,
        @Nullable String cancelReason,
        String gateway,
        BigDecimal originalTotal,
        Pricing pricing,
        Moments moments,
        Buyer buyer,
        Sale sale,
        List<TransactionRecord> transactions,
        List<RefundRecord> refunds,
        List<FulfillmentRecord> fulfillments,
        Notes notes) {

    /** In which money and on which basis the order is priced. */
    record Pricing(
            String currency,
            String presentmentCurrency,
            BigDecimal presentmentRate,
            boolean taxesIncluded,
            boolean taxExempt) {}

    /** When what happened; whole seconds, as the API shows them. */
    record Moments(
            Instant createdAt,
            Instant processedAt,
            Instant updatedAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant closedAt) {

        Moments updated(Instant at) {
            return new Moments(createdAt, processedAt, at, cancelledAt, closedAt);
        }

        Moments cancelled(Instant at) {
            return new Moments(createdAt, processedAt, at, at, at);
        }

        Moments closed(@Nullable Instant at) {
            return new Moments(createdAt, processedAt, updatedAt, cancelledAt, at);
        }
    }

    /** Who bought; the company is the B2B kind, which most companies in German shops are not. */
    record Buyer(
            @Nullable CustomerRecord customer,
            @Nullable AddressSpec billing,
            @Nullable AddressSpec shipping,
            @Nullable String email,
            @Nullable CompanyRecord company,
            @Nullable String vatId,
            @Nullable String poNumber) {}

    /** What was sold. */
    record Sale(
            List<LineRecord> lines,
            @Nullable Shipping shipping,
            @Nullable DiscountSpec discount,
            BigDecimal discountAmount) {

        Sale {
            lines = List.copyOf(lines);
        }

        Sale withLines(List<LineRecord> changed) {
            return new Sale(changed, shipping, discount, discountAmount);
        }

        Sale withShipping(@Nullable Shipping changed) {
            return new Sale(lines, changed, discount, discountAmount);
        }
    }

    /** The shipping line, and how much of it was given back. */
    record Shipping(long id, String title, BigDecimal price, BigDecimal rate, BigDecimal refunded) {

        BigDecimal tax(boolean included) {
            return Amounts.tax(price, rate, included);
        }

        /** The tax in the first part of the price. */
        BigDecimal taxIn(BigDecimal part, boolean included) {
            return Amounts.part(tax(included), part, price);
        }

        BigDecimal current() {
            return price.subtract(refunded);
        }
    }

    /** What apps and people noted on the order. */
    record Notes(
            @Nullable String note,
            List<String> tags,
            List<AttributeSpec> attributes,
            List<MetafieldRecord> metafields) {

        Notes {
            tags = List.copyOf(tags);
            attributes = List.copyOf(attributes);
            metafields = List.copyOf(metafields);
        }
    }

    /** A metafield of an order. */
    record MetafieldRecord(
            long id,
            String namespace,
            String key,
            String type,
            String value,
            Instant createdAt,
            Instant updatedAt) {}

    OrderRecord {
        transactions = List.copyOf(transactions);
        refunds = List.copyOf(refunds);
        fulfillments = List.copyOf(fulfillments);
    }

    String gid() {
        return Gid.of("Order", id);
    }

    String name() {
        return "#" + number;
    }

    LineRecord line(long lineId) {
        return sale.lines().stream()
                .filter(line -> line.id() == lineId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line " + lineId + " in " + gid()));
    }

    /** How many units of a line left the house. */
    int fulfilled(long lineId) {
        return fulfillments.stream()
                .flatMap(fulfillment -> fulfillment.lines().stream())
                .filter(line -> line.lineId() == lineId)
                .mapToInt(FulfillmentRecord.Line::quantity)
                .sum();
    }

    OrderChange change() {
        return new OrderChange(this);
    }
}
