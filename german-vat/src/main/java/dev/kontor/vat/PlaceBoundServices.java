package dev.kontor.vat;

import java.util.Optional;

/**
 * Step 10, services whose place is where they happen: admission to events, land, hire of vehicles
 * up to 30 days, restaurants, short passenger trips (§ 3a Abs. 3 Nr. 1, 2, 3, 5, § 3b UStG). In
 * Germany they are taxed for all customers, also for businesses from other member states; abroad
 * there is no tax type for them.
 */
final class PlaceBoundServices {

    private PlaceBoundServices() {}

    static Optional<Decision> decide(Situation facts) {
        if (!facts.isBoundToAPlace()) {
            return Optional.empty();
        }
        if (facts.destinationArea().territory() != Territory.GERMANY) {
            return Situation.held(QuestionsAbroad.serviceAbroad(facts.destination()));
        }
        return Optional.of(inGermany(facts));
    }

    /** German VAT; step 5 uses it for building services that nothing special is known of. */
    static Decision inGermany(Situation facts) {
        boolean foreigner = facts.customerArea().territory() != Territory.GERMANY;
        return facts.orAskForTheRate(
                foreigner ? facts.germanVat(Rule.SERVICE_WHERE_IT_HAPPENS) : facts.germanVat());
    }
}
