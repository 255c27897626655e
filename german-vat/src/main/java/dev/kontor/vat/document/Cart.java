package dev.kontor.vat.document;

import dev.kontor.vat.PriceBasis;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop sold in one order, as charged. Start with {@link #of} and add what the shop says.
 *
 * @param priceBasis whether the shop's prices include VAT
 * @param currency ISO 4217; anything but EUR is held unless {@code exchangeRate} is an agreed one
 * @param exchangeRate how another currency is converted; null if nobody said it, and for EUR
 * @param lines what was sold, in the shop's order
 * @param discounts discounts the shop did not allocate to lines
 * @param discountLabel what the customer knows the discounts by, printed with the sum of them
 * @param charges shipping and fees
 * @param payments how it was paid; what is no plain money among them is printed
 * @param grossTotal what the customer owed for everything, VAT included, in the cart's currency; no
 *     payment is deducted, whether in money, gift cards, points or by a third party
 * @param taxTotal the VAT as the shop reports it, if it does
 * @param netRequired whether the customer needs a document with net prices, for example as
 *     XRechnung; German public bodies always do
 */
public record Cart(
        PriceBasis priceBasis,
        String currency,
        @Nullable ExchangeRate exchangeRate,
        List<CartLine> lines,
        List<Discount> discounts,
        @Nullable String discountLabel,
        List<CartCharge> charges,
        List<Payment> payments,
        BigDecimal grossTotal,
        @Nullable BigDecimal taxTotal,
        boolean netRequired) {

    /**
     * A discount on several lines ({@code vat.md} section 9).
     *
     * @param amount positive, in the cart's price basis
     * @param lineIds the lines it reduces; empty for all that were sold
     * @param payer who bears it
     */
    public record Discount(BigDecimal amount, List<String> lineIds, Payer payer) {

        /** Who bears a discount. */
        public enum Payer {
            /** The seller: what is taxed gets less. */
            SELLER,
            /** A marketplace or manufacturer: a payment, what is taxed stays. */
            THIRD_PARTY,
            /** Not known: held. */
            UNKNOWN
        }

        public Discount {
            lineIds = List.copyOf(lineIds);
        }
    }

    /**
     * One payment.
     *
     * @param label what is printed, for example {@code PayPal}
     * @param amount in the cart's currency, positive
     * @param kind what it is in the sense of VAT
     * @param rate of single-purpose vouchers the rate they were taxed at when sold, if known
     */
    public record Payment(String label, BigDecimal amount, Kind kind, @Nullable BigDecimal rate) {

        /** What a payment is in the sense of VAT ({@code vat.md} section 9). */
        public enum Kind {
            /** Money, whoever pays it. */
            MONEY,
            /** A multi-purpose voucher or store credit: money too, never a discount. */
            GIFT_CARD,
            /** A voucher taxed when it was sold: only what is paid on top is taxed now. */
            SINGLE_PURPOSE_VOUCHER,
            /** Loyalty points: a discount. */
            LOYALTY_POINTS,
            /** A payment before the supply, taxed when received and invoiced by itself: held. */
            DOWN_PAYMENT
        }

        /** A payment that is no single-purpose voucher of a known rate. */
        public static Payment of(String label, BigDecimal amount, Kind kind) {
            return new Payment(label, amount, kind, null);
        }
    }

    public Cart {
        exchangeRate = currency.equals("EUR") ? null : exchangeRate;
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        charges = List.copyOf(charges);
        payments = List.copyOf(payments);
    }

    /** A cart in EUR without discount, charges and payments. */
    public static Cart of(PriceBasis priceBasis, List<CartLine> lines, BigDecimal grossTotal) {
        return new Cart(
                priceBasis,
                "EUR",
                null,
                lines,
                List.of(),
                null,
                List.of(),
                List.of(),
                grossTotal,
                null,
                false);
    }

    /** The same cart in another currency that nobody gave a rate for. */
    public Cart withCurrency(String newCurrency) {
        return withCurrency(newCurrency, exchangeRate);
    }

    /** The same cart in another currency. */
    public Cart withCurrency(String newCurrency, @Nullable ExchangeRate newExchangeRate) {
        return new Cart(
                priceBasis,
                newCurrency,
                newExchangeRate,
                lines,
                discounts,
                discountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal,
                netRequired);
    }

    /** The same cart with one discount of the seller on the whole order, not allocated to lines. */
    public Cart withOrderDiscount(BigDecimal amount) {
        return withDiscounts(
                amount.signum() == 0
                        ? List.of()
                        : List.of(new Discount(amount, List.of(), Discount.Payer.SELLER)));
    }

    /** The same cart with discounts that are not allocated to lines. */
    public Cart withDiscounts(List<Discount> newDiscounts) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                newDiscounts,
                discountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal,
                netRequired);
    }

    /** The same cart with the name of its discounts, for example a coupon code. */
    public Cart withDiscountLabel(@Nullable String newDiscountLabel) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                discounts,
                newDiscountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal,
                netRequired);
    }

    /** The same cart with shipping and fees. */
    public Cart withCharges(List<CartCharge> newCharges) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                discounts,
                discountLabel,
                newCharges,
                payments,
                grossTotal,
                taxTotal,
                netRequired);
    }

    /** The same cart with its payments. */
    public Cart withPayments(List<Payment> newPayments) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                discounts,
                discountLabel,
                charges,
                newPayments,
                grossTotal,
                taxTotal,
                netRequired);
    }

    /** The same cart with the VAT as the shop reports it. */
    public Cart withTaxTotal(@Nullable BigDecimal newTaxTotal) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                discounts,
                discountLabel,
                charges,
                payments,
                grossTotal,
                newTaxTotal,
                netRequired);
    }

    /** The same cart for a customer who needs net prices on the document, or does not. */
    public Cart withNetRequired(boolean newNetRequired) {
        return new Cart(
                priceBasis,
                currency,
                exchangeRate,
                lines,
                discounts,
                discountLabel,
                charges,
                payments,
                grossTotal,
                taxTotal,
                newNetRequired);
    }

    /** The sum of the payments of one kind. */
    BigDecimal paidBy(Payment.Kind kind) {
        return Amounts.sum(
                payments.stream()
                        .filter(each -> each.kind() == kind)
                        .map(Payment::amount)
                        .toList());
    }
}
