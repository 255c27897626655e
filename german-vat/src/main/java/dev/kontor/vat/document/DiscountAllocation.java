package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads discounts that the shop did not allocate over the lines they reduce, by line value
 * ({@code carts.json}, conventions). Gift cards are money and take no share; nor does packaging
 * that came back.
 */
final class DiscountAllocation {

    private DiscountAllocation() {}

    /** What of the discounts falls on each line of the cart, in the order of the lines. */
    static List<BigDecimal> of(Cart cart) {
        List<BigDecimal> taken = new ArrayList<>();
        cart.lines().forEach(_ -> taken.add(Amounts.ZERO));
        BigDecimal wholeOrder = onTheWholeOrder(cart);
        // Discounts have no order of their own: cents must not depend on the one they come in.
        List<Cart.Discount> single =
                cart.discounts().stream()
                        .filter(each -> reduces(each) && !each.lineIds().isEmpty())
                        .sorted(
                                Comparator.comparing(Cart.Discount::amount)
                                        .thenComparing(each -> String.join(" ", each.lineIds())))
                        .toList();
        single.forEach(each -> spread(each.amount(), each.lineIds(), cart, taken));
        spread(wholeOrder, List.of(), cart, taken);
        return List.copyOf(taken);
    }

    /**
     * What reduces all lines; taken together, so that it is rounded once. Points are a discount.
     */
    private static BigDecimal onTheWholeOrder(Cart cart) {
        BigDecimal discounts =
                Amounts.sum(
                        cart.discounts().stream()
                                .filter(each -> reduces(each) && each.lineIds().isEmpty())
                                .map(Cart.Discount::amount)
                                .toList());
        return discounts.add(cart.paidBy(Cart.Payment.Kind.LOYALTY_POINTS));
    }

    /** A third party's coupon is a payment; an unknown payer's is proposed as the seller's. */
    static boolean reduces(Cart.Discount discount) {
        return discount.payer() != Cart.Discount.Payer.THIRD_PARTY;
    }

    /** What the discounts can be taken off. */
    static BigDecimal reducible(Cart cart, List<String> lineIds) {
        return Amounts.sum(
                cart.lines().stream()
                        .filter(line -> takesShare(line, lineIds))
                        .map(CartLine::amount)
                        .toList());
    }

    private static boolean takesShare(CartLine line, List<String> lineIds) {
        boolean named = lineIds.isEmpty() || lineIds.contains(line.id());
        return named && !line.isVoucher() && line.amount().signum() > 0;
    }

    private static void spread(
            BigDecimal amount, List<String> lineIds, Cart cart, List<BigDecimal> taken) {
        List<BigDecimal> left =
                IntStream.range(0, taken.size())
                        .mapToObj(i ->
                                takesShare(cart.lines().get(i), lineIds)
                                        ? cart.lines().get(i).amount().subtract(taken.get(i))
                                        : Amounts.ZERO)
                        .toList();
        if (amount.signum() == 0 || Amounts.sum(left).signum() == 0) {
            return;
        }
        List<BigDecimal> shares = Amounts.spread(amount, left);
        for (int i = 0; i < shares.size(); i++) {
            taken.set(i, taken.get(i).add(shares.get(i)));
        }
    }
}
