package dev.kontor.vat.document;

import dev.kontor.vat.CategoryCode;
import dev.kontor.vat.Decision;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Goods;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.ShopRate;
import dev.kontor.vat.Supply;
import dev.kontor.vat.VatRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides every line of a cart, takes the discounts off, and lets shipping and fees follow the
 * goods ({@code vat.md} section 9).
 */
final class CartSale {

    private final Cart cart;
    private final Supply supply;
    private final List<Question> questions = new ArrayList<>();
    private final List<SoldLine> lines = new ArrayList<>();
    private boolean complete = true;

    private CartSale(Cart cart, Supply supply) {
        this.cart = cart;
        this.supply = supply;
    }

    static CartSale of(Cart cart, Supply supply) {
        CartSale sale = new CartSale(cart, supply);
        sale.sellLines();
        if (sale.complete) {
            sale.sellCharges();
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

    // Lines --------------------------------------------------------------------------------------

    private void sellLines() {
        List<BigDecimal> orderDiscounts = orderDiscounts();
        List<BigDecimal> amounts = new ArrayList<>();
        List<@Nullable Decided> decided = new ArrayList<>();
        boolean allFree = true;
        for (int i = 0; i < cart.lines().size(); i++) {
            BigDecimal amount = cart.lines().get(i).amount().subtract(orderDiscounts.get(i));
            amounts.add(amount);
            allFree &= amount.signum() == 0;
        }
        for (int i = 0; i < cart.lines().size(); i++) {
            boolean follows = amounts.get(i).signum() == 0 && !allFree;
            decided.add(follows ? null : treatment(cart.lines().get(i)));
        }
        for (int i = 0; complete && i < cart.lines().size(); i++) {
            CartLine line = cart.lines().get(i);
            BigDecimal discount = line.listAmount().subtract(amounts.get(i)).max(Amounts.ZERO);
            BigDecimal shopTax = cart.orderDiscount().signum() == 0 ? line.shopTax() : null;
            Decided own = decidedAt(decided, i);
            lines.add(new SoldLine(wanted(line, own), amounts.get(i), discount, shopTax, own));
        }
    }

    /** Gift cards are no goods and take no share of a discount. */
    private List<BigDecimal> orderDiscounts() {
        List<BigDecimal> weights =
                cart.lines().stream()
                        .map(line -> isVoucher(line) ? Amounts.ZERO : line.amount())
                        .toList();
        if (cart.orderDiscount().signum() == 0 || Amounts.sum(weights).signum() == 0) {
            return weights.stream().map(_ -> Amounts.ZERO).toList();
        }
        return Amounts.spread(cart.orderDiscount(), weights);
    }

    private static boolean isVoucher(CartLine line) {
        return line.giftCard() || line.kind() == GoodsKind.VOUCHER_MULTI;
    }

    /** A free line goes where its neighbour goes: the line before it, else the first priced one. */
    private static Decided decidedAt(List<@Nullable Decided> decided, int index) {
        for (int i = index; i >= 0; i--) {
            Decided candidate = decided.get(i);
            if (candidate != null) {
                return candidate;
            }
        }
        for (Decided candidate : decided) {
            if (candidate != null) {
                return candidate;
            }
        }
        throw new IllegalStateException("No line of the cart was decided.");
    }

    private static UnitPrices.Wanted wanted(CartLine line, Decided decided) {
        return new UnitPrices.Wanted(
                line.name(),
                line.sku() == null ? null : "Art.-Nr. " + line.sku(),
                line.quantity(),
                line.unitName(),
                line.unitPrice(),
                decided.treatment().rate(),
                new Origin(Origin.Kind.ITEM, line.id(), line.quantity(), line.unitName()));
    }

    private @Nullable Decided treatment(CartLine line) {
        Decided result =
                switch (decide(line)) {
                    case Decided decided -> decided;
                    case Decision.Held held -> {
                        held.questions().forEach(this::ask);
                        yield held.proposal();
                    }
                };
        if (result == null) {
            complete = false;
            return null;
        }
        BigDecimal shopRate = line.shopRate();
        if (shopRate != null && shopRate.compareTo(result.treatment().rate()) != 0) {
            ask(rateDiffers(line.name(), shopRate, Amounts.percent(result.treatment().rate())));
        }
        return result;
    }

    private Decision decide(CartLine line) {
        GoodsKind kind = line.kind();
        if (kind != null) {
            return decideAs(kind, line);
        }
        if (line.giftCard()) {
            return decideAs(GoodsKind.VOUCHER_MULTI, line);
        }
        // Where even ordinary goods are not decided, or are exempt, the class does not matter.
        Decision ordinary = decideAs(GoodsKind.STANDARD, line);
        if (ordinary instanceof Decision.Held || supply.seller().isSmallBusiness()) {
            return ordinary;
        }
        BigDecimal shopRate = line.shopRate();
        if (shopRate == null) {
            return Decision.Held.of(
                    Question.of(
                            ReviewCode.R01,
                            "Für '"
                                    + line.name()
                                    + "' nennt der Shop keinen Steuersatz. Welche Ware ist das?",
                            "The shop gives no tax rate for '"
                                    + line.name()
                                    + "'. What kind of goods is it?"));
        }
        return switch (GoodsKind.fromShopRate(shopRate, supply.supplyDate())) {
            case ShopRate.Accepted accepted -> decideAs(accepted.kind(), line);
            case ShopRate.Refused refused -> Decision.Held.of(refused.question());
        };
    }

    private Decision decideAs(GoodsKind kind, CartLine line) {
        BigDecimal amount =
                supply.seller().isSmallBusiness() ? cart.grossTotal() : amountOfKind(kind, line);
        Goods goods = new Goods(kind, line.serviceKind(), cart.priceBasis(), amount);
        return VatRules.decide(supply, goods);
    }

    /** Limits hold for the whole transaction, not for a line. */
    private BigDecimal amountOfKind(GoodsKind kind, CartLine line) {
        List<BigDecimal> same =
                cart.lines().stream()
                        .filter(other -> other.kind() == kind)
                        .map(CartLine::amount)
                        .toList();
        return same.isEmpty() ? line.amount() : Amounts.sum(same);
    }

    // Charges ------------------------------------------------------------------------------------

    private void sellCharges() {
        Map<SoldLine.Share, Decided> shares = new LinkedHashMap<>();
        Map<SoldLine.Share, BigDecimal> weights = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            SoldLine line = lines.get(i);
            if (line.decided().treatment().categoryCode() != CategoryCode.O) {
                shares.putIfAbsent(line.share(), line.decided());
                weights.merge(line.share(), line.amount(), BigDecimal::add);
            }
        }
        for (CartCharge charge : cart.charges()) {
            if (charge.amount().signum() == 0) {
                continue;
            }
            if (shares.isEmpty()) {
                complete = false;
                ask(noGoods(charge));
            } else if (charge.portions().isEmpty()) {
                sellByWeight(charge, shares, List.copyOf(weights.values()));
            } else {
                sellByShop(charge, shares);
            }
        }
    }

    private void sellByWeight(
            CartCharge charge, Map<SoldLine.Share, Decided> shares, List<BigDecimal> weights) {
        boolean allFree = Amounts.sum(weights).signum() == 0;
        if (allFree && shares.size() > 1) {
            complete = false;
            ask(noGoods(charge));
            return;
        }
        List<BigDecimal> parts =
                allFree ? List.of(charge.amount()) : Amounts.spread(charge.amount(), weights);
        boolean single = parts.stream().filter(part -> part.signum() > 0).count() == 1;
        int index = 0;
        for (Decided decided : shares.values()) {
            addPart(charge, parts.get(index), null, decided, single);
            index++;
        }
    }

    private void sellByShop(CartCharge charge, Map<SoldLine.Share, Decided> shares) {
        boolean single =
                charge.portions().stream().filter(part -> part.amount().signum() > 0).count() == 1;
        for (CartCharge.Portion portion : charge.portions()) {
            Decided follows =
                    shares.values().stream()
                            .filter(decided ->
                                    decided.treatment().rate().compareTo(portion.rate()) == 0)
                            .findFirst()
                            .orElse(null);
            if (follows == null) {
                List<String> rates =
                        shares.keySet().stream()
                                .map(share -> Amounts.percent(share.rate()))
                                .distinct()
                                .toList();
                complete = false;
                ask(rateDiffers(charge.name(), portion.rate(), String.join(", ", rates)));
            } else {
                addPart(charge, portion.amount(), portion.shopTax(), follows, single);
            }
        }
    }

    private void addPart(
            CartCharge charge,
            BigDecimal amount,
            @Nullable BigDecimal shopTax,
            Decided decided,
            boolean single) {
        if (amount.signum() == 0) {
            return;
        }
        BigDecimal rate = decided.treatment().rate();
        String name =
                single ? charge.name() : charge.name() + " (Anteil " + Amounts.percent(rate) + ")";
        UnitPrices.Wanted wanted =
                new UnitPrices.Wanted(
                        name,
                        null,
                        BigDecimal.ONE,
                        UnitPrices.FLAT,
                        null,
                        rate,
                        new Origin(
                                Origin.Kind.CHARGE, charge.id(), BigDecimal.ONE, UnitPrices.FLAT));
        lines.add(new SoldLine(wanted, Amounts.cents(amount), Amounts.ZERO, shopTax, decided));
    }

    // Questions ----------------------------------------------------------------------------------

    private void ask(Question question) {
        if (!questions.contains(question)) {
            questions.add(question);
        }
    }

    private static Question rateDiffers(String name, BigDecimal shopRate, String decided) {
        String shop = Amounts.percent(shopRate);
        return Question.of(
                ReviewCode.R22,
                "Der Shop hat '"
                        + name
                        + "' mit "
                        + shop
                        + " versteuert, entschieden ist "
                        + decided
                        + ". Was ist richtig?",
                "The shop taxed '"
                        + name
                        + "' at "
                        + shop
                        + ", decided is "
                        + decided
                        + ". What is right?");
    }

    private static Question noGoods(CartCharge charge) {
        return Question.of(
                ReviewCode.R01,
                "'"
                        + charge.name()
                        + "' lässt sich keiner Ware zuordnen. Mit welchem Steuersatz soll es"
                        + " berechnet werden?",
                "'" + charge.name() + "' follows no goods. At which rate should it be charged?");
    }
}
