package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Question;
import dev.kontor.vat.Supply;
import dev.kontor.vat.document.SoldLine.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides every line of a cart, takes the discounts off, lets shipping and fees follow, and takes
 * off what was taxed before ({@code vat.md} section 9).
 */
final class CartSale {

    private final Cart cart;
    private final LineDecisions decisions;
    private final List<BigDecimal> amounts;
    private final List<Question> questions = new ArrayList<>();
    private final List<SoldLine> lines = new ArrayList<>();
    private final Map<Integer, Decided> decided = new LinkedHashMap<>();
    private final Map<Integer, BundleSplit> bundles = new LinkedHashMap<>();
    private Map<Group, List<String>> texts = Map.of();
    private BigDecimal documentTotal;
    private boolean complete = true;

    private CartSale(Cart cart, Supply supply) {
        this.cart = cart;
        List<BigDecimal> discounts = DiscountAllocation.of(cart);
        List<BigDecimal> left = new ArrayList<>();
        for (int i = 0; i < discounts.size(); i++) {
            left.add(cart.lines().get(i).amount().subtract(discounts.get(i)));
        }
        this.amounts = List.copyOf(left);
        this.decisions = new LineDecisions(cart, supply, amounts, this::ask);
        this.documentTotal = cart.grossTotal();
    }

    static CartSale of(Cart cart, Supply supply) {
        CartSale sale = new CartSale(cart, supply);
        sale.askWhoPaysDiscounts();
        sale.sellLines();
        if (sale.complete) {
            sale.sellCharges();
        }
        if (sale.complete) {
            sale.redeem();
        }
        return sale;
    }

