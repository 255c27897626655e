package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides how one supply is taxed. Read it from top to bottom: the steps are those of {@code
 * vat.md} section 3, each in a class of its own, and the first that answers wins.
 *
 * <p>Step 0 is {@link Situation}. Step 13, the form of the document, is the business of {@code
 * dev.kontor.vat.document}; what it asks of a single supply stands where the treatment is chosen:
 * {@link LexwareAddress}.
 */
public final class VatRules {

    private VatRules() {}

    /**
     * Decides how one supply is taxed.
     *
     * @param from where transport begins
     * @param to where transport ends, or the place a service is tied to; {@link Place#UNSTATED} for
     *     other services
     * @param supplyDate selects every rate and rule; for periods the last day
     */
    public static Decision decide(
            Seller seller,
            Customer customer,
            Goods goods,
            Place from,
            Place to,
            LocalDate supplyDate) {
        return decide(new Supply(seller, customer, from, to, supplyDate), goods);
    }

    /** Decides how one supply is taxed. */
    public static Decision decide(Supply supply, Goods goods) {
        Situation facts = Situation.of(supply, goods);
        Decision decision =
                DataGate.ask(facts) //                                              step 1
                        .or(() -> NoSupply.decide(facts)) //                        step 2
                        .or(() -> SmallBusiness.decide(facts)) //                   step 3
                        .or(() -> SpecialSchemes.decide(facts)) //                  step 4
                        .or(() -> Construction.decide(facts)) //                    step 5
                        .or(() -> GermanGoods.decide(facts)) //                     step 6
                        .or(() -> UnionGoods.decide(facts)) //                      step 7
                        .or(() -> DistanceSales.decide(facts)) //                   step 8
                        .or(() -> Exports.decide(facts)) //                         step 9
                        .or(() -> PlaceBoundServices.decide(facts)) //              step 10
                        .or(() -> BusinessServices.decide(facts)) //                step 11
                        .orElseGet(() -> ConsumerServices.decide(facts)); //        step 12
        return inForce(decision, supply.supplyDate());
    }

    /** The date is missing, so that nothing can be decided (step 1). */
    public static Held withoutDate() {
        return Held.of(Questions.supplyDateMissing());
    }

    /** A decision for last year uses last year's rules; older ones are not known. */
    private static Decision inForce(Decision decision, LocalDate supplyDate) {
        Optional<Decided> decided =
                switch (decision) {
                    case Decided certain -> Optional.of(certain);
                    case Held held -> Optional.ofNullable(held.proposal());
                };
        boolean tooEarly =
                decided.filter(each -> supplyDate.isBefore(each.rule().validFrom())).isPresent();
        return tooEarly ? Held.of(Questions.dateOutsideTheTable(supplyDate)) : decision;
    }
}
