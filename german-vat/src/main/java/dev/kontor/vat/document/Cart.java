package dev.kontor.vat.document;

import dev.kontor.vat.PriceBasis;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop sold in one order, as charged. Start with {@link #of} and add what the shop says.
 *
 * @param priceBasis whether the shop's prices include VAT
 * @param currency ISO 4217; anything but EUR is held
 * @param lines what was sold, in the shop's order
 * @param orderDiscount a discount on the whole order that the shop did not allocate to lines
 * @param discountLabel what the customer knows the discounts by, printed with the sum of them
 * @param charges shipping and fees
 * @param payments how it was paid; only gift cards among them are printed
 * @param grossTotal what the customer owed for everything, VAT included, gift cards used as payment
 *     not deducted
 * @param taxTotal the VAT as the shop reports it, if it does
 */
public record Cart(
        PriceBasis priceBasis,
        String currency,
        List<CartLine> lines,
        BigDecimal orderDiscount,
        @Nullable String discountLabel,
        List<CartCharge> charges,
        List<Payment> payments,
        BigDecimal grossTotal,
        @Nullable BigDecimal taxTotal) {

    /**
     * One payment.
     *
     * @param label what is printed, for example {@code PayPal}
     * @param amount EUR
     * @param giftCard whether it was a gift card, which is money and never a discount
     */
    public record Payment(String label, BigDecimal amount, boolean giftCard) {}

    public Cart {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        payments = List.copyOf(payments);
    }

    /** A cart in EUR without discount, charges and payments. */
    public static Cart of(PriceBasis priceBasis, List<CartLine> lines, BigDecimal grossTotal) {
        return new Cart(
                priceBasis,
                "EUR",
                lines,
                Amounts.ZERO,
                null,
                List.of(),
                List.of(),
                grossTotal,
                null);
    }

    /** The same cart in another currency. */
    public Cart withCurrency(String newCurrency) {
        return new Cart(
                priceBasis,
                newCurrency,
                lines,
                orderDiscount,
                discountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal);
    }

    /** The same cart with a discount on the whole order that is not allocated to lines. */
    public Cart withOrderDiscount(BigDecimal newOrderDiscount) {
        return new Cart(
                priceBasis,
                currency,
                lines,
                newOrderDiscount,
                discountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal);
    }

    /** The same cart with the name of its discounts, for example a coupon code. */
    public Cart withDiscountLabel(@Nullable String newDiscountLabel) {
        return new Cart(
                priceBasis,
                currency,
                lines,
                orderDiscount,
                newDiscountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal);
    }

    /** The same cart with shipping and fees. */
    public Cart withCharges(List<CartCharge> newCharges) {
        return new Cart(
                priceBasis,
                currency,
                lines,
                orderDiscount,
                discountLabel,
                newCharges,
                payments,
                grossTotal,
                taxTotal);
    }

    /** The same cart with its payments. */
    public Cart withPayments(List<Payment> newPayments) {
        return new Cart(
                priceBasis,
                currency,
                lines,
                orderDiscount,
                discountLabel,
                charges,
                newPayments,
                grossTotal,
                taxTotal);
    }

    /** The same cart with the VAT as the shop reports it. */
    public Cart withTaxTotal(@Nullable BigDecimal newTaxTotal) {
        return new Cart(
                priceBasis,
                currency,
                lines,
                orderDiscount,
                discountLabel,
                charges,
                payments,
                grossTotal,
                newTaxTotal);
    }
}
