package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 4, special schemes: what has no automatic result or no tax type of its own in Lexware.
 * Excise goods to consumers in other member states are step 8 with one more question.
 */
final class SpecialSchemes {

    private SpecialSchemes() {}

    static Optional<Decision> decide(Situation facts) {
        return movedUnusually(facts)
                .or(() -> marginScheme(facts))
                .or(() -> travel(facts))
                .or(() -> newVehicle(facts))
                .or(() -> voucherForAbroad(facts));
    }

    /** Chain, consignment, installation: R04. Collected from abroad: German VAT as proposal. */
    private static Optional<Decision> movedUnusually(Situation facts) {
        if (!facts.isMovedGoods()) {
            return Optional.empty();
        }
        boolean acrossTheBorder =
                facts.customerArea().territory() != Territory.GERMANY
                        || facts.destinationArea().territory() != Territory.GERMANY;
        return switch (facts.supply().movement()) {
            case CHAIN, CONSIGNMENT, INSTALLED ->
                    acrossTheBorder
                            ? Situation.held(Questions.movedUnusually(facts.supply().movement()))
                            : Optional.empty();
            case SENT, COLLECTED, OWN_STOCK ->
                    acrossTheBorder && facts.isCollected()
                            ? Situation.held(Questions.collectedFromAbroad(), facts.germanVat())
                            : Optional.empty();
        };
    }

    private static Optional<Decision> marginScheme(Situation facts) {
        if (facts.goods().kind() != GoodsKind.USED_GOODS_MARGIN) {
            return Optional.empty();
        }
        Decided untaxed =
                facts.untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.E,
                        PostingCategoryKind.MARGIN_SCHEME,
                        Notes.MARGIN_SCHEME,
                        Rule.MARGIN_SCHEME);
        return Situation.held(Questions.marginScheme(), Optional.of(untaxed));
    }

    private static Optional<Decision> travel(Situation facts) {
        if (facts.goods().kind() != GoodsKind.TRAVEL) {
            return Optional.empty();
        }
        Decided untaxed =
                facts.untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.E,
                        PostingCategoryKind.TRAVEL_SCHEME,
                        Notes.TRAVEL_SCHEME,
                        Rule.TRAVEL_SCHEME);
        return Situation.held(Questions.travelScheme(), Optional.of(untaxed));
    }

    private static Optional<Decision> newVehicle(Situation facts) {
        if (facts.goods().kind() != GoodsKind.NEW_VEHICLE
                || !facts.destinationArea().territory().unionForGoods()) {
            return Optional.empty();
        }
        Decided exempt =
                facts.untaxed(
                        TaxType.INTRA_COMMUNITY_SUPPLY,
                        CategoryCode.K,
                        PostingCategoryKind.INTRA_COMMUNITY_SUPPLY,
                        Notes.intraCommunitySupply(facts.customer()),
                        Rule.NEW_VEHICLE);
        List<Question> open = new ArrayList<>();
        open.add(Questions.newVehicle());
        open.addAll(LexwareAddress.questionsForUnionGoods(facts));
        return Optional.of(Situation.unlessOpen(exempt, open));
    }

    /** Its place is known to whoever issued it, but not to these facts. */
    private static Optional<Decision> voucherForAbroad(Situation facts) {
        boolean abroad =
                facts.customerArea().territory() != Territory.GERMANY
                        || (facts.supply().to().isStated()
                                && facts.supply().to().territory() != Territory.GERMANY);
        return facts.goods().kind() == GoodsKind.VOUCHER_SINGLE && abroad
                ? Situation.held(
                        Questions.voucherForAbroad(facts.customer().place()), facts.germanVat())
                : Optional.empty();
    }
}
