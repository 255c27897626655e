package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 7, goods to another member state, Monaco or Northern Ireland for a business or a public
 * body. A valid id and a correct recapitulative statement are conditions of the exemption (§ 4 Nr.
 * 1b, § 6a UStG); the proof of transport (§ 17b UStDV, Art. 45a VO 282/2011) is kept by the seller.
 */
final class UnionGoods {

    private UnionGoods() {}

    static Optional<Decision> decide(Situation facts) {
        boolean covered =
                facts.isMovedGoods()
                        && facts.destinationArea().territory().unionForGoods()
                        && !facts.customer().isConsumer();
        if (!covered) {
            return Optional.empty();
        }
        if (facts.hasConfirmedIdOf(facts.destinationArea().country())) {
            return Optional.of(exempt(facts, List.of()));
        }
        if (facts.hasConfirmedIdOf("DE")) {
            return Situation.held(
                    QuestionsAbroad.germanIdOnly(facts.customer().vatId()),
                    facts.germanVat(Rule.NO_FOREIGN_VAT_ID));
        }
        if (facts.hasConfirmedUnionId()) {
            Question otherState =
                    QuestionsAbroad.idOfAnotherState(facts.customer().vatId(), facts.destination());
            return Optional.of(exempt(facts, List.of(otherState)));
        }
        return Optional.of(asConsumer(facts));
    }

    private static Decision exempt(Situation facts, List<Question> first) {
        boolean northernIreland = facts.destinationArea().territory() == Territory.NORTHERN_IRELAND;
        Decided supply =
                facts.untaxed(
                        TaxType.INTRA_COMMUNITY_SUPPLY,
                        CategoryCode.K,
                        PostingCategoryKind.INTRA_COMMUNITY_SUPPLY,
                        Notes.intraCommunitySupply(facts.customer()),
                        northernIreland
                                ? Rule.NORTHERN_IRELAND_SUPPLY
                                : Rule.INTRA_COMMUNITY_SUPPLY);
        List<Question> open = new ArrayList<>(first);
        open.addAll(LexwareAddress.questionsForUnionGoods(facts));
        return Situation.unlessOpen(supply, open);
    }

    /** Without a confirmed id: R02, and what step 8 says as proposal. */
    private static Decision asConsumer(Situation facts) {
        Question noId = QuestionsAbroad.noConfirmedId(facts.customer());
        return switch (DistanceSales.toConsumer(facts)) {
            case Decided decided -> new Held(List.of(noId), decided);
            case Held held -> {
                List<Question> open = new ArrayList<>(List.of(noId));
                open.addAll(held.questions());
                yield new Held(open, held.proposal());
            }
        };
    }
}
