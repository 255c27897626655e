package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer orders, in compact form; README.md explains every field and its default.
 * Immutable; {@code null} means the default. Build it with {@link #of} and the {@code with}
 * methods, or from JSON.
 */
public record OrderSpec(
        @Nullable CustomerSpec customer,
        @Nullable AddressSpec billingAddress,
        @Nullable AddressSpec shippingAddress,
        @Nullable String vatId,
        @Nullable String vatIdKey,
        @Nullable Boolean b2b,
        List<LineSpec> lines,
        @Nullable DiscountSpec discount,
        @Nullable ShippingSpec shipping,
        @Nullable Boolean taxesIncluded,
        @Nullable String currency,
        @Nullable String presentmentCurrency,
        @Nullable BigDecimal presentmentRate,
        @Nullable String gateway,
        @Nullable Boolean paid,
        @Nullable Boolean fulfilled,
        @Nullable Instant createdAt,
        @Nullable Instant processedAt,
        @Nullable Boolean taxExempt,
        @Nullable Boolean test,
        @Nullable List<String> tags,
        @Nullable String note,
        @Nullable List<AttributeSpec> attributes,
        @Nullable String poNumber,
        @Nullable String reference,
        @Nullable Boolean silent) {

    /** Copies the lists; an order has at least one line. */
    @SuppressWarnings("ConstantValue") // JSON may leave the lines out
    public OrderSpec {
        if (lines == null || lines.isEmpty()) {
            throw new IllegalArgumentException("an order needs at least one line in 'lines'");
        }
        lines = List.copyOf(lines);
        tags = tags == null ? null : List.copyOf(tags);
        attributes = attributes == null ? null : List.copyOf(attributes);
        if (Boolean.TRUE.equals(b2b)
                && (billingAddress == null || billingAddress.company() == null)) {
            throw new IllegalArgumentException("a b2b order needs billingAddress.company");
        }
    }

    /** A paid, unfulfilled order with the shop's defaults. */
    public static OrderSpec of(@Nullable CustomerSpec customer, LineSpec... lines) {
        return new OrderSpecDraft(List.of(lines)).customer(customer).build();
    }

    /** The same order, billed to (and, unless told otherwise, shipped to) an address. */
    public OrderSpec withAddress(AddressSpec address) {
        return draft().billingAddress(address).build();
    }

    /** The same order, shipped elsewhere. */
    public OrderSpec withShippingAddress(AddressSpec address) {
        return draft().shippingAddress(address).build();
    }

    /** The same order with a VAT id in the note attribute {@code vat_id}. */
    public OrderSpec withVatId(String id) {
        return draft().vatId(id).build();
    }

    /** The same order placed by a B2B company; needs a billing address with a company. */
    public OrderSpec asCompanyOrder() {
        return draft().b2b(true).build();
    }

    /** The same order with a discount over all lines. */
    public OrderSpec withDiscount(DiscountSpec spec) {
        return draft().discount(spec).build();
    }

    /** The same order with shipping. */
    public OrderSpec withShipping(ShippingSpec spec) {
        return draft().shipping(spec).build();
    }

    /** The same order with net prices. */
    public OrderSpec withNetPrices() {
        return draft().taxesIncluded(false).build();
    }

    /** The same order by another gateway. */
    public OrderSpec withGateway(String name) {
        return draft().gateway(name).build();
    }

    /** The same order, not paid yet. */
    public OrderSpec unpaid() {
        return draft().paid(false).build();
    }

    /** The same order, fulfilled at once. */
    public OrderSpec fulfilledAtOnce() {
        return draft().fulfilled(true).build();
    }

    /** The same order, placed at another time. */
    public OrderSpec at(Instant instant) {
        return draft().createdAt(instant).build();
    }

    /** The same order as a test order, which must never be booked. */
    public OrderSpec asTest() {
        return draft().test(true).build();
    }

    /** The same order with a label for checkers, invisible in the API. */
    public OrderSpec withReference(String label) {
        return draft().reference(label).build();
    }

    /** The same order without any webhook for its creation. */
    public OrderSpec silently() {
        return draft().silent(true).build();
    }

    /** The same order shown to the customer in another currency. */
    public OrderSpec withPresentment(String code, String rate) {
        return draft().presentment(code, new BigDecimal(rate)).build();
    }

    private OrderSpecDraft draft() {
        return new OrderSpecDraft(this);
    }

    boolean isPaid() {
        return paid == null || paid;
    }

    boolean isFulfilled() {
        return Boolean.TRUE.equals(fulfilled);
    }

    boolean isB2b() {
        return Boolean.TRUE.equals(b2b);
    }

    boolean isSilent() {
        return Boolean.TRUE.equals(silent);
    }
}
