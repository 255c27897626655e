package dev.kontor.hub.model;

import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale, as charged.
 *
 * @param id the line's id in the source, to which refunds refer
 * @param unitPrice before discounts; gross or net as {@link Sale#pricesIncludeTax()} says
 * @param discount what the source took off this line in all, including its share of order discounts
 * @param taxRate the source's VAT rate in percent (19, 7, 0); null if it charged none
 * @param giftCard a voucher that is money, not goods
 */
public record SaleLine(
        String id,
        String name,
        @Nullable String sku,
        BigDecimal quantity,
        Money unitPrice,
        Money discount,
        @Nullable BigDecimal taxRate,
        boolean giftCard) {}
