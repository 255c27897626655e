package dev.kontor.vat;

import dev.kontor.vat.Decision.Held;
import dev.kontor.vat.GermanRates.GermanRate;
import dev.kontor.vat.GermanRates.RateClass;
import dev.kontor.vat.UnionRates.Certainty;
import dev.kontor.vat.UnionRates.UnionRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 8, goods to consumers in other member states: distance sales (§ 3c UStG, Art. 33
 * MwStSystRL). Electronic services to them (step 12) follow the same table with their own sub type.
 */
final class DistanceSales {

    private DistanceSales() {}

    static Optional<Decision> decide(Situation facts) {
        boolean covered =
                facts.isMovedGoods() && facts.destinationArea().territory().unionForGoods();
        return covered ? Optional.of(toConsumer(facts)) : Optional.empty();
    }

    /** The table of step 8 for goods. */
    static Decision toConsumer(Situation facts) {
        List<Question> open = LexwareAddress.questionsForDistanceSales(facts);
        if (facts.goods().kind() == GoodsKind.EXCISE_GOODS) {
            open.add(Questions.exciseGoods());
        }
        return bySeller(facts, TaxSubType.DISTANCE_SALES, open);
    }

    /** The table of step 8 for electronic services. */
    static Decision electronicServices(Situation facts) {
        return bySeller(
                facts, TaxSubType.ELECTRONIC_SERVICES, LexwareAddress.questionsForServices(facts));
    }

    private static Decision bySeller(
            Situation facts, TaxSubType subType, List<Question> addressQuestions) {
        List<Question> open = new ArrayList<>();
        boolean goods = subType == TaxSubType.DISTANCE_SALES;
        if (facts.seller().scheme() == Seller.Scheme.ONE_STOP_SHOP) {
            open.addAll(addressQuestions);
            Rule rule =
                    goods ? Rule.DISTANCE_SALE_DESTINATION : Rule.ELECTRONIC_SERVICE_DESTINATION;
            return atDestination(facts, subType, rule, open);
        }
        if (facts.seller().scheme() == Seller.Scheme.REGULAR) {
            open.add(QuestionsAbroad.noPrinciple());
        }
        open.addAll(addressQuestions);
        Rule rule = goods ? Rule.DISTANCE_SALE_ORIGIN : Rule.ELECTRONIC_SERVICE_ORIGIN;
        return atOrigin(facts, subType, rule, open);
    }

    /** The German rate, below the threshold of 10,000 EUR (Art. 59c MwStSystRL). */
    private static Decision atOrigin(
            Situation facts, TaxSubType subType, Rule rule, List<Question> open) {
        Optional<GermanRate> rate = facts.germanRate();
        if (rate.isEmpty()) {
            open.add(Questions.noRateForGoods(facts.goods().kind(), facts.date()));
            return new Held(open, null);
        }
        BigDecimal percent = rate.get().percent();
        if (thresholdPassed(facts, percent)) {
            open.add(QuestionsAbroad.distanceThresholdPassed());
        }
        boolean zeroRateOpen =
                facts.goods().kind() == GoodsKind.PHOTOVOLTAIC
                        && facts.goods().serviceKind() != ServiceKind.PHOTOVOLTAICS_RESELLER
                        && facts.goods().serviceKind() != ServiceKind.PHOTOVOLTAICS_EXCLUDED;
        if (zeroRateOpen) {
            open.add(Questions.photovoltaicsConditions());
        }
        PostingCategoryKind posting =
                subType == TaxSubType.DISTANCE_SALES
                        ? PostingCategoryKind.DISTANCE_SALES_ORIGIN
                        : PostingCategoryKind.ELECTRONIC_SERVICES_ORIGIN;
        return Situation.unlessOpen(facts.taxed(subType, percent, posting, rule), open);
    }

    /** Whether this year or last year passes 10,000 EUR, this supply included. */
    static boolean thresholdPassed(Situation facts, BigDecimal percent) {
        Seller.Turnover turnover = facts.seller().turnover();
        return turnover.crossBorderLastYear().compareTo(Thresholds.DISTANCE_SALES) > 0
                || facts.passes(Thresholds.DISTANCE_SALES, turnover.crossBorderThisYear(), percent);
    }

    /** The rate of the destination; R12 where it is not certain which one that is. */
    static Decision atDestination(
            Situation facts, TaxSubType subType, Rule rule, List<Question> open) {
        TaxArea area = facts.destinationArea();
        Optional<BigDecimal> standard =
                area.regionalRates()
                        .standard()
                        .or(() -> UnionRates.standard(area.country(), facts.date()));
        if (facts.date().isBefore(rule.validFrom())) {
            return Held.of(Questions.dateOutsideTheTable(facts.date()));
        }
        if (standard.isEmpty()) {
            open.add(QuestionsAbroad.noForeignRate(area, facts.date()));
            return new Held(open, null);
        }
        BigDecimal percent = standard.get();
        if (area.regionalRates().standard().isPresent()) {
            open.add(QuestionsAbroad.regionalRate(area, percent));
        }
        if (mayBeReduced(facts)) {
            Optional<UnionRate> reduced = reducedRate(facts, area);
            percent = reduced.map(UnionRate::percent).orElse(percent);
            boolean certain =
                    area.regionalRates() == TaxArea.RegionalRates.NONE
                            && reduced.filter(each -> each.certainty() == Certainty.MAINTAINED)
                                    .isPresent();
            if (!certain) {
                open.add(QuestionsAbroad.reducedRate(area, facts.goods().kind(), facts.date()));
            }
        }
        PostingCategoryKind posting =
                subType == TaxSubType.DISTANCE_SALES
                        ? PostingCategoryKind.DISTANCE_SALES_DESTINATION
                        : PostingCategoryKind.ELECTRONIC_SERVICES_DESTINATION;
        return Situation.unlessOpen(facts.taxed(subType, percent, posting, rule), open);
    }

    /** What the seller checked for his goods counts as maintained. */
    private static Optional<UnionRate> reducedRate(Situation facts, TaxArea area) {
        GoodsKind kind = facts.goods().kind();
        Optional<UnionRate> mapped =
                facts.seller().mappedRates().stream()
                        .filter(each -> each.country().equals(area.country()))
                        .filter(each -> each.kind() == kind)
                        .filter(each -> each.holdsOn(facts.date()))
                        .map(each -> new UnionRate(each.percent(), Certainty.MAINTAINED))
                        .findFirst();
        return mapped.or(() -> UnionRates.reduced(area.country(), kind, facts.date()));
    }

    /** Whether member states have reduced rates for such goods, though each for its own. */
    private static boolean mayBeReduced(Situation facts) {
        GoodsKind kind = facts.goods().kind();
        boolean reducedHere =
                facts.germanRate().map(rate -> rate.rateClass() == RateClass.REDUCED).orElse(true);
        return reducedHere || kind == GoodsKind.DRINK || kind == GoodsKind.PHOTOVOLTAIC;
    }
}
