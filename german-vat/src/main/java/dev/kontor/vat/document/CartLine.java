package dev.kontor.vat.document;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.ServiceKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart as the shop charged it. Prices and discounts are in the cart's price basis, EUR.
 * Start with {@link #of} and add what the shop says.
 *
 * @param id the shop's own id of the line; corrections name it
 * @param name what is printed
 * @param sku the seller's article number, printed in the description
 * @param unitName for example {@code Stück}
 * @param quantity as sold, fractions allowed
 * @param unitPrice before discounts
 * @param discount all discounts the shop allocated to this line, as a positive amount
 * @param shopAmount the amount of the line after these discounts if the shop states it; else it is
 *     quantity times unit price, to the cent, less the discount
 * @param shopTax the tax of the line if the shop states it
 * @param shopRate the shop's own rate, per cent
 * @param kind what it is, if known; else the shop's rate tells its class
 * @param serviceKind what refines the kind
 * @param giftCard whether it is a voucher for later purchases
 */
public record CartLine(
        String id,
        String name,
        @Nullable String sku,
        String unitName,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        @Nullable BigDecimal shopAmount,
        @Nullable BigDecimal shopTax,
        @Nullable BigDecimal shopRate,
        @Nullable GoodsKind kind,
        ServiceKind serviceKind,
        boolean giftCard) {

    /** A line without discount of which only the shop's own rate is known. */
    public static CartLine of(
            String id,
            String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal shopRate) {
        return new CartLine(
                id,
                name,
                null,
                "Stück",
                quantity,
                unitPrice,
                Amounts.ZERO,
                null,
                null,
                shopRate,
                null,
                ServiceKind.GENERAL,
                false);
    }

    /** The same line with an article number. */
    public CartLine withSku(@Nullable String newSku) {
        return new CartLine(
                id,
                name,
                newSku,
                unitName,
                quantity,
                unitPrice,
                discount,
                shopAmount,
                shopTax,
                shopRate,
                kind,
                serviceKind,
                giftCard);
    }

    /** The same line with another unit than {@code Stück}. */
    public CartLine withUnitName(String newUnitName) {
        return new CartLine(
                id,
                name,
                sku,
                newUnitName,
                quantity,
                unitPrice,
                discount,
                shopAmount,
                shopTax,
                shopRate,
                kind,
                serviceKind,
                giftCard);
    }

    /** The same line with the discounts the shop allocated to it. */
    public CartLine withDiscount(BigDecimal newDiscount) {
        return new CartLine(
                id,
                name,
                sku,
                unitName,
                quantity,
                unitPrice,
                newDiscount,
                shopAmount,
                shopTax,
                shopRate,
                kind,
                serviceKind,
                giftCard);
    }

    /** The same line with the amount after discounts as the shop states it. */
    public CartLine withShopAmount(@Nullable BigDecimal newShopAmount) {
        return new CartLine(
                id,
                name,
                sku,
                unitName,
                quantity,
                unitPrice,
                discount,
                newShopAmount,
                shopTax,
                shopRate,
                kind,
                serviceKind,
                giftCard);
    }

    /** The same line with its tax as the shop states it. */
    public CartLine withShopTax(@Nullable BigDecimal newShopTax) {
        return new CartLine(
                id,
                name,
                sku,
                unitName,
                quantity,
                unitPrice,
                discount,
                shopAmount,
                newShopTax,
                shopRate,
                kind,
                serviceKind,
                giftCard);
    }

    /** The same line with its kind known. */
    public CartLine withKind(GoodsKind newKind, ServiceKind newServiceKind) {
        return new CartLine(
                id,
                name,
                sku,
                unitName,
                quantity,
                unitPrice,
                discount,
                shopAmount,
                shopTax,
                shopRate,
                newKind,
                newServiceKind,
                giftCard);
    }

    /** The same line as a gift card. */
    public CartLine asGiftCard() {
        return new CartLine(
                id,
                name,
                sku,
                unitName,
                quantity,
                unitPrice,
                discount,
                shopAmount,
                shopTax,
                shopRate,
                kind,
                serviceKind,
                true);
    }

    /** Quantity times unit price, to the cent. */
    BigDecimal listAmount() {
        return Amounts.line(quantity, unitPrice);
    }

    /** What the line costs before an order discount that the shop did not allocate. */
    BigDecimal amount() {
        return shopAmount != null ? Amounts.cents(shopAmount) : listAmount().subtract(discount);
    }
}
