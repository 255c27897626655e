package dev.kontor.vat.cases;

import dev.kontor.vat.Customer;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision;
import dev.kontor.vat.Decision.Held;
import dev.kontor.vat.Goods;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Supply;
import dev.kontor.vat.VatRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One supply as a row of facts. The goods come from Germany, as {@code vat.md} says of all cases.
 *
 * <p>A value that no column of that name can have is an error of the file. A fact that is missing
 * is none: it is what a person is asked for (R01).
 */
public final class SupplyCase {

    private final CaseRow row;

    private SupplyCase(CaseRow row) {
        this.row = row;
    }

    /** The case of a row, its values by the names in {@link CaseColumns}. */
    public static SupplyCase of(Map<String, String> values) {
        return new SupplyCase(new CaseRow(values));
    }

    /**
     * Decides the case.
     *
     * @throws UnknownValueException if a column has a value that it cannot have
     */
    public Outcome outcome() {
        Seller seller = row.required(CaseColumns.SELLER, CaseColumns.SELLERS);
        PriceBasis basis = row.required(CaseColumns.PRICE_BASIS, CaseColumns.PRICE_BASES);
        GoodsKind kind =
                row.oneOf(CaseColumns.PRODUCT_KIND, CaseColumns.GOODS_KINDS)
                        .orElse(GoodsKind.UNSTATED);
        ServiceKind serviceKind =
                row.oneOf(CaseColumns.SERVICE_KIND, CaseColumns.SERVICE_KINDS)
                        .orElse(ServiceKind.GENERAL);
        Optional<Customer.Kind> customerKind =
                row.oneOf(CaseColumns.CUSTOMER_KIND, CaseColumns.CUSTOMER_KINDS);
        Optional<VatIdStatus> status =
                row.oneOf(CaseColumns.VAT_ID_VALID, CaseColumns.VAT_ID_STATES);
        Optional<BigDecimal> amount = row.number(CaseColumns.AMOUNT);
        Optional<LocalDate> date = date();
        Goods goods = new Goods(kind, serviceKind, basis, amount.orElse(BigDecimal.ZERO));
        if (date.isEmpty()) {
            return Outcome.of(VatRules.withoutDate(), goods);
        }
        if (customerKind.isEmpty()) {
            return Outcome.of(missing("Art des Kunden", "kind of customer"), goods);
        }
        if (amount.isEmpty()) {
            return Outcome.of(missing("Betrag", "amount"), goods);
        }
        boolean confirmedNothing =
                !row.has(CaseColumns.VAT_ID)
                        && status.filter(VatIdStatus.CONFIRMED::equals).isPresent();
        if (confirmedNothing) {
            return Outcome.of(missing("bestätigte USt-IdNr.", "confirmed VAT id"), goods);
        }
        Supply supply =
                new Supply(
                        seller,
                        customer(customerKind.get(), status),
                        Place.of("DE", ""),
                        place(CaseColumns.SHIP_TO_COUNTRY, CaseColumns.SHIP_TO_POSTCODE),
                        date.get());
        return Outcome.of(VatRules.decide(supply, goods), goods);
    }

    private Customer customer(Customer.Kind kind, Optional<VatIdStatus> status) {
        Place place = place(CaseColumns.CUSTOMER_COUNTRY, CaseColumns.CUSTOMER_POSTCODE);
        String vatId = row.text(CaseColumns.VAT_ID);
        return new Customer(
                kind,
                place,
                vatId,
                vatId.isEmpty() ? VatIdStatus.NOT_GIVEN : status.orElse(VatIdStatus.UNKNOWN));
    }

    private Place place(String country, String postcode) {
        return Place.of(row.text(country), row.text(postcode));
    }

    private Optional<LocalDate> date() {
        String text = row.text(CaseColumns.DATE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new UnknownValueException(
                    CaseColumns.DATE, text, List.of("a date such as 2026-11-03"));
        }
    }

    private static Decision missing(String de, String en) {
        return Held.of(
                Question.of(
                        ReviewCode.R01,
                        "Es fehlt: " + de + ". Was ist richtig?",
                        "Missing: " + en + ". What is right?"));
    }
}
