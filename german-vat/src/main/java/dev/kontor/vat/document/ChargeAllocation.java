package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Figures;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Question;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.Wording;
import dev.kontor.vat.document.SoldLine.Group;
import dev.kontor.vat.document.SoldLine.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets shipping and fees follow what was sold: same treatment and rate, split by value after
 * discounts, cents by largest remainder ({@code vat.md} section 9). What is no ancillary supply
 * gets a document of its own or stays outside.
 */
final class ChargeAllocation {

    private final List<SoldLine> sold;
    private final LineDecisions decisions;
    private final Consumer<Question> questions;
    private final List<SoldLine> result = new ArrayList<>();
    private BigDecimal outside = Amounts.ZERO;
    private boolean complete = true;

    private ChargeAllocation(
            List<SoldLine> sold, LineDecisions decisions, Consumer<Question> questions) {
        this.sold = sold;
        this.decisions = decisions;
        this.questions = questions;
    }

    static ChargeAllocation of(
            List<CartCharge> charges,
            List<SoldLine> sold,
            LineDecisions decisions,
            Consumer<Question> questions) {
        ChargeAllocation allocation = new ChargeAllocation(sold, decisions, questions);
        charges.stream().filter(each -> !each.isFree()).forEach(allocation::allocate);
        return allocation;
    }

    /** The parts, in the order of the charges. */
    List<SoldLine> lines() {
        return List.copyOf(result);
    }

    /** What belongs on no document. */
    BigDecimal outside() {
        return outside;
    }

    /** Whether every charge found its place. */
    boolean complete() {
        return complete;
    }

    private void allocate(CartCharge charge) {
        switch (charge.kind().nature()) {
            case FOLLOWS_GOODS -> follow(charge, SoldLine::sent);
            case FOLLOWS_SUPPLIES -> follow(charge, _ -> true);
            case OWN_GOODS -> sellAs(GoodsKind.GOODS, charge);
            case OUTSIDE -> leaveOutside(charge);
            case NO_SUPPLY -> {
                questions.accept(CartQuestions.noSupply(charge));
                Group group = new Group(Document.Kind.NO_SUPPLY, TaxType.VAT_FREE, null);
                result.add(part(charge, charge.name(), charge.amount(), null, group, null, null));
            }
        }
    }

    private void leaveOutside(CartCharge charge) {
        outside = outside.add(charge.amount());
        switch (charge.kind()) {
            case TIP -> questions.accept(CartQuestions.whoGetsTheTip(charge.amount()));
            case CANCELLATION_FEE -> questions.accept(CartQuestions.cancellationFee(charge));
            case TIP_TO_STAFF -> {
                // nothing is open: it is no turnover
            }
            case SHIPPING,
                    DUTY,
                    PACKAGING_DEPOSIT,
                    FEE,
                    TIP_TO_OWNER,
                    TRANSPORT_AID,
                    DONATION,
                    SECURITY_DEPOSIT,
                    DAMAGES ->
                    throw new IllegalStateException(charge.kind() + " is not left outside.");
        }
    }

    // Ancillary ----------------------------------------------------------------------------------

    private void follow(CartCharge charge, Predicate<SoldLine> wanted) {
        List<SoldLine> supplies =
                sold.stream()
                        .filter(line -> line.group().kind() == Document.Kind.INVOICE)
                        .filter(line -> belongsTo(charge, line))
                        .toList();
        List<SoldLine> narrowed = supplies.stream().filter(wanted).toList();
        if (charge.kind() == CartCharge.Kind.PACKAGING_DEPOSIT) {
            // Bottles and crates have the rate of their content.
            List<SoldLine> drinks =
                    narrowed.stream().filter(line -> line.kind() == GoodsKind.DRINK).toList();
            narrowed = drinks.isEmpty() ? narrowed : drinks;
        }
        Shares shares = Shares.of(narrowed.isEmpty() ? supplies : narrowed);
        if (shares.isEmpty()) {
            // Shipping of a gift card: a service by itself, next to something that is no supply.
            questions.accept(CartQuestions.noGoods(charge));
            sellAs(GoodsKind.SERVICE, charge);
        } else if (charge.portions().isEmpty()) {
            followByValue(charge, charge.amount(), shares, null);
        } else {
            followShop(charge, shares);
        }
    }

    private static boolean belongsTo(CartCharge charge, SoldLine line) {
        return charge.lineIds().isEmpty() || charge.lineIds().contains(line.wanted().origin().id());
    }

