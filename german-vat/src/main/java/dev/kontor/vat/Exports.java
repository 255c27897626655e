package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 9, goods to third countries and third territories: exempt for every kind of customer when
 * the seller ships (§ 4 Nr. 1a, § 6 UStG). The proof (§§ 8 to 17 UStDV) is kept by the seller.
 */
final class Exports {

    private Exports() {}

    static Optional<Decision> decide(Situation facts) {
        if (!facts.isMovedGoods() || !facts.destinationArea().territory().exportForGoods()) {
            return Optional.empty();
        }
        Decided exempt =
                facts.untaxed(
                        TaxType.THIRD_PARTY_COUNTRY_DELIVERY,
                        CategoryCode.G,
                        PostingCategoryKind.EXPORT,
                        Notes.EXPORT,
                        Rule.EXPORT);
        Decided warned =
                new Decided(
                        exempt.treatment(),
                        exempt.rule(),
                        exempt.factsReliedOn(),
                        Warnings.forExport(facts.destination().country()));
        List<Question> open = new ArrayList<>(LexwareAddress.questionsForExports(facts));
        boolean british =
                facts.destinationArea().territory() == Territory.UNITED_KINGDOM
                        && facts.customer().isConsumer()
                        && facts.goods().amount().compareTo(Thresholds.BRITISH_CONSIGNMENT) <= 0;
        if (british) {
            open.add(QuestionsAbroad.britishConsignment());
        }
        return Optional.of(Situation.unlessOpen(warned, open));
    }
}
