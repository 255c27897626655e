package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A changeable {@link OrderSpec}: what its {@code with} methods are made of. Not thread-safe. */
final class OrderSpecDraft {

    private @Nullable CustomerSpec customer;
    private @Nullable AddressSpec billingAddress;
    private @Nullable AddressSpec shippingAddress;
    private @Nullable String vatId;
    private @Nullable String vatIdKey;
    private @Nullable Boolean b2b;
    private final List<LineSpec> lines;
    private @Nullable DiscountSpec discount;
    private @Nullable ShippingSpec shipping;
    private @Nullable Boolean taxesIncluded;
    private @Nullable String currency;
    private @Nullable String presentmentCurrency;
    private @Nullable BigDecimal presentmentRate;
    private @Nullable String gateway;
    private @Nullable Boolean paid;
    private @Nullable Boolean fulfilled;
    private @Nullable Instant createdAt;
    private @Nullable Instant processedAt;
    private @Nullable Boolean taxExempt;
    private @Nullable Boolean test;
    private @Nullable List<String> tags;
    private @Nullable String note;
    private @Nullable List<AttributeSpec> attributes;
    private @Nullable String poNumber;
    private @Nullable String reference;
    private @Nullable Boolean silent;

    OrderSpecDraft(List<LineSpec> lines) {
        this.lines = lines;
    }

    OrderSpecDraft(OrderSpec spec) {
        customer = spec.customer();
        billingAddress = spec.billingAddress();
        shippingAddress = spec.shippingAddress();
        vatId = spec.vatId();
        vatIdKey = spec.vatIdKey();
        b2b = spec.b2b();
        lines = spec.lines();
        discount = spec.discount();
        shipping = spec.shipping();
        taxesIncluded = spec.taxesIncluded();
        currency = spec.currency();
        presentmentCurrency = spec.presentmentCurrency();
        presentmentRate = spec.presentmentRate();
        gateway = spec.gateway();
        paid = spec.paid();
        fulfilled = spec.fulfilled();
        createdAt = spec.createdAt();
        processedAt = spec.processedAt();
        taxExempt = spec.taxExempt();
        test = spec.test();
        tags = spec.tags();
        note = spec.note();
        attributes = spec.attributes();
        poNumber = spec.poNumber();
        reference = spec.reference();
        silent = spec.silent();
    }

    OrderSpecDraft customer(@Nullable CustomerSpec value) {
        customer = value;
        return this;
    }

    OrderSpecDraft billingAddress(AddressSpec value) {
        billingAddress = value;
        return this;
    }

    OrderSpecDraft shippingAddress(AddressSpec value) {
        shippingAddress = value;
        return this;
    }

    OrderSpecDraft vatId(String value) {
        vatId = value;
        return this;
    }

    OrderSpecDraft b2b(boolean value) {
        b2b = value;
        return this;
    }

    OrderSpecDraft discount(DiscountSpec value) {
        discount = value;
        return this;
    }

    OrderSpecDraft shipping(ShippingSpec value) {
        shipping = value;
        return this;
    }

    OrderSpecDraft taxesIncluded(boolean value) {
        taxesIncluded = value;
        return this;
    }

    OrderSpecDraft gateway(String value) {
        gateway = value;
        return this;
    }

    OrderSpecDraft paid(boolean value) {
        paid = value;
        return this;
    }

    OrderSpecDraft fulfilled(boolean value) {
        fulfilled = value;
        return this;
    }

    OrderSpecDraft createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    OrderSpecDraft test(boolean value) {
        test = value;
        return this;
    }

    OrderSpecDraft reference(String value) {
        reference = value;
        return this;
    }

    OrderSpecDraft silent(boolean value) {
        silent = value;
        return this;
    }

    OrderSpecDraft presentment(String code, BigDecimal rate) {
        presentmentCurrency = code;
        presentmentRate = rate;
        return this;
    }

    OrderSpec build() {
        return new OrderSpec(
                customer,
                billingAddress,
                shippingAddress,
                vatId,
                vatIdKey,
                b2b,
                lines,
                discount,
                shipping,
                taxesIncluded,
                currency,
                presentmentCurrency,
                presentmentRate,
                gateway,
                paid,
                fulfilled,
                createdAt,
                processedAt,
                taxExempt,
                test,
                tags,
                note,
                attributes,
                poNumber,
                reference,
                silent);
    }
}