    private void followByValue(
            CartCharge charge, BigDecimal amount, Shares shares, @Nullable BigDecimal shopTax) {
        if (shares.allFree() && shares.size() > 1) {
            questions.accept(CartQuestions.noGoods(charge));
            complete = false;
            return;
        }
        List<BigDecimal> parts = shares.spread(amount);
        boolean single = parts.stream().filter(each -> each.signum() > 0).count() == 1;
        int index = 0;
        for (Decided decided : shares.decided()) {
            BigDecimal part = parts.get(index);
            add(charge, part, single ? shopTax : null, decided, single && isWhole(charge, part));
            index++;
        }
    }

    private static boolean isWhole(CartCharge charge, BigDecimal part) {
        return part.compareTo(charge.amount()) == 0;
    }

    /** The shop's own split wins, as far as there are goods of its rates. */
    private void followShop(CartCharge charge, Shares shares) {
        for (CartCharge.Portion portion : charge.portions()) {
            if (portion.amount().signum() > 0 && shares.of(portion.rate()).isEmpty()) {
                questions.accept(
                        CartQuestions.rateDiffers(
                                charge.name(), portion.rate(), shares.percents()));
                followByValue(charge, charge.amount(), shares, null);
                return;
            }
        }
        for (CartCharge.Portion portion : charge.portions()) {
            if (portion.amount().signum() > 0) {
                followByValue(
                        charge, portion.amount(), shares.of(portion.rate()), portion.shopTax());
            }
        }
    }

    // By itself ----------------------------------------------------------------------------------

    private void sellAs(GoodsKind kind, CartCharge charge) {
        Decided decided = decisions.decide(kind, charge.amount());
        if (decided == null) {
            complete = false;
        } else {
            add(charge, charge.amount(), null, decided, true);
        }
    }

    // Writing ------------------------------------------------------------------------------------

    private void add(
            CartCharge charge,
            BigDecimal amount,
            @Nullable BigDecimal shopTax,
            Decided decided,
            boolean whole) {
        if (amount.signum() > 0) {
            BigDecimal rate = decided.treatment().rate();
            String name =
                    whole
                            ? charge.name()
                            : charge.name() + " (Anteil " + Amounts.percent(rate) + ")";
            Group group = Group.of(decided, false);
            result.add(part(charge, name, amount, shopTax, group, decided, rate));
        }
    }

    private static SoldLine part(
            CartCharge charge,
            String name,
            BigDecimal amount,
            @Nullable BigDecimal shopTax,
            Group group,
            @Nullable Decided decided,
            @Nullable BigDecimal rate) {
        UnitPrices.Wanted wanted =
                new UnitPrices.Wanted(
                        name,
                        null,
                        BigDecimal.ONE,
                        UnitPrices.FLAT,
                        null,
                        rate == null ? BigDecimal.ZERO : rate,
                        new Origin(
                                Origin.Kind.CHARGE, charge.id(), BigDecimal.ONE, UnitPrices.FLAT));
        return new SoldLine(
                wanted,
                Amounts.cents(amount),
                Amounts.ZERO,
                Amounts.ZERO,
                shopTax,
                group,
                decided,
                null,
                false);
    }

    /** What a charge can follow: a decision for each rate in each document, with its value. */
    private record Shares(Map<Share, Decided> decisions, Map<Share, BigDecimal> values) {

        static Shares of(List<SoldLine> lines) {
            Map<Share, Decided> decisions = new LinkedHashMap<>();
            Map<Share, BigDecimal> values = new LinkedHashMap<>();
            for (SoldLine line : lines) {
                Decided decided = line.decided();
                if (decided != null) {
                    decisions.putIfAbsent(line.share(), decided);
                    values.merge(line.share(), line.amount(), BigDecimal::add);
                }
            }
            return new Shares(decisions, values);
        }

        /** Those of one rate. */
        Shares of(BigDecimal rate) {
            Map<Share, Decided> some = new LinkedHashMap<>(decisions);
            some.keySet().removeIf(share -> share.rate().compareTo(rate) != 0);
            Map<Share, BigDecimal> theirs = new LinkedHashMap<>(values);
            theirs.keySet().retainAll(some.keySet());
            return new Shares(some, theirs);
        }

        boolean isEmpty() {
            return decisions.isEmpty();
        }

        int size() {
            return decisions.size();
        }

        List<Decided> decided() {
            return List.copyOf(decisions.values());
        }

        boolean allFree() {
            return values.values().stream().allMatch(value -> value.signum() == 0);
        }

        List<BigDecimal> spread(BigDecimal amount) {
            return allFree()
                    ? List.of(amount)
                    : Amounts.spread(amount, List.copyOf(values.values()));
        }

        Wording percents() {
            return Figures.percents(decisions.keySet().stream().map(Share::rate).toList());
        }
    }
}