    /** Whether every line has a treatment, even if only a proposed one. */
    boolean complete() {
        return complete;
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Cart lines in their order, then the charges. */
    List<SoldLine> lines() {
        return List.copyOf(lines);
    }

    /** What else to print on each document. */
    Map<Group, List<String>> texts() {
        return texts;
    }

    /** What all documents together must come to, in the cart's currency. */
    BigDecimal documentTotal() {
        return documentTotal;
    }

    private void ask(Question question) {
        if (!questions.contains(question)) {
            questions.add(question);
        }
    }

    private void askWhoPaysDiscounts() {
        cart.discounts().stream()
                .filter(each -> each.payer() == Cart.Discount.Payer.UNKNOWN)
                .forEach(each -> ask(CartQuestions.whoPaysTheCoupon(each.amount())));
        documentTotal = documentTotal.subtract(cart.paidBy(Cart.Payment.Kind.LOYALTY_POINTS));
    }

    // Lines --------------------------------------------------------------------------------------

    private void sellLines() {
        boolean allFree = amounts.stream().noneMatch(amount -> amount.signum() > 0);
        for (int i = 0; i < amounts.size(); i++) {
            CartLine line = cart.lines().get(i);
            BigDecimal amount = amounts.get(i);
            if (amount.signum() < 0 && !line.isReturnedDeposit()) {
                ask(CartQuestions.discountTooHigh(line.amount().subtract(amount), line.amount()));
                complete = false;
            } else if (isBundle(line)) {
                decideBundle(i, line, amount);
            } else if (amount.signum() > 0 || (amount.signum() == 0 && allFree)) {
                Decided own = isDeposit(line) ? depositDecision(line, decided) : decide(line);
                complete &= own != null;
                if (own != null) {
                    decided.put(i, own);
                }
            }
        }
        for (int i = 0; complete && i < amounts.size(); i++) {
            sell(i);
        }
    }

    private void decideBundle(int index, CartLine line, BigDecimal amount) {
        BundleSplit split = BundleSplit.of(line, amount, decisions, this::ask);
        complete &= split.complete();
        bundles.put(index, split);
        Decided first = split.first();
        if (first != null && amount.signum() > 0) {
            decided.put(index, first);
        }
    }

    private @Nullable Decided decide(CartLine line) {
        return decisions.decide(line);
    }

    private static boolean isBundle(CartLine line) {
        return line.article().role() == CartLine.Role.BUNDLE;
    }

    private static boolean isDeposit(CartLine line) {
        return line.article().role() == CartLine.Role.PACKAGING_DEPOSIT;
    }

    /** The rate of the content: of the line it names, of its own kind, or of the line before. */
    private @Nullable Decided depositDecision(CartLine deposit, Map<Integer, Decided> decided) {
        if (deposit.kind() != null) {
            return decide(deposit);
        }
        String content = deposit.article().contentOf();
        Decided before = null;
        for (Map.Entry<Integer, Decided> each : decided.entrySet()) {
            CartLine line = cart.lines().get(each.getKey());
            boolean hasRate =
                    deposit.shop().rate() == null
                            || each.getValue()
                                            .treatment()
                                            .rate()
                                            .compareTo(
                                                    Objects.requireNonNull(deposit.shop().rate()))
                                    == 0;
            if (content == null ? hasRate && !line.isVoucher() : line.id().equals(content)) {
                before = each.getValue();
            }
        }
        if (before == null && content != null) {
            before = freeContent(content);
        }
        if (before == null) {
            ask(CartQuestions.depositOfWhat(deposit));
        }
        return before;
    }

    private @Nullable Decided freeContent(String id) {
        for (CartLine line : cart.lines()) {
            if (line.id().equals(id) && !isBundle(line) && !isDeposit(line)) {
                return decisions.decideFreeLine(line);
            }
        }
        return null;
    }

    private void sell(int index) {
        CartLine line = cart.lines().get(index);
        if (line.isReturnedDeposit()) {
            return;
        }
        BundleSplit split = bundles.get(index);
        if (split != null) {
            lines.addAll(split.lines());
            return;
        }
        Decided own = decided.get(index);
        Decided treatment = own != null ? own : neighbour(line, index);
        if (treatment == null) {
            complete = false;
            ask(CartQuestions.nothingCharged());
            return;
        }
        BigDecimal amount = amounts.get(index);
        lines.add(
                new SoldLine(
                        wanted(line, line.name(), line.unitPrice(), treatment),
                        amount,
                        line.listAmount().subtract(amount).max(Amounts.ZERO),
                        Amounts.ZERO,
                        shopTax(line, amount, treatment.treatment().rate()),
                        Group.of(treatment, line.isVoucher()),
                        treatment,
                        line.kind(),
                        isSent(line.kind(), line.isVoucher())));
    }

    /** The shop's tax on what is left; before a discount it is the tax on something else. */
    private static @Nullable BigDecimal shopTax(CartLine line, BigDecimal amount, BigDecimal rate) {
        BigDecimal tax = line.shop().tax();
        boolean discounted = line.amount().compareTo(amount) != 0;
        if (tax == null || !discounted) {
            return tax;
        }
        BigDecimal off = Amounts.taxOnNet(amount, rate).subtract(tax).abs();
        return off.compareTo(Amounts.CENT) <= 0 ? tax : null;
    }

    /** Whether it takes a transport; goods known by their rate only are taken for goods. */
    static boolean isSent(@Nullable GoodsKind kind, boolean voucher) {
        return !voucher
                && kind != GoodsKind.VOUCHER_SINGLE
                && (kind == null || !kind.isService() || kind == GoodsKind.MEAL);
    }

    /** A free line goes where it belongs, if something is charged there; else to its neighbour. */
    private @Nullable Decided neighbour(CartLine line, int index) {
        Decided own = decisions.decideFreeLine(line);
        Decided before = null;
        Decided any = null;
        for (Map.Entry<Integer, Decided> each : decided.entrySet()) {
            if (cart.lines().get(each.getKey()).isVoucher()) {
                continue;
            }
            Decided candidate = each.getValue();
            if (own != null && Group.of(own, false).equals(Group.of(candidate, false))) {
                return candidate;
            }
            any = any == null ? candidate : any;
            before = each.getKey() < index ? candidate : before;
        }
        if (before != null || any != null) {
            return before != null ? before : any;
        }
        return decided.isEmpty() ? own : decided.values().iterator().next();
    }

    static UnitPrices.Wanted wanted(
            CartLine line, String name, @Nullable BigDecimal askedPrice, Decided decided) {
        return new UnitPrices.Wanted(
                name,
                line.sku() == null ? null : "Art.-Nr. " + line.sku(),
                line.quantity(),
                line.unitName(),
                askedPrice,
                decided.treatment().rate(),
                new Origin(Origin.Kind.ITEM, line.id(), line.quantity(), line.unitName()));
    }

    // Charges and what is taken off ------------------------------------------------------------

    private void sellCharges() {
        ChargeAllocation charges =
                ChargeAllocation.of(inOrder(cart.charges()), lines(), decisions, this::ask);
        complete = charges.complete();
        lines.addAll(charges.lines());
        documentTotal = documentTotal.subtract(charges.outside());
    }

    /** Charges have no order of their own: cents must not depend on the one they come in. */
    private static List<CartCharge> inOrder(List<CartCharge> charges) {
        return charges.stream()
                .sorted(Comparator.comparing(CartCharge::kind).thenComparing(CartCharge::id))
                .toList();
    }

    /** Nor have vouchers: those whose rate is known come first. */
    private List<Cart.Payment> vouchers() {
        return cart.payments().stream()
                .filter(each -> each.kind() == Cart.Payment.Kind.SINGLE_PURPOSE_VOUCHER)
                .filter(each -> each.amount().signum() > 0)
                .sorted(
                        Comparator.comparing((Cart.Payment each) -> each.rate() == null)
                                .thenComparing(Cart.Payment::amount)
                                .thenComparing(Cart.Payment::label))
                .toList();
    }

    private void redeem() {
        Redemption redemption = new Redemption(lines(), this::ask);
        for (CartLine line : cart.lines()) {
            if (line.isReturnedDeposit()) {
                Decided decided = returnedAs(line);
                if (decided == null) {
                    complete = false;
                    return;
                }
                redemption.takeBack(
                        line,
                        new SoldLine.Share(
                                Group.of(decided, false),
                                decided.treatment().rate().stripTrailingZeros()));
            }
        }
        vouchers().forEach(redemption::redeem);
        complete = redemption.complete();
        texts = redemption.texts();
        lines.clear();
        lines.addAll(redemption.lines());
        documentTotal = documentTotal.subtract(redemption.redeemed());
        boolean anyLeft = lines.stream().anyMatch(line -> !line.isFree());
        if (complete && !anyLeft) {
            boolean redeemed = redemption.redeemed().signum() > 0;
            ask(redeemed ? CartQuestions.wholeOrderRedeemed() : CartQuestions.nothingCharged());
            complete = false;
        }
    }

    private @Nullable Decided returnedAs(CartLine returned) {
        Map<Integer, Decided> sold = new LinkedHashMap<>();
        for (int i = 0; i < cart.lines().size(); i++) {
            String id = cart.lines().get(i).id();
            for (SoldLine line : lines) {
                Origin origin = line.wanted().origin();
                Decided decided = line.decided();
                boolean same = origin.kind() == Origin.Kind.ITEM && origin.id().equals(id);
                if (same && decided != null && !line.isFree()) {
                    sold.put(i, decided);
                }
            }
        }
        return depositDecision(returned, sold);
    }
}
