package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;

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
        String valid =
                GermanRates.percentsOn(supply).stream()
                        .map(percent -> percent.toPlainString() + " %")
                        .collect(Collectors.joining(", "));
        String shop = rate.stripTrailingZeros().toPlainString() + " %";
        return new Refused(
                Question.of(
                        ReviewCode.R22,
                        "Der Shop hat "
                                + shop
                                + " berechnet; am "
                                + supply
                                + " gelten in Deutschland: "
                                + valid
                                + ". Welcher Satz ist richtig?",
                        "The shop charged "
                                + shop
                                + "; on "
                                + supply
                                + " the German rates are: "
                                + valid
                                + ". Which rate is right?"));
    }
}
