package dev.kontor.vat;

import dev.kontor.vat.Customer.VatIdStatus;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step 1, the data gate: country, ship-to of goods, date or kind missing or contradictory. Held
 * with R01 and without a proposal; goods that do not come from Germany with R04.
 */
final class DataGate {

    private DataGate() {}

    static Optional<Decision> ask(Situation facts) {
        return question(facts).flatMap(Situation::held);
    }

    private static Optional<Question> question(Situation facts) {
        return missing(facts)
                .or(() -> kindsContradict(facts))
                .or(() -> outsideTheTables(facts))
                .or(() -> notFromGermany(facts))
                .or(() -> goodsOrService(facts))
                .or(() -> consumerWithVatId(facts))
                .or(() -> evidenceContradicts(facts));
    }

    private static Optional<Question> missing(Situation facts) {
        if (facts.customerArea().territory() == Territory.UNSTATED) {
            return Optional.of(Questions.customerCountryMissing());
        }
        if (facts.goods().kind() == GoodsKind.UNSTATED) {
            return Optional.of(Questions.goodsKindMissing());
        }
        if (facts.destinationArea().territory() == Territory.UNSTATED) {
            return Optional.of(Questions.placeOfSupplyMissing());
        }
        return Stream.of(facts.customer().place(), facts.destination())
                .filter(place -> place.territory() == Territory.UNKNOWN)
                .findFirst()
                .map(Questions::noSuchCountry);
    }

    private static Optional<Question> kindsContradict(Situation facts) {
        Goods goods = facts.goods();
        if (!goods.serviceKind().fits(goods.kind())) {
            return Optional.of(Questions.kindsContradict(goods.kind(), goods.serviceKind()));
        }
        boolean mealOrDrink =
                goods.kind() == GoodsKind.SERVICE && goods.serviceKind() == ServiceKind.RESTAURANT;
        return mealOrDrink ? Optional.of(Questions.mealOrDrink()) : Optional.empty();
    }

    private static Optional<Question> outsideTheTables(Situation facts) {
        LocalDate date = facts.date();
        boolean known =
                !GermanRates.percentsOn(date).isEmpty()
                        && Stream.of(facts.customerArea(), facts.destinationArea())
                                .noneMatch(area -> date.isBefore(MemberStates.knownFrom(area)));
        if (!known) {
            return Optional.of(Questions.dateOutsideTheTable(date));
        }
        return facts.goods().amount().signum() < 0
                ? Optional.of(Questions.negativeAmount(facts.goods().amount()))
                : Optional.empty();
    }

    private static Optional<Question> notFromGermany(Situation facts) {
        if (!facts.isMovedGoods()) {
            return Optional.empty();
        }
        return switch (facts.supply().from().territory()) {
            case GERMANY -> Optional.empty();
            case UNSTATED -> Optional.of(Questions.placeOfDispatchMissing());
            case MEMBER_STATE, NORTHERN_IRELAND, UNITED_KINGDOM, THIRD_COUNTRY, UNKNOWN ->
                    Optional.of(Questions.notSentFromGermany(facts.supply().from()));
        };
    }

    /** A small business is asked later: for it the answer may not matter (step 3). */
    private static Optional<Question> goodsOrService(Situation facts) {
        boolean open =
                facts.goods().kind().knownByRateOnly()
                        && facts.destinationArea().territory() != Territory.GERMANY
                        && !facts.seller().isSmallBusiness();
        return open ? Optional.of(Questions.goodsOrService(facts.destination())) : Optional.empty();
    }

    /** Where only the status of the customer decides, a consumer with a confirmed id is neither. */
    private static Optional<Question> consumerWithVatId(Situation facts) {
        boolean contradicts =
                facts.customer().isConsumer()
                        && facts.customer().vatIdStatus() == VatIdStatus.CONFIRMED;
        boolean goodsIntoTheUnion =
                facts.isMovedGoods()
                        && facts.destinationArea().territory().unionForGoods()
                        && !facts.seller().isSmallBusiness();
        boolean serviceAbroad =
                facts.isService()
                        && !facts.isBoundToAPlace()
                        && facts.customerArea().territory() != Territory.GERMANY;
        return contradicts && (goodsIntoTheUnion || serviceAbroad)
                ? Optional.of(Questions.consumerWithVatId(facts.customer().vatId()))
                : Optional.empty();
    }

    /** What a consumer uses over the network is taxed where he is, and all evidence must agree. */
    private static Optional<Question> evidenceContradicts(Situation facts) {
        boolean asked =
                (facts.isElectronic() || facts.isOnlineEvent())
                        && (facts.customer().isConsumer() || facts.publicBodyWithoutVatId());
        if (!asked) {
            return Optional.empty();
        }
        Stream<Place> evidence =
                Stream.concat(
                        Stream.of(facts.supply().to()).filter(Place::isStated),
                        facts.customer().locationEvidence().stream());
        return evidence.filter(place -> !agrees(place, facts.customerArea()))
                .findFirst()
                .map(place -> Questions.evidenceContradicts(facts.customer().place(), place))
                .or(() -> secondPieceMissing(facts));
    }

    /** One piece of evidence is enough up to 100,000 EUR a year (Art. 24b VO 282/2011). */
    private static Optional<Question> secondPieceMissing(Situation facts) {
        boolean missing =
                facts.customerArea().territory() == Territory.MEMBER_STATE
                        && facts.customer().locationEvidence().isEmpty()
                        && facts.seller()
                                        .turnover()
                                        .electronicThisYear()
                                        .compareTo(Thresholds.ONE_PIECE_OF_EVIDENCE)
                                > 0;
        return missing ? Optional.of(Questions.secondEvidenceMissing()) : Optional.empty();
    }

    /** Evidence without postcode, such as an IP address, can only speak for a country. */
    private static boolean agrees(Place evidence, TaxArea customer) {
        TaxArea area = evidence.area();
        return area.country().equals(customer.country())
                && (evidence.postcode().isEmpty()
                        || area.territory().inTheUnion() == customer.territory().inTheUnion());
    }
}
