package dev.kontor.vat.document;

import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stops a cart before any tax is looked at ({@code vat.md} section 3, steps 1 and 2): no
 * proposal can be made.
 */
final class CartGate {

    private CartGate() {}

    static List<Question> questions(Cart cart) {
        List<Question> questions = new ArrayList<>();
        if (!cart.currency().equals("EUR") && cart.exchangeRate() == null) {
            questions.add(CartQuestions.foreignCurrency(cart));
        }
        checkIds(cart, questions);
        cart.lines().forEach(line -> checkLine(line, questions));
        cart.charges().stream()
                .filter(CartGate::isNegative)
                .forEach(charge -> questions.add(CartQuestions.negativeCharge(charge.name())));
        checkDiscounts(cart, questions);
        checkPayments(cart, questions);
        BigDecimal lines = Amounts.sum(cart.lines().stream().map(CartLine::amount).toList());
        if (lines.signum() == 0 && cart.charges().stream().allMatch(CartCharge::isFree)) {
            questions.add(CartQuestions.nothingCharged());
        }
        return questions;
    }

    /** Refunds, discounts and charges find their lines by id. */
    private static void checkIds(Cart cart, List<Question> questions) {
        Set<String> lines = new HashSet<>(cart.lines().stream().map(CartLine::id).toList());
        long charges = cart.charges().stream().map(CartCharge::id).distinct().count();
        if (lines.size() < cart.lines().size() || charges < cart.charges().size()) {
            questions.add(CartQuestions.sameIds());
        }
        Stream.of(
                        cart.discounts().stream().flatMap(each -> each.lineIds().stream()),
                        cart.charges().stream().flatMap(each -> each.lineIds().stream()),
                        cart.lines().stream()
                                .flatMap(each -> Stream.ofNullable(each.article().contentOf())))
                .flatMap(ids -> ids)
                .filter(id -> !lines.contains(id))
                .distinct()
                .forEach(id -> questions.add(CartQuestions.unknownLine(id)));
    }

    private static void checkLine(CartLine line, List<Question> questions) {
        boolean returned = line.isReturnedDeposit();
        if (returned ? line.quantity().signum() == 0 : line.quantity().signum() <= 0) {
            questions.add(CartQuestions.quantity(line));
        }
        boolean negative =
                line.unitPrice().signum() < 0
                        || line.discount().signum() < 0
                        || line.amount().signum() < 0;
        if (negative && !returned) {
            questions.add(CartQuestions.negativeLine(line.name()));
        }
    }

    private static boolean isNegative(CartCharge charge) {
        return charge.amount().signum() < 0
                || charge.portions().stream().anyMatch(part -> part.amount().signum() < 0);
    }

    private static void checkDiscounts(Cart cart, List<Question> questions) {
        BigDecimal all = cart.paidBy(Cart.Payment.Kind.LOYALTY_POINTS);
        for (Cart.Discount discount : cart.discounts()) {
            BigDecimal goods = DiscountAllocation.reducible(cart, discount.lineIds());
            if (discount.amount().signum() < 0 || discount.amount().compareTo(goods) > 0) {
                questions.add(CartQuestions.discountTooHigh(discount.amount(), goods));
            }
            if (DiscountAllocation.reduces(discount)) {
                all = all.add(discount.amount());
            }
        }
        BigDecimal goods = DiscountAllocation.reducible(cart, List.of());
        if (questions.isEmpty() && all.compareTo(goods) > 0) {
            questions.add(CartQuestions.discountTooHigh(all, goods));
        }
    }

    private static void checkPayments(Cart cart, List<Question> questions) {
        BigDecimal downPayment = cart.paidBy(Cart.Payment.Kind.DOWN_PAYMENT);
        if (downPayment.signum() != 0) {
            questions.add(CartQuestions.downPayment(downPayment));
        }
        // Vouchers and points are gross amounts: what they take off net prices is not known.
        BigDecimal redeemed = cart.paidBy(Cart.Payment.Kind.SINGLE_PURPOSE_VOUCHER);
        if (cart.priceBasis() == PriceBasis.NET && redeemed.signum() != 0) {
            questions.add(CartQuestions.whichSupplyWasPaid(redeemed));
        }
    }
}
