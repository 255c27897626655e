package dev.kontor.hub.books.vat;

import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.vat.document.Document;
import java.math.BigDecimal;
import java.util.List;

/** What documents add to the running totals that limits of VAT are compared with. */
final class SoldNet {

    private SoldNet() {}

    static YearTurnover of(List<Document> documents) {
        YearTurnover sum = YearTurnover.NONE;
        for (Document document : documents) {
            BigDecimal net = document.totals().gross().subtract(document.totals().tax());
            sum =
                    sum.plus(
                            switch (document.taxSubType()) {
                                case null ->
                                        new YearTurnover(net, BigDecimal.ZERO, BigDecimal.ZERO);
                                case DISTANCE_SALES -> new YearTurnover(net, net, BigDecimal.ZERO);
                                case ELECTRONIC_SERVICES -> new YearTurnover(net, net, net);
                            });
        }
        return sum;
    }
}
