package dev.kontor.hub.model;

import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sold in one source object, as charged, independent of vendor.
 *
 * @param number the source's number, printed on the document
 * @param soldAt when it was ordered
 * @param suppliedAt when the goods left or the service was rendered; decides date and VAT rate;
 *     null while not supplied
 * @param pricesIncludeTax whether the unit prices and amounts of the lines are gross
 * @param shipTo where the goods go; the billing address of the party if null
 * @param total gross total as the source states it; a document must equal it to the cent
 * @param tax VAT contained in {@code total} as the source states it (may differ by a cent a rate)
 */
public record Sale(
        @Meaning(
                        de = "Nummer an der Quelle, steht auf dem Beleg",
                        en = "The source's number, printed on the document")
                String number,
        @Meaning(de = "Wann bestellt wurde", en = "When it was ordered") Instant soldAt,
        @Meaning(
                        de = "Wann geliefert oder geleistet wurde",
                        en = "When the goods left or the service was rendered")
                @Nullable Instant suppliedAt,
        @Meaning(
                        de = "Ob die Preise der Positionen brutto sind",
                        en = "Whether the prices of the lines are gross")
                boolean pricesIncludeTax,
        Party customer,
        @Meaning(
                        de = "Wohin die Ware geht; fehlt: an die Rechnungsanschrift",
                        en = "Where the goods go; absent: to the billing address")
                @Nullable PostalAddress shipTo,
        List<SaleLine> lines,
        List<SaleCharge> charges,
        @Meaning(de = "Bruttobetrag laut Quelle", en = "Gross total as the source states it")
                Money total,
        @Meaning(
                        de = "Darin enthaltene Umsatzsteuer laut Quelle",
                        en = "VAT in it as the source states it")
                Money tax) {

    public Sale {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
    }
}
