package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Figures;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Question;
import dev.kontor.vat.document.SoldLine.Group;
import dev.kontor.vat.document.SoldLine.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits the price of a bundle that is not one supply by the single prices of its parts ({@code
 * vat.md} section 13; UStAE 10.1 Abs. 11). Parts of one treatment and rate are written as one line.
 *
 * @param lines the parts; empty if the bundle cannot be split
 * @param complete whether it could be split
 */
record BundleSplit(List<SoldLine> lines, boolean complete) {

    private static final BundleSplit OPEN = new BundleSplit(List.of(), false);

    /** What the components of one treatment and rate weigh in the price. */
    private record Part(Decided decided, BigDecimal weight, boolean sent) {

        Part with(Part other) {
            return new Part(decided, weight.add(other.weight), sent || other.sent);
        }
    }

    /**
     * Splits a bundle.
     *
     * @param amount what it costs after all discounts
     * @param questions takes what a person must answer
     */
    static BundleSplit of(
            CartLine bundle,
            BigDecimal amount,
            LineDecisions decisions,
            Consumer<Question> questions) {
        Map<Share, Part> parts = new LinkedHashMap<>();
        for (CartLine.Component component : bundle.article().components()) {
            Decided decided = decisions.decide(bundle, component);
            if (decided == null) {
                return OPEN;
            }
            boolean voucher = component.kind() == GoodsKind.VOUCHER_MULTI;
            Share share =
                    new Share(
                            Group.of(decided, voucher),
                            decided.treatment().rate().stripTrailingZeros());
            boolean sent = CartSale.isSent(component.kind(), voucher);
            parts.merge(share, new Part(decided, component.singlePrice(), sent), Part::with);
        }
        List<BigDecimal> weights = parts.values().stream().map(Part::weight).toList();
        if (Amounts.sum(weights).signum() <= 0) {
            questions.accept(CartQuestions.whatIsInTheBundle(bundle));
            return OPEN;
        }
        BigDecimal discount = bundle.listAmount().subtract(amount).max(Amounts.ZERO);
        List<BigDecimal> amounts = Amounts.spread(amount, weights);
        List<BigDecimal> discounts = Amounts.spread(discount, weights);
        checkRate(bundle, parts, questions);
        List<SoldLine> lines = new ArrayList<>();
        for (Map.Entry<Share, Part> part : parts.entrySet()) {
            int index = lines.size();
            boolean whole = parts.size() == 1;
            String name =
                    whole
                            ? bundle.name()
                            : bundle.name()
                                    + " (Anteil "
                                    + Amounts.percent(part.getKey().rate())
                                    + ")";
            lines.add(
                    new SoldLine(
                            CartSale.wanted(
                                    bundle,
                                    name,
                                    whole ? bundle.unitPrice() : null,
                                    part.getValue().decided()),
                            amounts.get(index),
                            discounts.get(index),
                            Amounts.ZERO,
                            null,
                            part.getKey().group(),
                            part.getValue().decided(),
                            null,
                            part.getValue().sent()));
        }
        return new BundleSplit(lines, true);
    }

    /** The treatment of its first part; null if it cannot be split. */
    @Nullable Decided first() {
        return lines.isEmpty() ? null : lines.getFirst().decided();
    }

    /** A shop that taxed all of it at one rate contradicts parts of another one. */
    private static void checkRate(
            CartLine bundle, Map<Share, Part> parts, Consumer<Question> questions) {
        BigDecimal shopRate = bundle.shop().rate();
        if (shopRate == null) {
            return;
        }
        List<BigDecimal> rates = parts.keySet().stream().map(Share::rate).toList();
        if (parts.keySet().stream().anyMatch(share -> share.rate().compareTo(shopRate) != 0)) {
            questions.accept(
                    CartQuestions.rateDiffers(bundle.name(), shopRate, Figures.percents(rates)));
        }
    }
}
