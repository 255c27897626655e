package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 3, the seller is a small business (§ 19 UStG): exempt, before intra-Community supply,
 * export, reverse charge for building services and photovoltaics are looked at.
 */
final class SmallBusiness {

    private SmallBusiness() {}

    static Optional<Decision> decide(Situation facts) {
        if (!facts.seller().isSmallBusiness()) {
            return Optional.empty();
        }
        if (placeIsAbroad(facts)) {
            return abroad(facts);
        }
        Decided exempt =
                facts.untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.E,
                        PostingCategoryKind.SMALL_BUSINESS,
                        Notes.SMALL_BUSINESS,
                        Rule.SMALL_BUSINESS_EXEMPT);
        return Optional.of(Situation.unlessOpen(exempt, open(facts)));
    }

    private static List<Question> open(Situation facts) {
        List<Question> open = new ArrayList<>();
        if (facts.goods().kind().knownByRateOnly()
                && facts.destinationArea().territory() != Territory.GERMANY) {
            open.add(Questions.goodsOrService(facts.destination()));
        }
        Seller.Turnover turnover = facts.seller().turnover();
        if (facts.passes(Thresholds.SMALL_BUSINESS, turnover.thisYear(), BigDecimal.ZERO)) {
            open.add(Questions.smallBusinessLimit());
        }
        boolean toUnionConsumer =
                !facts.customer().isBusiness()
                        && (facts.isMovedGoods()
                                ? facts.destinationArea().territory().unionForGoods()
                                : facts.isElectronic()
                                        && facts.customerArea().territory()
                                                == Territory.MEMBER_STATE);
        if (toUnionConsumer && DistanceSales.thresholdPassed(facts, BigDecimal.ZERO)) {
            open.add(QuestionsAbroad.distanceThresholdPassed());
        }
        return open;
    }

    /** § 19 does not reach what is not taxable in Germany; Lexware cannot print reverse charge. */
    private static Optional<Decision> abroad(Situation facts) {
        Question question = Questions.smallBusinessAbroad(facts.destination());
        boolean taxedThere =
                facts.isBoundToAPlace()
                        || (facts.isOnlineEvent()
                                && facts.customer().isConsumer()
                                && facts.customerArea().territory() == Territory.MEMBER_STATE);
        if (taxedThere) {
            return Situation.held(question);
        }
        CategoryCode code =
                facts.customerArea().territory() == Territory.MEMBER_STATE
                        ? CategoryCode.AE
                        : CategoryCode.O;
        return Situation.held(
                question,
                Optional.of(
                        facts.untaxed(
                                TaxType.VAT_FREE,
                                code,
                                PostingCategoryKind.SMALL_BUSINESS,
                                null,
                                Rule.SMALL_BUSINESS_ABROAD)));
    }

    private static boolean placeIsAbroad(Situation facts) {
        if (!facts.isService()) {
            return false;
        }
        if (facts.isBoundToAPlace()) {
            return facts.destinationArea().territory() != Territory.GERMANY;
        }
        if (facts.customerArea().territory() == Territory.GERMANY) {
            return false;
        }
        if (!facts.customer().isConsumer() || ConsumerServices.onlineEventAtTheCustomer(facts)) {
            return true;
        }
        boolean followsConsumer = facts.isElectronic() || facts.isCatalogueService();
        return followsConsumer && facts.customerArea().territory().outsideForServices();
    }
}
