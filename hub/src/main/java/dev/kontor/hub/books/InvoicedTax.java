package dev.kontor.hub.books;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.TaxAmount;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxSubType;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.TotalPrice;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice is taxed: type, sub type and what each rate comes to. A correction must be taxed
 * like the invoice that it corrects (vat.md section 10), and of one that was adopted nobody kept on
 * which facts that rests.
 *
 * @param type net and gross prices are the same here
 * @param gross with VAT by rate, in euros; rates that come to nothing are left out
 */
record InvoicedTax(
        @Nullable TaxType type, @Nullable TaxSubType subType, Map<BigDecimal, BigDecimal> gross) {

    private static final String EURO = "EUR";

    /** Net and gross prices may round a rate differently. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    InvoicedTax {
        Map<BigDecimal, BigDecimal> present = new TreeMap<>(Comparator.reverseOrder());
        gross.forEach((rate, amount) -> {
            if (amount.signum() != 0) {
                present.merge(rate.stripTrailingZeros(), amount, BigDecimal::add);
            }
        });
        gross = present;
        type = type == TaxType.NET ? TaxType.GROSS : type;
    }

    /** As Lexware has it. */
    static InvoicedTax of(Invoice invoice) {
        TaxConditions conditions = invoice.taxConditions();
        Map<BigDecimal, BigDecimal> gross = new TreeMap<>();
        for (TaxAmount each : invoice.taxAmounts()) {
            gross.merge(
                    orZero(each.taxRatePercentage()),
                    orZero(each.netAmount()).add(orZero(each.taxAmount())),
                    BigDecimal::add);
        }
        TotalPrice total = invoice.totalPrice();
        if (gross.isEmpty() && total != null) {
            // tax-free documents may name no rate at all
            gross.put(BigDecimal.ZERO, orZero(total.totalGrossAmount()));
        }
        return new InvoicedTax(
                conditions == null ? null : conditions.taxType(),
                conditions == null ? null : conditions.taxSubType(),
                gross);
    }

    /** As it would be decided. */
    static InvoicedTax of(Document document) {
        TaxConditions conditions = DocumentWriter.taxConditions(document);
        return new InvoicedTax(
                conditions.taxType(),
                conditions.taxSubType(),
                document.totals().rates().stream()
                        .collect(
                                Collectors.toMap(
                                        RateTotal::rate, RateTotal::gross, BigDecimal::add)));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    boolean sameAs(InvoicedTax other) {
        return type == other.type
                && subType == other.subType
                && gross.keySet().equals(other.gross.keySet())
                && gross.entrySet().stream()
                        .allMatch(each -> near(each.getValue(), other.gross.get(each.getKey())));
    }

    private static boolean near(BigDecimal one, @Nullable BigDecimal other) {
        return other != null && one.subtract(other).abs().compareTo(ROUNDING) <= 0;
    }

    /** Both sides, for a person. Nothing was sent. */
    static Problem differs(String invoice, InvoicedTax written, InvoicedTax today) {
        Words is = written.words();
        Words would = today.words();
        return new Problem(
                "correction-taxed-otherwise",
                new Words(
                        "Rechnung %s ist in Lexware so besteuert: %s. Nach den heutigen Angaben wäre die Korrektur so besteuert: %s."
                                        .formatted(invoice, is.de(), would.de())
                                + " Bitte die Korrektur in Lexware von Hand erstellen.",
                        "Invoice %s is taxed like this in Lexware: %s. By what is known today the correction would be taxed like this: %s."
                                        .formatted(invoice, is.en(), would.en())
                                + " Please make the correction by hand in Lexware."),
                List.of(
                        new Answer(Problems.TRY_AGAIN, new Words("Erneut versuchen", "Try again")),
                        new Answer(Problems.LEAVE_SO, new Words("So lassen", "Leave it so"))));
    }

    private Words words() {
        return new Words(treatment().de() + rates(true), treatment().en() + rates(false));
    }

    private String rates(boolean german) {
        return gross.entrySet().stream()
                .map(each -> {
                    Words amount = new Money(each.getValue(), EURO).words();
                    return "%s %%: %s"
                            .formatted(
                                    each.getKey().toPlainString().replace('.', german ? ',' : '.'),
                                    german ? amount.de() : amount.en());
                })
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private Words treatment() {
        if (subType == TaxSubType.DISTANCE_SALES) {
            return new Words("Fernverkauf in der EU", "distance sale in the EU");
        }
        if (subType == TaxSubType.ELECTRONIC_SERVICES) {
            return new Words("elektronische Leistung in der EU", "electronic service in the EU");
        }
        return switch (type) {
            case null -> new Words("ohne Angabe", "not stated");
            case NET, GROSS -> new Words("steuerpflichtig", "taxed");
            case VAT_FREE -> new Words("umsatzsteuerfrei", "free of VAT");
            case INTRA_COMMUNITY_SUPPLY ->
                    new Words("innergemeinschaftliche Lieferung", "intra-Community supply");
            case CONSTRUCTION_SERVICE_13B ->
                    new Words("Bauleistung nach § 13b UStG", "building work, § 13b UStG");
            case EXTERNAL_SERVICE_13B ->
                    new Words("Leistung nach § 13b UStG", "service, § 13b UStG");
            case THIRD_PARTY_COUNTRY_SERVICE ->
                    new Words("Leistung in ein Drittland", "service to a third country");
            case THIRD_PARTY_COUNTRY_DELIVERY -> new Words("Ausfuhr", "export");
            case PHOTOVOLTAIC_EQUIPMENT -> new Words("Photovoltaik", "photovoltaics");
            case UNRECOGNISED -> new Words("anders", "otherwise");
        };
    }
}
