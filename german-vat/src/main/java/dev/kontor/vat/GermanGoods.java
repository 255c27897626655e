package dev.kontor.vat;

import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.GermanRates.GermanRate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Step 6, goods that stay in Germany, also when a customer from abroad with a valid id orders and
 * the goods do not leave. Vouchers with a known rate are sold here as well.
 */
final class GermanGoods {

    private GermanGoods() {}

    static Optional<Decision> decide(Situation facts) {
        boolean atHome = facts.destinationArea().territory() == Territory.GERMANY;
        if (!atHome) {
            return Optional.empty();
        }
        if (facts.goods().kind() == GoodsKind.BUILDING_CLEANING) {
            return reverseCharge(facts);
        }
        if (facts.isService()) {
            return Optional.empty();
        }
        return photovoltaics(facts)
                .or(() -> reverseCharge(facts))
                .or(() -> Optional.of(germanVat(facts)));
    }

    /** Building condition or up to 30 kWp; that power is a fiction that covers business roofs. */
    private static Optional<Decision> photovoltaics(Situation facts) {
        boolean inForce = !facts.date().isBefore(Rule.PHOTOVOLTAICS_ZERO_RATE.validFrom());
        if (facts.goods().kind() != GoodsKind.PHOTOVOLTAIC || !inForce) {
            return Optional.empty();
        }
        return switch (facts.goods().serviceKind()) {
            case PHOTOVOLTAICS_CONFIRMED ->
                    Optional.of(
                            facts.untaxed(
                                    TaxType.PHOTOVOLTAIC_EQUIPMENT,
                                    CategoryCode.Z,
                                    PostingCategoryKind.PHOTOVOLTAICS,
                                    Notes.PHOTOVOLTAICS,
                                    Rule.PHOTOVOLTAICS_ZERO_RATE));
            case PHOTOVOLTAICS_RESELLER, PHOTOVOLTAICS_EXCLUDED -> Optional.empty();
            default -> Situation.held(Questions.photovoltaicsConditions(), facts.germanVat());
        };
    }

    /** Whether the customer really owes the tax, a person confirms: Lexware has no own type. */
    private static Optional<Decision> reverseCharge(Situation facts) {
        BigDecimal percent = facts.germanRate().map(GermanRate::percent).orElse(BigDecimal.ZERO);
        boolean listed =
                switch (facts.goods().kind()) {
                    case PHONE, METAL -> facts.reaches(Thresholds.REVERSE_CHARGE, percent);
                    case SCRAP, BUILDING_CLEANING -> true;
                    default -> false;
                };
        boolean mayOwe =
                facts.customer().isBusiness()
                        || facts.customer().vatIdStatus() == VatIdStatus.CONFIRMED;
        return listed && mayOwe
                ? Situation.held(
                        Questions.domesticReverseCharge(),
                        Optional.of(
                                Construction.reverseCharge(facts, Rule.DOMESTIC_REVERSE_CHARGE)))
                : Optional.empty();
    }

    private static Decision germanVat(Situation facts) {
        boolean staysForAForeigner =
                facts.goods().kind().isMoved()
                        && facts.customerArea().territory() != Territory.GERMANY;
        return facts.orAskForTheRate(
                staysForAForeigner
                        ? facts.germanVat(Rule.GOODS_STAY_IN_GERMANY)
                        : facts.germanVat());
    }
}
