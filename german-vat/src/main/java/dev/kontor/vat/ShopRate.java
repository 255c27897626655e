package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a shop's own tax rate says about the goods. */
public sealed interface ShopRate {

    /**
     * The rate is a German one on the supply date.
     *
     * @param kind {@link GoodsKind#STANDARD} or {@link GoodsKind#REDUCED}
     */
    record Accepted(GoodsKind kind) implements ShopRate {}

    /**
     * The rate is no German one on the supply date.
     *
     * @param question R22, naming both values
     */
    record Refused(Question question) implements ShopRate {}

    /** See {@link GoodsKind#fromShopRate}. */
    static ShopRate read(BigDecimal rate, LocalDate supply) {
        for (GoodsKind kind : new GoodsKind[] {GoodsKind.STANDARD, GoodsKind.REDUCED}) {
            var german = GermanRates.on(kind, supply);
            if (german.isPresent() && german.get().percent().compareTo(rate) == 0) {
                return new Accepted(kind);
            }
        }
        return new Refused(
                Question.of(
                        ReviewCode.R22,
                        "Der Shop hat {} berechnet; am {} gelten in Deutschland: {}. Welcher Satz ist richtig?",
                        "The shop charged {}; on {} the German rates are: {}. Which rate is right?",
                        Figures.percent(rate),
                        supply,
                        Figures.percents(GermanRates.percentsOn(supply))));
    }
}
