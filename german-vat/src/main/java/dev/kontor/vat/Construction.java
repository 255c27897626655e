package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import java.util.Optional;

/** Step 5, construction: building services on German land (§ 3a Abs. 3 Nr. 1, § 13b UStG). */
final class Construction {

    private Construction() {}

    static Optional<Decision> decide(Situation facts) {
        if (facts.goods().kind() != GoodsKind.CONSTRUCTION) {
            return Optional.empty();
        }
        if (facts.destinationArea().territory() != Territory.GERMANY) {
            return Situation.held(QuestionsAbroad.serviceAbroad(facts.destination()));
        }
        return switch (facts.goods().serviceKind()) {
            case BUILDER_CERTIFICATE -> certified(facts);
            case BUILDER_CLAIM ->
                    Situation.held(Questions.builderWithoutCertificate(), facts.germanVat());
            // Other businesses, consumers, authorities: taxed like any service on German land.
            default -> Optional.of(PlaceBoundServices.inGermany(facts));
        };
    }

    private static Optional<Decision> certified(Situation facts) {
        if (!facts.customer().isBusiness()) {
            return Situation.held(Questions.certificateWithoutBusiness(), facts.germanVat());
        }
        Decided reverseCharge = reverseCharge(facts, Rule.CONSTRUCTION_REVERSE_CHARGE);
        return facts.customerArea().territory() == Territory.GERMANY
                ? Optional.of(reverseCharge)
                : Situation.held(
                        Questions.foreignBuilder(facts.customer().place()),
                        Optional.of(reverseCharge));
    }

    /** The tax type Lexware has for building services; steps 5 and 6 use it. */
    static Decided reverseCharge(Situation facts, Rule rule) {
        return facts.untaxed(
                TaxType.CONSTRUCTION_SERVICE_13B,
                CategoryCode.AE,
                PostingCategoryKind.CONSTRUCTION_SERVICE_13B,
                Notes.REVERSE_CHARGE,
                rule);
    }
}
