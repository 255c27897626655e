package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which documents a sale has so far. They are counted from 1 in the order of the tax groups; that
 * number is the discriminator of the effect.
 */
@Component
class RevenueDocuments {

    private final Ledger ledger;
    private final VatDesk vat;
    private final Books books;

    RevenueDocuments(Ledger ledger, VatDesk vat, Books books) {
        this.ledger = ledger;
        this.vat = vat;
        this.books = books;
    }

    /**
     * What is known of the documents of a sale.
     *
     * @param kept what was decided about the first when it was sent last; empty for a new sale, and
     *     for one whose documents were adopted
     * @param effects of each document that was decided on then; of one if nothing is kept
     */
    record Known(Optional<VatDesk.Kept> kept, List<Optional<Effect>> effects) {

        /** Whether a request of the set may have left, so that it is known how many there are. */
        boolean underWay() {
            return effects.stream()
                    .flatMap(Optional::stream)
                    .map(Effect::state)
                    .anyMatch(state -> state == EffectState.DONE || state.inDoubt());
        }
    }

    Known known(OrganisationId organisation, SourceRef source) {
        Optional<VatDesk.Kept> kept = vat.kept(key(organisation, source, 1));
        int count = kept.map(VatDesk.Kept::documents).orElse(1);
        return new Known(kept, effects(organisation, source, count));
    }

    /** The effects of the first so many documents of a sale. */
    List<Optional<Effect>> effects(OrganisationId organisation, SourceRef source, int count) {
        List<Optional<Effect>> effects = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            effects.add(ledger.find(key(organisation, source, number)));
        }
        return effects;
    }

    /**
     * Whether the effects known are all there are: what was adopted tells by its total only.
     *
     * @param total of the sale
     */
    boolean whole(Known known, Money total) {
        return known.kept().isPresent()
                || known.effects()
                        .getFirst()
                        .map(books::facts)
                        .filter(facts -> covers(facts, total))
                        .isPresent();
    }

    private static boolean covers(DocumentFacts facts, Money total) {
        BigDecimal read = facts.total();
        return facts.accepted() || (read != null && read.compareTo(total.amount()) >= 0);
    }

    /**
     * Whether others of the set stand or may stand, so that all of it must follow the decision they
     * were made by.
     */
    boolean bound(Known known) {
        return known.effects().size() > 1
                && known.effects().stream()
                        .flatMap(Optional::stream)
                        .anyMatch(effect ->
                                effect.state().inDoubt()
                                        || (effect.state() == EffectState.DONE
                                                && books.linkState(effect).stands()));
    }

    static EffectKey key(OrganisationId organisation, SourceRef source, int number) {
        return new EffectKey(organisation, source, Role.REVENUE_DOCUMENT, Integer.toString(number));
    }
}
