package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order as a checker wants to see it: what should be in the books, and how the
 * order was annotated.
 *
 * @param total charged, before refunds; {@code currentTotal} after edits and refunds
 * @param refunded paid back so far
 * @param paidAt when it was completely paid, {@code fulfilledAt} when the last unit was fulfilled
 */
public record OrderReport(
        long id,
        String gid,
        String name,
        int number,
        @Nullable String reference,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant cancelledAt,
        boolean test,
        boolean edited,
        boolean taxesIncluded,
        String currency,
        BigDecimal total,
        BigDecimal tax,
        BigDecimal currentTotal,
        BigDecimal currentTax,
        BigDecimal received,
        BigDecimal refunded,
        String financialStatus,
        String fulfillmentStatus,
        @Nullable String email,
        @Nullable String company,
        @Nullable String vatId,
        List<PlacedRefund> refunds,
        List<String> tags,
        @Nullable String note,
        List<MetafieldReport> metafields) {

    /** A metafield of the order. */
    public record MetafieldReport(String namespace, String key, String type, String value) {}

    /** The value of a metafield, or {@code null}. */
    public @Nullable String metafield(String namespace, String key) {
        return metafields.stream()
                .filter(field -> field.namespace().equals(namespace) && field.key().equals(key))
                .map(MetafieldReport::value)
                .findFirst()
                .orElse(null);
    }

    static OrderReport of(OrderRecord order) {
        OrderTotals totals = OrderTotals.of(order);
        OrderRecord.Notes notes = order.notes();
        AddressSpec billing = order.buyer().billing();
        return new OrderReport(
                order.id(),
                order.gid(),
                order.name(),
                order.number(),
                order.reference(),
                order.moments().createdAt(),
                order.moments().updatedAt(),
                totals.paidAt(),
                totals.fulfilledAt(),
                order.moments().cancelledAt(),
                order.test(),
                order.edited(),
                order.pricing().taxesIncluded(),
                order.pricing().currency(),
                totals.total(),
                totals.tax(),
                totals.currentTotal(),
                totals.currentTax(),
                totals.received(),
                totals.refunded(),
                totals.financialStatus(),
                totals.fulfillmentStatus(),
                order.buyer().email(),
                billing == null ? null : billing.company(),
                order.buyer().vatId(),
                order.refunds().stream().map(PlacedRefund::of).toList(),
                notes.tags(),
                notes.note(),
                notes.metafields().stream()
                        .map(field ->
                                new MetafieldReport(
                                        field.namespace(),
                                        field.key(),
                                        field.type(),
                                        field.value()))
                        .toList());
    }
}
