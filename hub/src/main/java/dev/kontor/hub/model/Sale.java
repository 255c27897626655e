package dev.kontor.hub.model;

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
        String number,
        Instant soldAt,
        @Nullable Instant suppliedAt,
        boolean pricesIncludeTax,
        Party customer,
        @Nullable PostalAddress shipTo,
        List<SaleLine> lines,
        List<SaleCharge> charges,
        Money total,
        Money tax) {

    public Sale {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
    }
}
