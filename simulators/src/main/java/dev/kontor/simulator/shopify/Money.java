package dev.kontor.simulator.shopify;

import java.math.BigDecimal;

/** An amount in the shop's currency that GraphQL shows as {@code MoneyBag} in both currencies. */
record Money(BigDecimal amount, OrderRecord.Pricing pricing) {

    /** An amount in one currency ({@code MoneyV2}). */
    record One(BigDecimal amount, String currency) {}

    One inShopMoney() {
        return new One(amount, pricing.currency());
    }

    One inPresentmentMoney() {
        return new One(
                Amounts.cents(amount.multiply(pricing.presentmentRate())),
                pricing.presentmentCurrency());
    }
}
